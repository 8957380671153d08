import type { JsonRow, Session } from '@takeup/connectors/kit';
import { faulted, isRow, numberIn, rowIn, unexpected } from '@takeup/connectors/kit';
import type { NodebbConfig } from './config.js';

const SELF = '/api/self';

/** What the write API says within its envelope. @throws Faulted `changed` where there is none */
export async function responseOf(session: Session<NodebbConfig>, path: string): Promise<JsonRow> {
  const { response } = rowIn(await session.send({ path }), `GET ${path}`);
  if (!isRow(response)) throw unexpected(`GET ${path}`);
  return response;
}

export interface Self {
  readonly uid: number;
  readonly role: 'administrator' | 'global moderator' | 'member';
}

/** Who the token belongs to. Public pages answer a bad one as they answer a guest; this is refused. */
export async function whoAmI(session: Session<NodebbConfig>): Promise<Self> {
  const row = rowIn(await session.send({ path: SELF }), `GET ${SELF}`);
  const uid = numberIn(row, 'uid');
  if (!isLocal(uid)) throw unexpected(`GET ${SELF}`);
  if (row['isAdmin'] === true) return { uid, role: 'administrator' };
  return { uid, role: row['isGlobalModerator'] === true ? 'global moderator' : 'member' };
}

/**
 * The id of the account. To any other than an administrator NodeBB shows less and does not say so, which would be taken for
 * less having been done.
 * @throws Faulted `denied` for any other
 */
export async function administrator(session: Session<NodebbConfig>): Promise<number> {
  const { uid, role } = await whoAmI(session);
  if (role !== 'administrator') throw faulted('denied', 'permission-missing', `GET ${SELF}`);
  return uid;
}

/**
 * Whether an id is one of this forum: those of other servers are addresses, and a guest has none.
 * @throws Faulted `changed` for a number that comes as a text: it would be passed over as another server's
 */
export function isLocal(id: unknown): id is number {
  if (typeof id === 'string' && /^\d+$/.test(id)) throw unexpected('GET an id');
  return typeof id === 'number' && id > 0;
}

/** Whether something that is always told is not: nothing may be concluded of that. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}
