export type Cell = string | number | boolean;

const quoted = (cell: Cell): string =>
  /[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

/** As RFC 4180 has it; of a list of columns and rows that name them. */
export function csvOf(columns: readonly string[], rows: Iterable<Readonly<Record<string, Cell>>>): string {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(columns.map((column) => quoted(row[column] ?? '')).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}
