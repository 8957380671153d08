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

/** Rows by their content: a page is in memory, what was on it is not kept. */
function printOf({ rows }: Page): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(JSON.stringify(row)).update('\n');
  return hash.digest('base64');
}
