import type { Charter, CompletenessWorld, Day } from '@takeup/domain';
import { personasOf } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { connections, personaHeadcounts } from '@takeup/storage';
import type { Configuration } from '../context.js';
import { countPersonas } from './persona-headcounts.js';

export interface WorldRequest {
  readonly config: Configuration;
  readonly charter: Charter;
  /** The day on which people are counted. */
  readonly onDay: Day;
}

/** What the completeness list needs to know beside the document. @param session of the owner; null: no database yet */
export async function charterWorld(
  session: Session | null,
  { config, charter, onDay }: WorldRequest,
): Promise<CompletenessWorld> {
  const configured = config.connections.map(({ key }) => key);
  if (session === null) return { connections: new Set(configured), personaPeople: null };
  return {
    connections: await connectionKeys(session, config),
    personaPeople: await countPersonas(session, personasOf(charter), onDay),
  };
}

/** The same as a reader may know it: sizes of personas as they were told last, rounded. */
export async function releasedWorld(session: Session, config: Configuration): Promise<CompletenessWorld> {
  const told = await personaHeadcounts(session);
  const sizes = told.map(({ key, people, anybody }) => [key, people ?? (anybody ? 1 : 0)] as const);
  return {
    connections: await connectionKeys(session, config),
    personaPeople: told.length === 0 ? null : new Map(sizes),
  };
}

async function connectionKeys(session: Session, config: Configuration): Promise<ReadonlySet<string>> {
  const imported = (await connections(session)).map(({ key }) => key);
  return new Set([...config.connections.map(({ key }) => key), ...imported]);
}
