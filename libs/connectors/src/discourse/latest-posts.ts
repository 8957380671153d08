import type { JsonRow, Session } from '@takeup/connectors/kit';
import { faulted, repeated, rowIn, rowsIn } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';
import { instantOf, numberOf } from './ask.js';
import type { DiscourseConfig } from './config.js';

const PATH = '/posts.json';
export const WHAT = `GET ${PATH}`;
/** Posts of a page at most; what cannot be seen any more is left out of one and not made up for. */
const PER_PAGE = 50;
/** By so much the times of posts may be out of the order of their ids: both are given within one transaction. */
const OUT_OF_ORDER_MS = 3_600_000;

interface Stretch {
  /** Posts with this id or a smaller one; undefined: from the newest on. */
  readonly upTo: number | undefined;
  /** Down to this. */
  readonly from: Instant;
}

/**
 * The list of all public posts, newest first, down to an instant. Ids grow with time but for two cases. Posts of one moment
 * may stand the other way round; they are put in order. A post that begins a topic which was split off from another gets a
 * new id and keeps its time; it is passed over, for its day cannot be told from where it stands.
 */
export async function* latestPosts(
  session: Session<DiscourseConfig>,
  { upTo, from }: Stretch,
): AsyncGenerator<readonly JsonRow[]> {
  let held: readonly JsonRow[] = [];
  let isOver = false;
  for await (const page of pagesOf(session, upTo)) {
    const newest = Math.max(...page.map(timeOf));
    const inOrder = held.filter((row) => timeOf(row) >= newest - OUT_OF_ORDER_MS);
    const isSettled = (row: JsonRow) => timeOf(row) > newest + OUT_OF_ORDER_MS;
    yield newestFirst(inOrder.filter((row) => isSettled(row) && timeOf(row) >= from));
    held = [...inOrder.filter((row) => !isSettled(row)), ...page];
    isOver = newest < from - OUT_OF_ORDER_MS;
    if (isOver) break;
  }
  yield newestFirst(held.filter((row) => timeOf(row) >= from));
}

/**
 * Pages that hold something. `before` means older posts to newer servers, and older ones or that one to others; so a post
 * may come twice.
 */
async function* pagesOf(
  session: Session<DiscourseConfig>,
  upTo: number | undefined,
): AsyncGenerator<readonly JsonRow[]> {
  const seen = new Set<number>();
  for (let before = upTo === undefined ? undefined : upTo + 1; before === undefined || before > 0;) {
    const asked = { path: PATH, ...(before === undefined ? {} : { query: { before } }) };
    const answer = rowIn(await session.send(asked), WHAT);
    const rows = rowsIn(answer['latest_posts'], WHAT);
    const limit = before ?? Infinity;
    if (rows.some((row) => idOf(row) > limit)) throw repeated(WHAT);
    const fresh = rows.filter((row) => !seen.has(idOf(row)));
    for (const row of fresh) seen.add(idOf(row));
    if (fresh.length > 0) yield fresh;
    // What was written last may all be gone, and nothing says which number it had.
    if (before === undefined && fresh.length === 0) throw faulted('not-yet', 'not-found', WHAT);
    // What is empty may have more beneath it: fifty posts in a row whose topic was deleted.
    before = fresh.length > 0 ? Math.min(...fresh.map(idOf)) : Number(before) - PER_PAGE;
  }
}

function newestFirst(rows: readonly JsonRow[]): readonly JsonRow[] {
  return rows.toSorted((a, b) => timeOf(b) - timeOf(a) || idOf(b) - idOf(a));
}

export function idOf(row: JsonRow): number {
  return numberOf(row, 'id', WHAT);
}

export function timeOf(row: JsonRow): Instant {
  return instantOf(row, 'created_at', WHAT);
}
