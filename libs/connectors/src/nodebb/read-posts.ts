import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { UTC, dayByDay, numberIn } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import { administrator } from './ask.js';
import type { NodebbConfig } from './config.js';
import type { Reading } from './post-rows.js';
import { emptyDay, isToBeRead, rowOf } from './post-rows.js';
import { categoriesToRead } from './read-categories.js';
import { RecentPosts, idOf, timeOf } from './recent-posts.js';

/** Rows from which on a page is closed; it holds whole days. */
const PER_PAGE = 200;

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/**
 * What was written on each day (UTC) that the slice touches, newest first, with its votes as they are now. A day is always
 * read whole, to this moment: it takes the place of what was known of it, so what was deleted is gone, and a day of nothing
 * says so. The cursor is the day down to which all was read.
 */
export async function* readPosts(
  session: Session<NodebbConfig>,
  { from, to, cursor }: Window,
): AsyncGenerator<Page> {
  const own = await administrator(session);
  const categories = new Set((await categoriesToRead(session)).map((row) => numberIn(row, 'cid') ?? 0));
  const first = UTC.dayAt(from);
  const end = cursor ?? addDays(UTC.dayAt(to - 1), 1);
  let rows: JsonRow[] = [];
  const stretch = { before: UTC.startOf(end), from: UTC.startOf(first) };
  const pages = new RecentPosts(session).within(stretch);
  for await (const { day, items: posts } of dayByDay(pages, { first, end, timeOf, idOf })) {
    rows.push(...(await rowsOf({ session, categories, own }, day, posts)));
    if (day === first || rows.length < PER_PAGE) continue;
    // A token that is taken away meanwhile is answered as a guest is, with less.
    await administrator(session);
    yield { rows, cursor: day };
    rows = [];
  }
  await administrator(session);
  yield { rows, covers: { from, to } };
}

async function rowsOf(reading: Reading, day: Day, posts: readonly JsonRow[]): Promise<readonly JsonRow[]> {
  const rows: JsonRow[] = [];
  for (const post of posts) if (isToBeRead(post, reading)) rows.push(await rowOf(post, day, reading));
  return rows.length > 0 ? rows : [emptyDay(day, UTC.startOf(day))];
}
