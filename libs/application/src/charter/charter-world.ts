import type { Charter, CompletenessWorld, Day } from '@takeup/domain';
import { personasOf } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { connections } from '@takeup/storage';
import type { Configuration } from '../context.js';
import { previewRules, toldHeadcounts } from '../gate/index.js';

export interface WorldRequest {
  readonly config: Configuration;
  readonly charter: Charter;
  /** Today: rules that are asked about are noted with their day. */
  readonly onDay: Day;
}

/** What the completeness list needs to know beside the document. @param session of the owner; null: no database yet */
export async function charterWorld(
  session: Session | null,
  { config, charter, onDay }: WorldRequest,
): Promise<CompletenessWorld> {
  const configured = config.connections.map(({ key }) => key);
  const { minimumGroup } = config.policy;
  if (session === null) return { connections: new Set(configured), personaPeople: null, minimumGroup };
  return {
    connections: await connectionKeys(session, config),
    personaPeople: await previewRules(session, personasOf(charter), { onDay, minimumGroup }),
    minimumGroup,
  };
}

/** The same as a reader may know it: sizes of personas as they were told last, rounded. */
export async function releasedWorld(session: Session, config: Configuration): Promise<CompletenessWorld> {
  return {
    connections: await connectionKeys(session, config),
    personaPeople: await toldHeadcounts(session),
    minimumGroup: config.policy.minimumGroup,
  };
}

async function connectionKeys(session: Session, config: Configuration): Promise<ReadonlySet<string>> {
  const imported = (await connections(session)).map(({ key }) => key);
  return new Set([...config.connections.map(({ key }) => key), ...imported]);
}
