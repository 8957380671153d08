import type { Page, Session } from '@takeup/connectors/kit';
import { rowIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';
import { readList } from './read-list.js';

const ME = '/api/v4/users/me';

/** Everybody who may sign in, without the account that Takeup itself uses. The cursor is the number of a page. */
export async function* readPeople(
  session: Session<MattermostConfig>,
  cursor: string | undefined,
): AsyncIterable<Page> {
  const own = textIn(rowIn(await session.send({ path: ME }), `GET ${ME}`), 'id');
  if (own === '') throw unexpected(`GET ${ME}`);
  for await (const { rows, next } of readList(session, '/api/v4/users', { from: Number(cursor ?? 0) })) {
    yield {
      rows: rows.filter((row) => textIn(row, 'id') !== own),
      ...(next === undefined ? {} : { cursor: String(next) }),
    };
  }
}
