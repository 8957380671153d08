/**
 * Turns a table as people write it, with `|` between cells and spaces to taste, into CSV text. Lines of dashes and
 * empty lines are left out, so a fixture can be read like a page.
 */
export function csvOf(table: string, delimiter = ','): string {
  const lines = table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[-|+ ]+$/.test(line));
  return lines.map((line) => `${cellsOf(line).map(field).join(delimiter)}\n`).join('');
}

function cellsOf(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}

function field(value: string): string {
  return /[",;\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** One person of a directory, as far as a story needs it. */
export interface Person {
  readonly employee_id: string;
  readonly [column: string]: string | undefined;
}

/** directory.csv of these people; the columns are those that any of them has. */
export function directoryText(people: readonly Person[]): string {
  return textOf(['employee_id'], people);
}

/** One line of activity.csv. */
export interface ActLine {
  readonly account: string;
  readonly kind: string;
  readonly at?: string | undefined;
  readonly day?: string | undefined;
  readonly community?: string | undefined;
  readonly count?: string | undefined;
  readonly message_id?: string | undefined;
}

/** activity.csv of these lines. */
export function activityText(lines: readonly ActLine[]): string {
  return textOf(['at', 'day', 'account', 'kind'], lines);
}

function textOf(first: readonly string[], rows: readonly object[]): string {
  const columns = [...new Set([...first, ...rows.flatMap((row) => Object.keys(row))])];
  const line = (row: object) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => field(String(values.get(column) ?? ''))).join(',');
  };
  return [columns.join(','), ...rows.map(line)].map((text) => `${text}\n`).join('');
}

/** A group of people who are alike, with ids of their own: `peopleOf('b', 24, { department: 'Berlin' })`. */
export function peopleOf(prefix: string, count: number, columns: Readonly<Record<string, string>>): Person[] {
  return Array.from({ length: count }, (_, index) => ({ employee_id: `${prefix}${index + 1}`, ...columns }));
}

/** Text or bytes as a use case takes them, in pieces of `size` bytes. */
export async function* bytesOf(content: string | Uint8Array, size = 65_536): AsyncIterable<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
