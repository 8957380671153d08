import { PAGES } from './crawl.js';
import type { Served } from './house.js';
import type { Organisation } from './organisation.js';
import type { Attacked } from './roles.js';

export interface Surfaced {
  readonly cells: number;
  readonly surfaces: number;
  readonly finds: readonly string[];
}

/** Columns of the report's table that a hidden row leaves empty. */
const EMPTY = ['value', 'low', 'high', 'people', 'count', 'count_at_most', 'count_at_least', 'gap'];
/** All that a hidden row of a report's JSON says. */
const SAYS = ['department', 'persona', 'status'];

/** Where else a hidden cell could turn up: the report's files, the pages as they are served, the server's log. */
export function surface(
  organisation: Organisation,
  served: Served,
  { crawled, display }: Attacked,
): Surfaced {
  const finds: string[] = [];
  const csv = crawled.files.get('csv')?.toString('utf8') ?? '';
  const [head = '', ...lines] = csv.trimEnd().split('\r\n');
  const columns = head.split(',');
  for (const line of lines.map((own) => own.split(','))) {
    if (line[columns.indexOf('status')] !== 'HIDDEN') continue;
    const said = EMPTY.filter((column) => (line[columns.indexOf(column)] ?? '') !== '');
    if (said.length > 0) finds.push(`report.csv: ${line.join()} says ${said.join()}`);
  }
  for (const row of hiddenRows(JSON.parse(crawled.files.get('json')?.toString('utf8') ?? 'null')))
    if (Object.keys(row).some((key) => !SAYS.includes(key)))
      finds.push(`report.json: ${JSON.stringify(row)}`);
  const names = [
    ...new Set(organisation.people.map(({ department = '' }) => department.split('/')[0] ?? '')),
  ];
  const telling = (text: string) => names.find((name) => text.includes(name));
  for (const { asked, text } of crawled.client.said) {
    const page = asked.replace(/^GET /, '');
    const name = PAGES.includes(page) ? telling(text) : undefined;
    if (name !== undefined) finds.push(`${page} names ${name}`);
  }
  const logged = telling(served.log());
  if (logged !== undefined) finds.push(`the log names ${logged}`);
  return { cells: display.hidden(), surfaces: PAGES.length + crawled.files.size + 1, finds };
}

function hiddenRows(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(hiddenRows);
  if (value === null || typeof value !== 'object') return [];
  const own = 'status' in value && value.status === 'HIDDEN' ? [value] : [];
  return [...own, ...Object.values(value).flatMap(hiddenRows)];
}
