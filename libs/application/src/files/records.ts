import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { invalid } from '@takeup/domain';
import { Refused } from '../outcome.js';

const DELIMITERS = [',', ';', '\t'];
const LONGEST_RECORD = 1_000_000;
const BATCH = 500;

/** After these faults the parser stays within the quotes: how many good lines it takes for one field, nobody knows. */
const SWALLOWS: ReadonlySet<string> = new Set([
  'CSV_QUOTE_NOT_CLOSED',
  'CSV_INVALID_CLOSING_QUOTE',
  'CSV_MAX_RECORD_SIZE',
]);

/** Free text may hold anything: it is never kept. */
const FREE_TEXT = 'text';

/** No name of a department or community is longer; what is, or breaks the line, is a fault of its quotes. */
const LONGEST_VALUE = 500;

/** Whether a value can be what its column says: a stray quote can make it hold whole lines of other people. */
export function isPlain(value: string): boolean {
  return value.length <= LONGEST_VALUE && !CONTROL.test(value);
}

const CONTROL = new RegExp('[\\u0000-\\u0008\\u000a-\\u001f\\u007f]');

/** A line of a table: its fields by column name, empty ones left out; or undefined where it cannot be read. */
export interface Line {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>> | undefined;
}

export interface Table {
  /** Lower-case column names in file order. */
  readonly columns: readonly string[];
  /** In batches: passing lines on one by one would cost more than reading them. */
  readonly lines: AsyncIterable<readonly Line[]>;
}

/**
 * Reads RFC 4180 text with a header line. Without a delimiter given, the one of `,` `;` and tab that makes most of the
 * header known is taken.
 * @throws Refused for an empty file, a repeated column, and while reading for a quote that never closes
 */
export async function readTable(
  text: AsyncIterable<string>,
  known: readonly string[],
  delimiter?: string,
): Promise<Table> {
  const source = text[Symbol.asyncIterator]();
  let head = '';
  let ended = false;
  while (!ended && !/\r|\n/.test(head.replace(/^\uFEFF?[\r\n]+/, ''))) {
    const next = await source.next();
    if (next.done) ended = true;
    else head += next.value;
    if (head.length > LONGEST_RECORD) throw new Refused(invalid('file-no-header'));
  }
  head = head.replace(/^\uFEFF?[\r\n]*/, '');
  if (head.trim() === '') throw new Refused(invalid('file-empty'));
  if (/^\s*[[{]/.test(head)) throw new Refused(invalid('file-no-header'));
  const header = head.split(/\r\n|\r|\n/, 1)[0] ?? '';
  const separator = delimiter ?? likeliest(header, known);
  const columns = split(header, separator);
  const repeated = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (repeated !== undefined)
    throw new Refused(invalid('file-repeated-column', { column: known.includes(repeated) ? repeated : '?' }));
  return { columns, lines: linesOf({ columns, known }, records(head, source, separator)) };
}

function split(header: string, separator: string): string[] {
  return header.split(separator).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .trim()
      .toLowerCase(),
  );
}

function likeliest(header: string, known: readonly string[]): string {
  const score = (separator: string) => split(header, separator).filter((name) => known.includes(name)).length;
  return [...DELIMITERS].sort((a, b) => score(b) - score(a))[0] ?? ',';
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* records(
  head: string,
  rest: AsyncIterator<string>,
  delimiter: string,
): AsyncIterable<readonly (Parsed | number)[]> {
  const skipped: number[] = [];
  let batch: (Parsed | number)[] = [];
  let last = 0;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
    on_record: (parsed, { lines }) => {
      last = lines;
      return parsed;
    },
  });
  let open: number | undefined;
  parser.on('skip', (error?: { code?: string; lines?: number }) => {
    if (SWALLOWS.has(error?.code ?? '')) open ??= last + 1;
    else skipped.push(error?.lines ?? 0);
  });
  const input = Readable.from(
    (async function* () {
      yield head;
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    })(),
    { objectMode: true },
  );
  input.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of input.pipe(parser) as AsyncIterable<Parsed>) {
      batch.push(...skipped.splice(0), parsed);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (open !== undefined) throw new Refused(invalid('file-unclosed-quote', { line: open }));
    yield [...batch, ...skipped];
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      const line = 'lines' in error ? Number(error.lines) : 0;
      throw new Refused(invalid('file-unclosed-quote', { line }));
    }
    throw error;
  }
}

async function* linesOf(
  layout: Layout,
  batches: AsyncIterable<readonly (Parsed | number)[]>,
): AsyncIterable<readonly Line[]> {
  let header = true;
  for await (const batch of batches) {
    const lines: Line[] = [];
    for (const item of batch) {
      if (typeof item === 'number') lines.push({ line: item, fields: undefined });
      else if (header) header = false;
      else lines.push({ line: item.info.lines, fields: fieldsOf(layout, item.record) });
    }
    yield lines;
  }
}

interface Layout {
  readonly columns: readonly string[];
  /** The columns that are understood. */
  readonly known: readonly string[];
}

/** @returns undefined where a value cannot be what its column says, or there are more values than columns */
function fieldsOf(
  { columns, known }: Layout,
  record: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (record.length > columns.length) return undefined;
  const fields: Record<string, string> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const value = record[index]?.trim();
    const column = columns[index];
    if (value === undefined || value === '' || column === undefined || column === '') continue;
    if (column !== FREE_TEXT && known.includes(column) && !isPlain(value)) return undefined;
    fields[column] = value;
  }
  return fields;
}

/** One line of JSON: an object, undefined where it is none, or why it was not kept. */
export interface JsonLine {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>> | undefined | 'too-long';
}

/** Reads one JSON object a line, in batches. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncIterable<readonly JsonLine[]> {
  let line = 0;
  for await (const batch of splitLines(text)) {
    const found: JsonLine[] = [];
    for (const own of batch) {
      line += 1;
      if (own === undefined) found.push({ line, value: 'too-long' });
      else if (own.trim() !== '') found.push({ line, value: parseObject(own) });
    }
    yield found;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.assign(Object.create(null), value)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Lines as text; one that is longer than a record may be is given as undefined and not kept in memory. */
async function* splitLines(text: AsyncIterable<string>): AsyncIterable<readonly (string | undefined)[]> {
  let rest = '';
  let overlong = false;
  for await (const chunk of text) {
    const parts = chunk.replace(/^\uFEFF/, '').split('\n');
    const lines: (string | undefined)[] = [];
    for (const [index, part] of parts.entries()) {
      rest = overlong ? '' : rest + part;
      if (rest.length > LONGEST_RECORD) {
        overlong = true;
        rest = '';
      }
      if (index === parts.length - 1) break;
      lines.push(overlong ? undefined : rest);
      rest = '';
      overlong = false;
    }
    yield lines;
  }
  if (overlong) yield [undefined];
  else if (rest.trim() !== '') yield [rest];
}
