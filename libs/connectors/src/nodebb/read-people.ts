import type { Page, Session } from '@takeup/connectors/kit';
import { numberIn, repeated, rowIn, rowsIn, unexpected } from '@takeup/connectors/kit';
import { administrator } from './ask.js';
import type { NodebbConfig } from './config.js';

const PATH = '/api/admin/manage/users';
const WHAT = `GET ${PATH}`;
/** 50, 100, 250 and 500 are taken; any other number is silently 50. */
const PER_PAGE = 500;

/**
 * Everybody who has an account here, without Takeup's own, in the order in which they joined: whoever joins meanwhile
 * stands at the end. The cursor is the number of a page.
 */
export async function* readPeople(
  session: Session<NodebbConfig>,
  cursor: string | undefined,
): AsyncGenerator<Page> {
  const own = await administrator(session);
  let before: unknown;
  for (let page = Number(cursor ?? 1); ; page += 1) {
    const { users, pages } = await peopleOn(session, page, PER_PAGE);
    const first = users[0]?.['uid'];
    if (first !== undefined && first === before) throw repeated(WHAT);
    before = first;
    const rows = users.filter((row) => row['uid'] !== own && row['isLocal'] !== false);
    if (page >= pages) return yield { rows };
    yield { rows, cursor: String(page + 1) };
  }
}

/** A page of people and how many pages there are. */
export async function peopleOn(session: Session<NodebbConfig>, page: number, size: 50 | 500) {
  const query = { page, resultsPerPage: size, sortBy: 'joindate', sortDirection: 'asc' };
  const row = rowIn(await session.send({ path: PATH, query }), WHAT);
  const pages = numberIn(row, 'pageCount');
  if (pages === undefined) throw unexpected(WHAT);
  return { users: rowsIn(row['users'], WHAT), pages };
}
