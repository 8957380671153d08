import type { JsonRow, Session } from '@takeup/connectors/kit';
import { isRow, repeated, rowIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { SlackConfig } from './config.js';
import { CHANNELS } from './config.js';

export type Form = Readonly<Record<string, string | number | boolean>>;

export interface Called {
  readonly row: JsonRow;
  /** Scopes of the token, where the answer names them. */
  readonly scopes: readonly string[] | undefined;
}

/** Asks a method of the Web API. @throws Faulted for a refusal, and for an answer that says neither yes nor no */
export async function call(
  session: Session<SlackConfig>,
  method: string,
  { form, as = CHANNELS, limit }: { readonly form?: Form; readonly as?: string; readonly limit: string },
): Promise<Called> {
  const path = `/${method}`;
  const reply = await session.send({ method: 'POST', path, form: form ?? {}, as, limit });
  const row = rowIn(reply, `POST ${path}`);
  if (row['ok'] !== true) throw unexpected(`POST ${path}`);
  const scopes = reply.headers['x-oauth-scopes'];
  return { row, scopes: scopes?.split(',').map((scope) => scope.trim()) };
}

export interface Listing {
  /** Name of the list in the answer. */
  readonly list: 'channels' | 'members' | 'messages';
  readonly form: Form;
  readonly limit: string;
}

export interface ListPage {
  readonly rows: readonly JsonRow[];
  /** Undefined with the last page. */
  readonly next?: string;
}

/** Pages of a list, by Slack's cursors. @throws Faulted where a cursor comes again */
export async function* listed(
  session: Session<SlackConfig>,
  method: string,
  { list, form, limit, cursor: begun }: Listing & { readonly cursor?: string | undefined },
): AsyncGenerator<ListPage> {
  const what = `POST /${method}`;
  const seen = new Set<string>();
  let cursor = begun;
  for (;;) {
    if (cursor !== undefined) seen.add(cursor);
    const { row } = await call(session, method, {
      form: { ...form, ...(cursor === undefined ? {} : { cursor }) },
      limit,
    });
    const rows = rowsIn(row[list], what);
    const metadata = row['response_metadata'];
    const next = isRow(metadata) ? textIn(metadata, 'next_cursor') : '';
    if (next === '') {
      // More of it without a way there would be lost.
      if (row['has_more'] === true) throw unexpected(what);
      return yield { rows };
    }
    if (seen.has(next)) throw repeated(what);
    yield { rows, next };
    cursor = next;
  }
}

/** The workspace, where an organisation's token has to name one. */
export function teamOf({ config: { team } }: Session<SlackConfig>): Form {
  return team === undefined ? {} : { team_id: team };
}

/** Who the token belongs to: left out of what is counted. */
export async function ownId(session: Session<SlackConfig>, as: string): Promise<string> {
  const { row } = await call(session, 'auth.test', { as, limit: 'auth' });
  const own = textIn(row, 'user_id');
  if (own === '') throw unexpected('POST /auth.test');
  return own;
}
