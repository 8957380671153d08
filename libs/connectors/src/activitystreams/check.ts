import type { Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { collect } from './collection.js';
import type { ActivityStreamsConfig } from './config.js';
import { toldIn } from './read-activities.js';

/** Reads every source once. @throws Faulted where one is refused, or is none */
export async function check(session: Session<ActivityStreamsConfig>): Promise<Preflight> {
  const { communities, people } = session.config;
  const [cut, undated, unknown]: [string[], string[], string[]] = [[], [], []];
  for (const source of communities) {
    const collected = await collect(session, source);
    const told = toldIn(collected);
    if (!collected.isWhole) cut.push(source.key);
    if (collected.items.length > 0 && told.length === 0) undated.push(source.key);
    if (told.length > 0 && !told.some(({ actor }) => people !== undefined && actor.startsWith(people)))
      unknown.push(source.key);
  }
  return {
    platform: 'ActivityStreams 2.0',
    role: session.config.token === undefined ? 'public' : 'token',
    notes: [
      ...noteOf('activitystreams-cut-off', cut),
      ...noteOf('activitystreams-nothing-told', undated),
      ...noteOf('activitystreams-people-unknown', unknown),
    ],
  };
}

function noteOf(code: string, keys: readonly string[]): readonly PreflightNote[] {
  return keys.length === 0 ? [] : [{ code, detail: keys.join(', ') }];
}
