import type { Refusal } from '@takeup/domain';
import { invalid } from '@takeup/domain';
import type { ScopeKey, Session } from '@takeup/storage';
import { connections } from '@takeup/storage';
import { scopeByKey } from '../gate/index.js';
import { confirmedCharters } from '../charter/in-force.js';
import { EVERYTHING, scopeConnections, scopeKey } from '../refresh/scopes.js';

export interface AskedScope extends ScopeKey {
  /** Null: no initiative was named. */
  readonly initiative: string | null;
}

/** The scope of an initiative, or everything. */
export async function askScope(session: Session, initiative: string | null): Promise<AskedScope | Refusal> {
  const nothingYet = { id: -1, connections: null };
  if (initiative === null || initiative === EVERYTHING) {
    const found = await scopeByKey(session, EVERYTHING);
    return { ...nothingYet, key: EVERYTHING, ...found, initiative: null };
  }
  const charters = await confirmedCharters(session);
  const newest = charters.filter((charter) => charter.initiative === initiative).at(-1);
  if (!newest) return invalid('initiative-unknown', { initiative });
  const own = scopeConnections(newest, new Set((await connections(session)).map(({ key }) => key)));
  return {
    ...nothingYet,
    connections: own,
    ...(await scopeByKey(session, scopeKey(own))),
    key: initiative,
    initiative,
  };
}
