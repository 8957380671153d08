import type { Page, Session } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';
import { readList } from './read-list.js';
import { rowIn, textIn } from './rows.js';

/** Everybody who may sign in, without the account that Takeup itself uses. The cursor is the number of a page. */
export async function* readPeople(
  session: Session<MattermostConfig>,
  cursor: string | undefined,
): AsyncIterable<Page> {
  const own = textIn(rowIn(await session.send({ path: '/api/v4/users/me' }), 'GET /api/v4/users/me'), 'id');
  for await (const { rows, next } of readList(session, '/api/v4/users', { from: Number(cursor ?? 0) })) {
    yield {
      rows: rows.filter((row) => textIn(row, 'id') !== own),
      ...(next === undefined ? {} : { cursor: String(next) }),
    };
  }
}
