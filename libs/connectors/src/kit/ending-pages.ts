import { createHash } from 'node:crypto';
import type { Page } from './contract.js';
import { repeated } from './rows.js';

/**
 * Pages, as long as they lead on. Servers that take no notice of where they are asked to go on give the same page again,
 * under the same cursor or under one that the connector counts by itself.
 * @param slice what is read, and the cursor it goes on at
 * @throws Faulted `transient` at a cursor, or at rows, that have come before
 */
export async function* endingPages(
  pages: AsyncIterable<Page>,
  { stream, cursor }: { readonly stream: string; readonly cursor?: string },
): AsyncGenerator<Page> {
  const cursors = new Set(cursor === undefined ? [] : [cursor]);
  const prints = new Set<string>();
  for await (const page of pages) {
    if (page.cursor !== undefined && cursors.has(page.cursor)) throw repeated(`${stream}: the same cursor`);
    if (page.cursor !== undefined) cursors.add(page.cursor);
    if (page.rows.length > 0) {
      const print = printOf(page);
      if (prints.has(print)) throw repeated(`${stream}: the same rows`);
      prints.add(print);
    }
    yield page;
  }
}

/** Rows of a long page that are compared. */
const COMPARED = 64;

/**
 * How many rows, and rows spread over all of them by their content: rows have keys, so two pages have none in common
 * unless one is the other. A page is in memory, what was on it is not kept.
 */
function printOf({ rows }: Page): string {
  const hash = createHash('sha256').update(`${rows.length}\n`);
  const step = Math.max(1, (rows.length - 1) / (COMPARED - 1));
  for (let place = 0; place <= rows.length - 1; place += step)
    hash.update(JSON.stringify(rows[Math.round(place)])).update('\n');
  return hash.digest('base64');
}
