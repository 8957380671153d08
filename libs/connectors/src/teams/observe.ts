import type { Json, JsonRow, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { ActivityFact, Fact } from '@takeup/domain';
import { countsIn } from '../graph/read-counts.js';
import { TELLS } from './streams.js';

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  if (stream === 'counts') return countsIn(row, TELLS.counts.counts);
  const { date, people } = row;
  if (stream !== 'activity' || !Array.isArray(people) || typeof date !== 'string') return [];
  return people.flatMap((person: Json) => (isRow(person) ? actsOf(person, date) : []));
}

/** What was written in channels; where the report does not part posts from replies, all of it is posts. */
function actsOf(person: JsonRow, day: string): readonly ActivityFact[] {
  const replied = numberIn(person, 'replied') ?? 0;
  const posted = numberIn(person, 'posted') ?? numberIn(person, 'wrote') ?? 0;
  const acts = [['post', posted] as const, ['reply', replied] as const];
  return acts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({
      fact: 'activity',
      account: textIn(person, 'upn'),
      kind,
      at: null,
      day,
      community: null,
      count,
      message: null,
      thread: null,
    }));
}
