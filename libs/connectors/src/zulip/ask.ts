import type { JsonRow, Session } from '@takeup/connectors/kit';
import { numberIn, rowIn, unexpected } from '@takeup/connectors/kit';
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

/** Who the key belongs to: left out of what is counted. */
export async function ownId(session: Session<ZulipConfig>): Promise<number> {
  const own = numberIn(await ask(session, '/users/me'), 'user_id');
  if (own === undefined) throw unexpected('GET /api/v1/users/me');
  return own;
}
