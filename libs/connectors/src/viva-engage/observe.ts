import type { Json, JsonRow, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, CommunityFact, Fact } from '@takeup/domain';
import { countsIn } from '../graph/read-counts.js';
import { TELLS } from './streams.js';

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  users: (row) => [account(row)],
  groups: (row) => [community(row)],
  messages: message,
  counts: (row) => countsIn(row, TELLS.counts.counts),
  activity: ({ date, people }) =>
    Array.isArray(people) && typeof date === 'string'
      ? people.flatMap((person: Json) => (isRow(person) ? daysActs(person, date) : []))
      : [],
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function account(row: KeptRow): AccountFact {
  const email = textIn(row, 'email');
  return {
    fact: 'account',
    account: textIn(row, 'id'),
    aliases: email === '' ? [] : [email],
    kind: 'person',
    enabled: typeof row['enabled'] === 'boolean' ? row['enabled'] : null,
  };
}

function community(row: KeptRow): CommunityFact {
  return {
    fact: 'community',
    community: textIn(row, 'id'),
    key: textIn(row, 'key'),
    title: textIn(row, 'name'),
  };
}

function message(row: KeptRow): readonly ActivityFact[] {
  const sender = textIn(row, 'sender_id');
  if (row['own'] !== true || sender === '') return [];
  const [id, thread, group] = [textIn(row, 'id'), textIn(row, 'thread_id'), textIn(row, 'group_id')];
  return [
    {
      fact: 'activity',
      account: sender,
      kind: textIn(row, 'replied_to_id') !== '' || thread !== id ? 'reply' : 'post',
      at: numberIn(row, 'at') ?? null,
      community: group === '' ? null : group,
      count: 1,
      message: id,
      thread,
    },
  ];
}

/** Whoever is on the day was there. What they did is told by counts that are of that day. */
function daysActs(person: JsonRow, day: string): readonly ActivityFact[] {
  const [posted = 0, read = 0, liked = 0] = ['posted', 'read', 'liked'].map((name) => numberIn(person, name));
  const acts = [
    ...(read > 0 || posted + liked === 0 ? [['view', Math.max(read, 1)] as const] : []),
    ...(liked > 0 ? [['react', liked] as const] : []),
    ...(posted > 0 ? [['post', posted] as const] : []),
  ];
  return acts.map(([kind, count]) => ({
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
