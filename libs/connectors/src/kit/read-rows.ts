import type { JsonRow } from './json.js';

export interface RowsOptions {
  /** Told of each line that is no row, by its number, never its text. Without it such a line is a fault, `changed`. */
  readonly onBroken?: (line: number) => void;
}

/** Characters of a line; a row of a report has hundreds. */
export const LONGEST_LINE = 1_048_576;

export interface RowPage {
  readonly rows: readonly JsonRow[];
  /** Rows read so far, for a cursor; none with the last page. */
  readonly next?: number;
}

/**
 * Rows in pages of one size. A file cannot be asked for from its middle, so what was saved of it before is read again and
 * passed over.
 * @param skip rows that were saved before
 */
export async function* rowPages(
  batches: AsyncIterable<readonly JsonRow[]>,
  { size, skip = 0 }: { readonly size: number; readonly skip?: number },
): AsyncGenerator<RowPage> {
  let read = 0;
  let held: JsonRow[] = [];
  for await (const batch of batches) {
    const fresh = batch.slice(Math.max(0, skip - read));
    read += batch.length;
    held.push(...fresh);
    // The last page is known by nothing coming after it.
    while (held.length > size) {
      const rows = held.slice(0, size);
      held = held.slice(size);
      yield { rows, next: read - held.length };
    }
  }
  yield { rows: held };
}
