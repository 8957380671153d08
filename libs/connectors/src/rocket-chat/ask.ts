import type { Json, JsonRow, Session } from '@takeup/connectors/kit';
import { faulted, numberIn, repeated, rowIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';
import type { RocketChatConfig } from './config.js';

type Query = Readonly<Record<string, string | number | boolean>>;

/** Most that a server gives at a time unless its operator sets another number. */
const PER_PAGE = 100;

/** What is asked; each has a limit of its own. */
export type Method =
  'me' | 'users.list' | 'channels.list' | 'chat.syncMessages' | 'engagement-dashboard/users/active-users';

export const whatOf = (method: Method) => `GET /api/v1/${method}`;

/** An answer of the API. @throws Faulted for a refusal, and for an answer that says neither yes nor no */
export async function ask(
  session: Session<RocketChatConfig>,
  method: Method,
  query: Query = {},
): Promise<JsonRow> {
  const row = rowIn(await session.send({ path: `/api/v1/${method}`, query, limit: method }), whatOf(method));
  if (row['success'] !== true) throw unexpected(whatOf(method));
  return row;
}

/** Who the token belongs to: left out of what is counted. */
export async function ownName(session: Session<RocketChatConfig>): Promise<string> {
  const own = textIn(await ask(session, 'me'), 'username');
  if (own === '') throw unexpected(whatOf('me'));
  return own;
}

/** Every page of a list in the order of names. The next is asked for by how many came so far. */
export async function* listed(
  session: Session<RocketChatConfig>,
  method: 'users.list' | 'channels.list',
  { list, by, from }: { readonly list: string; readonly by: string; readonly from: number },
): AsyncGenerator<{ readonly rows: readonly JsonRow[]; readonly next?: number }> {
  let before: Json | undefined;
  for (let offset = from; ;) {
    const query = { offset, count: PER_PAGE, sort: JSON.stringify({ [by]: 1 }) };
    const answer = await ask(session, method, query);
    const rows = rowsIn(answer[list], whatOf(method));
    const total = numberIn(answer, 'total');
    if (total === undefined) throw unexpected(whatOf(method));
    const first = rows[0]?.['_id'];
    if (first !== undefined && first === before) throw repeated(whatOf(method));
    before = first;
    offset += rows.length;
    if (offset >= total) return yield { rows };
    // By how many came there is no way past it, and what is not seen must not be taken for gone.
    if (rows.length === 0) throw faulted('transient', 'truncated', whatOf(method));
    yield { rows, next: offset };
  }
}

/** The instant in a field (ISO 8601). @throws Faulted `changed` where it holds none */
export function instantOf(row: JsonRow, field: string, method: Method): Instant {
  const text = textIn(row, field);
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw unexpected(whatOf(method));
  return at;
}
