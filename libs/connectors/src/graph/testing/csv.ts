export type Table = readonly (readonly unknown[])[];

/** As RFC 4180 has it. */
export const csv = (rows: Table) => rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

const quoted = (cell: unknown) =>
  /[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
