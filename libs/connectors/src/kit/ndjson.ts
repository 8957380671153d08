import type { Download } from './asking.js';
import { faulted } from './fault.js';
import type { JsonRow } from './json.js';
import type { RowsOptions } from './read-rows.js';
import { LONGEST_LINE } from './read-rows.js';
import { isRow } from './rows.js';
import { parseSafely } from './safe-json.js';

/**
 * Objects of newline-delimited JSON, as many at a time as a piece of the answer brings.
 * @throws Faulted `truncated` where the last line has no end; `changed` for a line that is no object, unless `onBroken`
 * is given, and for one that is too long
 */
export async function* ndjsonRows(
  { what, bytes }: Pick<Download, 'what' | 'bytes'>,
  { onBroken }: RowsOptions = {},
): AsyncGenerator<readonly JsonRow[]> {
  const decoder = new TextDecoder();
  let number = 0;
  let rest = '';
  const rowsOf = (lines: readonly string[]): readonly JsonRow[] =>
    lines.flatMap((line) => {
      number += 1;
      if (/^\s*$/.test(line)) return [];
      const row = rowIn(line);
      if (row !== undefined) return [row];
      if (onBroken === undefined) throw faulted('changed', 'unexpected-shape', `${what}: line ${number}`);
      onBroken(number);
      return [];
    });
  for await (const piece of bytes) {
    const lines = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw faulted('changed', 'too-large', `${what}: line ${number + 1}`);
    const rows = rowsOf(lines);
    if (rows.length > 0) yield rows;
  }
  rest += decoder.decode();
  if (rest.trim() === '') return;
  const last = rowIn(rest);
  if (last === undefined) throw faulted('transient', 'truncated', what);
  yield [last];
}

function rowIn(line: string): JsonRow | undefined {
  try {
    const json = parseSafely(line);
    return isRow(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
