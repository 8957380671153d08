import type { Row } from '../../graphql/rows';
import type { Adoption } from './verdict';

const COLUMNS = [
  'persona',
  'personaName',
  'department',
  'status',
  'people',
  'count',
  'countAtMost',
  'countAtLeast',
  'rate',
  'low',
  'high',
  'path',
  'target',
  'deadline',
  'initiative',
  'gap',
  'short',
  'shortAtLeast',
  'verdict',
] as const satisfies readonly (keyof Row)[];

/** Quoted where needed; a text that a spreadsheet would run as a formula is disarmed. */
function field(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows on screen with their statuses: nothing that the page itself could not show. */
export function csvOf(adoption: Adoption, rows: readonly Row[]): string {
  const fixed = [
    adoption.measure.toLowerCase(),
    adoption.scope,
    adoption.period.key,
    String(adoption.coverage.partial),
  ];
  const head = ['measure', 'scope', 'period', 'partial', ...COLUMNS, 'missing'];
  const missing = adoption.coverage.missing.map(({ day, title }) => `${title} ${day}`).join('; ');
  const lines = rows.map((row) =>
    [...fixed, ...COLUMNS.map((column) => row[column]), missing].map(field).join(','),
  );
  return `${[head.join(','), ...lines].join('\r\n')}\r\n`;
}
