import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { communityKeys, isRow, repeated, rowIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import { administrator, numberOf } from './ask.js';
import type { DiscourseConfig } from './config.js';

const PEOPLE = '/admin/users/list/active.json';
const CATEGORIES = '/categories.json';

/**
 * Everybody who has an account here, without Takeup's own and the server's, in the order in which they joined. The cursor is
 * the number of a page, of which the one after the last is empty.
 */
export async function* readUsers(
  session: Session<DiscourseConfig>,
  cursor: string | undefined,
): AsyncGenerator<Page> {
  const own = await administrator(session);
  let before: unknown;
  for (let page = Number(cursor ?? 1); ; page += 1) {
    const people = await peopleOn(session, page);
    const first = people[0]?.['id'];
    if (first !== undefined && first === before) throw repeated(`GET ${PEOPLE}`);
    before = first;
    const rows = people.filter((row) => numberOf(row, 'id', `GET ${PEOPLE}`) > 0 && row['id'] !== own);
    if (people.length === 0) return yield { rows };
    yield { rows, cursor: String(page + 1) };
  }
}

export async function peopleOn(session: Session<DiscourseConfig>, page: number): Promise<readonly JsonRow[]> {
  const query = { page, show_emails: true, order: 'created', asc: true };
  return rowsIn((await session.send({ path: PEOPLE, query })).json, `GET ${PEOPLE}`);
}

/** All categories, those beneath others too, each with the `key` that charters name it by. */
export async function listedCategories(session: Session<DiscourseConfig>): Promise<readonly JsonRow[]> {
  const what = `GET ${CATEGORIES}`;
  const answer = rowIn(
    await session.send({ path: CATEGORIES, query: { include_subcategories: true } }),
    what,
  );
  const list = isRow(answer['category_list']) ? answer['category_list'] : {};
  const rows = flattened(rowsIn(list['categories'], what), what);
  for (const row of rows)
    if (typeof row['read_restricted'] !== 'boolean' || row['slug'] === undefined) throw unexpected(what);
  const keys = communityKeys(
    rows.map((row) => ({ id: String(numberOf(row, 'id', what)), slug: textIn(row, 'slug') || undefined })),
  );
  return rows.map((row, i) => ({ ...row, key: keys[i] ?? '' }));
}

function flattened(rows: readonly JsonRow[], what: string): readonly JsonRow[] {
  return rows.flatMap((row) => {
    const beneath = row['subcategory_list'];
    return [row, ...(Array.isArray(beneath) ? flattened(rowsIn(beneath, what), what) : [])];
  });
}

/** Categories that everybody can read, and those that the configuration names. */
export async function categoriesToRead(session: Session<DiscourseConfig>): Promise<readonly JsonRow[]> {
  const named = session.config.private_categories;
  return (await listedCategories(session)).filter(
    (row) => row['read_restricted'] === false || named.includes(textIn(row, 'key')),
  );
}

/** Ids of the categories that are read. */
export async function idsToRead(session: Session<DiscourseConfig>): Promise<ReadonlySet<number>> {
  const rows = await categoriesToRead(session);
  return new Set(rows.map((row) => numberOf(row, 'id', `GET ${CATEGORIES}`)));
}

export async function* readCategories(session: Session<DiscourseConfig>): AsyncGenerator<Page> {
  await administrator(session);
  yield { rows: await categoriesToRead(session) };
}
