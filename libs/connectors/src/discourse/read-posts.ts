import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { UTC, dayByDay, unexpected } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import { administrator, numberOf } from './ask.js';
import type { DiscourseConfig } from './config.js';
import { WHAT, idOf, latestPosts, timeOf } from './latest-posts.js';
import { idsToRead } from './read-lists.js';

/** Rows from which on a page is closed; it holds whole days. */
const PER_PAGE = 200;
/** Ids that are read once more where a reading goes on: they do not grow with time to the second. */
const ONCE_MORE = 50;
/** Written by somebody; the others tell of what was done to a topic, or are whispered among staff. */
const REGULAR = 1;

type Walk = Extract<Slice, { readonly by: 'window' | 'walk' }>;

interface Reading {
  readonly categories: ReadonlySet<number>;
  /** Takeup's own account. */
  readonly own: number;
}

/**
 * What was written on each day (UTC) that the slice touches, newest first. A day is always read whole, to this moment: it
 * takes the place of what was known of it, so what was deleted is gone, and a day of nothing says so. The cursor is the day
 * down to which all was read, and the smallest id on it.
 */
export async function* readPosts(
  session: Session<DiscourseConfig>,
  { from, to, cursor }: Walk,
): AsyncGenerator<Page> {
  const reading = { own: await administrator(session), categories: await idsToRead(session) };
  const first = UTC.dayAt(from);
  const [begun, id] = cursor?.split(' ') ?? [];
  const end = begun ?? addDays(UTC.dayAt(to - 1), 1);
  let below = id === undefined ? undefined : Number(id);
  let rows: JsonRow[] = [];
  const upTo = below === undefined ? undefined : below + ONCE_MORE;
  const pages = latestPosts(session, { upTo, from: UTC.startOf(first) });
  for await (const { day, items } of dayByDay(pages, { first, end, timeOf, idOf })) {
    rows.push(...rowsOf(reading, day, items));
    below = items.reduce<number | undefined>((least, item) => Math.min(least ?? Infinity, idOf(item)), below);
    if (day === first || rows.length < PER_PAGE) continue;
    // A key that is revoked meanwhile may be answered as a guest is, with less.
    await administrator(session);
    yield { rows, cursor: `${day} ${below ?? ''}`.trim() };
    rows = [];
  }
  await administrator(session);
  yield { rows, covers: { from, to } };
}

function rowsOf(reading: Reading, day: Day, posts: readonly JsonRow[]): readonly JsonRow[] {
  // Private messages stand in no category; that nothing at all stands in one is no answer.
  if (posts.length > 0 && posts.every((post) => post['category_id'] === null)) throw unexpected(WHAT);
  const rows = posts.filter((post) => isToBeRead(post, reading)).map((post) => rowOf(post, day, reading));
  return rows.length > 0 ? rows : [emptyDay(day)];
}

/** Stands in a category that is read, is there and was written by somebody. Private messages stand in no category. */
function isToBeRead(post: JsonRow, { categories }: Reading): boolean {
  const { category_id: category, hidden, deleted_at: deleted, user_deleted: taken } = post;
  if (category === undefined || hidden === undefined || deleted === undefined || taken === undefined)
    throw unexpected(WHAT);
  if (numberOf(post, 'post_type', WHAT) !== REGULAR || hidden === true || deleted !== null || taken === true)
    return false;
  return category !== null && categories.has(numberOf(post, 'category_id', WHAT));
}

/** What the server writes by itself comes of accounts below one. */
function rowOf(post: JsonRow, day: Day, { own }: Reading): JsonRow {
  const author = numberOf(post, 'user_id', WHAT);
  return { ...post, day, at: timeOf(post), author: author > 0 && author !== own ? author : null };
}

/** Says that on a day nothing is there any more. */
function emptyDay(day: Day): JsonRow {
  return { id: 0, day, at: UTC.startOf(day), topic_id: 0, category_id: 0, post_number: 0 };
}
