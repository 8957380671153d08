import type { JsonRow, Session } from '@takeup/connectors/kit';
import { faulted, numberIn, rowIn, unexpected } from '@takeup/connectors/kit';
import type { ZulipConfig } from './config.js';

type Query = Readonly<Record<string, string | number | boolean>>;

export interface Asking {
  readonly query?: Query;
  readonly maxBytes?: number;
}

/** An answer of the API. @throws Faulted for a refusal, and for an answer that says neither yes nor no */
export async function ask(
  session: Session<ZulipConfig>,
  path: string,
  asking: Asking = {},
): Promise<JsonRow> {
  const whole = `/api/v1${path}`;
  const row = rowIn(await session.send({ path: whole, ...asking }), `GET ${whole}`);
  if (row['result'] !== 'success') throw unexpected(`GET ${whole}`);
  return row;
}

/** Who the key belongs to, where all public channels are read. @throws Faulted `denied` for a guest, who became one meanwhile */
export async function ownIdOfMember(session: Session<ZulipConfig>): Promise<number> {
  const own = await ownRow(session);
  if (isGuest(own)) throw faulted('denied', 'permission-missing', 'GET /api/v1/users/me');
  return idOf(own);
}

/** Who the key belongs to: left out of what is counted. */
export async function ownId(session: Session<ZulipConfig>): Promise<number> {
  return idOf(await ownRow(session));
}

/** Whoever is a guest sees the channels that he was added to, and takes them for all there are. */
export const isGuest = (own: JsonRow): boolean => own['is_guest'] === true || numberIn(own, 'role') === 600;

export async function ownRow(session: Session<ZulipConfig>): Promise<JsonRow> {
  const own = await ask(session, '/users/me');
  idOf(own);
  return own;
}

function idOf(own: JsonRow): number {
  const id = numberIn(own, 'user_id');
  if (id === undefined) throw unexpected('GET /api/v1/users/me');
  return id;
}
