import type { ConnectionRow, PreflightRow, Session } from '@takeup/storage';
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

/**
 * By key, the connections that lead to the place of one, itself among them, also those that are asked no more. Of one that
 * does not say where it leads nobody knows that it is another place.
 */
export function sharingPlaces(
  all: readonly ConnectionRow[],
  found: readonly (Pick<PreflightRow, 'workspace'> & { readonly connectionId: number })[],
): (key: string) => readonly ConnectionRow[] {
  const workspaces = new Map(found.map(({ connectionId, workspace }) => [connectionId, workspace]));
  const isOnePlace = (one: ConnectionRow, other: ConnectionRow) => {
    if (one.key === other.key) return true;
    if (one.connector === null || one.connector !== other.connector) return false;
    const [own, another] = [workspaces.get(one.id) ?? null, workspaces.get(other.id) ?? null];
    return own === null || another === null || own === another;
  };
  return (key) => {
    const own = all.find((one) => one.key === key);
    return own === undefined ? [] : all.filter((other) => isOnePlace(own, other));
  };
}
