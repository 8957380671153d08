import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import type { Download } from './asking.js';
import { Faulted, faulted } from './fault.js';
import type { JsonRow } from './json.js';
import type { RowsOptions } from './read-rows.js';
import { LONGEST_LINE } from './read-rows.js';

export interface CsvOptions extends RowsOptions {
  /**
   * Our names and the headings they stand for. A column without one keeps its heading as its name, so that what is new is
   * noticed. Order, upper and lower case and space around a heading make no difference.
   */
  readonly columns: Readonly<Record<string, string>>;
  /** Those of our names without which nothing can be concluded; all unless said. */
  readonly needs?: readonly string[];
  /** A comma unless said. */
  readonly delimiter?: string;
}

const BATCH = 500;

/** After these the parser stays within the quotes: how many lines it takes for one field, nobody knows. */
const SWALLOWS: ReadonlySet<string> = new Set(['CSV_INVALID_CLOSING_QUOTE', 'CSV_MAX_RECORD_SIZE']);

/**
 * Rows of a CSV file (RFC 4180, with or without a byte order mark), all values as texts.
 * @throws Faulted `changed` where a needed column or its heading is gone, and for a line of another length unless
 * `onBroken` is given; `truncated` for a quotation without an end, and for a file of nothing
 */
export async function* csvRows(
  { what, bytes }: Pick<Download, 'what' | 'bytes'>,
  { columns, needs = Object.keys(columns), delimiter = ',', onBroken }: CsvOptions,
): AsyncGenerator<readonly JsonRow[]> {
  let names: readonly string[] | undefined;
  let rows: JsonRow[] = [];
  try {
    for await (const record of recordsOf(bytes, { delimiter, onBroken })) {
      if (names === undefined) {
        names = namesOf(what, record, { columns, needs });
        continue;
      }
      rows.push(Object.fromEntries(names.map((name, i) => [name, record[i] ?? ''])));
      if (rows.length < BATCH) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    throw error instanceof Faulted ? error : faultOf(what, error);
  }
  if (names === undefined) throw faulted('transient', 'truncated', what);
  if (rows.length > 0) yield rows;
}

function recordsOf(
  bytes: Download['bytes'],
  { delimiter, onBroken }: Pick<CsvOptions, 'delimiter' | 'onBroken'>,
): AsyncIterable<readonly string[]> {
  const parser = parse({
    bom: true,
    delimiter,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    skip_records_with_error: onBroken !== undefined,
    on_skip: (error) => {
      if (SWALLOWS.has(error?.code ?? '')) parser.destroy(error);
      else onBroken?.(Number(error?.['lines'] ?? 0));
      return undefined;
    },
  });
  return pipeline(bytes, parser, () => undefined);
}

function namesOf(
  what: string,
  header: readonly string[],
  { columns, needs }: { readonly columns: CsvOptions['columns']; readonly needs: readonly string[] },
): readonly string[] {
  const plain = (heading: string) => heading.trim().toLowerCase();
  const ours = new Map(Object.entries(columns).map(([name, heading]) => [plain(heading), name]));
  const names = header.map((heading) => ours.get(plain(heading)) ?? heading.trim());
  const lacking = needs.find((name) => !names.includes(name));
  if (lacking !== undefined)
    throw faulted('changed', 'unexpected-shape', `${what}: no column "${columns[lacking]}"`);
  if (new Set(names).size < names.length)
    throw faulted('changed', 'unexpected-shape', `${what}: a column stands twice`);
  return names;
}

function faultOf(what: string, error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!/^CSV_|^INVALID_OPENING_QUOTE$/.test(code)) return error;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return faulted('transient', 'truncated', what);
  const line =
    typeof error === 'object' && error !== null && 'lines' in error ? `: line ${Number(error.lines)}` : '';
  const isLong = code === 'CSV_MAX_RECORD_SIZE';
  return faulted('changed', isLong ? 'too-large' : 'unexpected-shape', `${what}${line}`);
}
