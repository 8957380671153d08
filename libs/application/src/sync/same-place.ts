import type { ConnectionRow, Session } from '@takeup/storage';
import { connections, preflights } from '@takeup/storage';

export interface Reached {
  readonly key: string;
  readonly connector: string;
  /** What was reached; undefined: it is not one place. */
  readonly workspace: string | undefined;
}

/**
 * Another connection that leads where this one does: everybody's acts would count twice. The one that was there first.
 * @param inUse keys of connections that are read today; of those taken out only what came in is left
 */
export async function otherAtPlace(
  session: Session,
  { key, connector, workspace }: Reached,
  inUse: ReadonlySet<string>,
): Promise<ConnectionRow | undefined> {
  if (workspace === undefined) return undefined;
  const found = await preflights(session);
  const there = new Set(found.filter((own) => own.workspace === workspace).map((own) => own.connectionId));
  const [first] = (await connections(session))
    .filter((own) => own.key !== key && own.connector === connector)
    .filter((own) => inUse.has(own.key) && there.has(own.id))
    .toSorted((a, b) => a.id - b.id);
  return first;
}
