import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { SealedEdition } from '@takeup/domain';
import { lastOfMonth } from '@takeup/domain';
import { en } from '@takeup/words';
import type { Cell, Line, Section } from '../model/lines.js';
import { COLUMNS, SECTIONS, linesOf } from '../model/lines.js';
import type { Report } from '../model/report.js';
import { reportOf } from '../model/report-of.js';
import { packedAlike } from './packed.js';

const words = en.report.sheets;

/** Shares between 0 and 1, where the unit is one. */
const SHARES = new Set(['baseline', 'before', 'value', 'low', 'high', 'path', 'gap', 'target']);
const COUNTS = new Set(['people', 'count', 'count_at_most', 'count_at_least']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WIDE = new Set(['name', 'department', 'persona', 'standing', 'initiative', 'period']);

const HEAD: CellStyle = {
  font: { bold: true },
  border: { bottom: { style: 'thin', color: { rgb: '444444' } } },
};
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };

/**
 * The report as a workbook: what it says in words, and a sheet of figures a section, unrounded, as numbers, shares and
 * dates that a spreadsheet program can reckon with. What is hidden or not known is empty, never 0. The same bytes every time.
 */
export async function reportXlsx(edition: SealedEdition): Promise<Uint8Array> {
  const report = reportOf(edition);
  const lines = linesOf(edition);
  const sheets = SECTIONS.map((section) => figureSheet(section, lines));
  const last = new Date(`${lastOfMonth(report.month)}T00:00:00Z`);
  const archive = await writeXlsx({
    sheets: [wordSheet(report), ...sheets],
    properties: { title: report.title, creator: 'Takeup', created: last, modified: last },
  });
  return packedAlike(archive);
}

function wordSheet(report: Report): WriteSheet {
  const section = (head: string, texts: readonly string[]) =>
    texts.map((text, i) => [i === 0 ? head : null, plain(text)]);
  const rows: (string | null)[][] = [
    [report.title, null],
    ...section(report.organisation, report.meta),
    ...section(words.verdict, report.verdict),
    ...section(
      words.changed,
      [...report.changed, ...report.goalposts].map(({ text }) => text),
    ),
    ...section(words.coverage, report.coverage),
    ...section(words.hidden, [report.withheld]),
    ...section(
      words.signOff,
      report.signOff.map(({ role, state }) => `${role}: ${state}`),
    ),
    ...section(
      words.definitions,
      report.definitions.map(({ term, text }) => `${term}: ${text}`),
    ),
    ...section(words.sha256, [report.sha256]),
  ];
  return {
    name: words.report,
    rows,
    columns: [{ width: 24 }, { width: 110, style: WRAPPED }],
    cells: new Map(rows.map((_, row) => [`${row},0`, { style: { font: { bold: true } } }])),
  };
}

/** The columns that hold anything, under their names of the CSV. */
function figureSheet(section: Section, all: readonly Line[]): WriteSheet {
  const lines = all.filter((line) => line['section'] === section);
  const columns = COLUMNS.filter(
    (column) => column !== 'section' && lines.some((line) => (line[column] ?? null) !== null),
  );
  const rows = lines.map((line) => columns.map((column) => valueOf(line[column] ?? null)));
  const cells = new Map<string, { readonly style: CellStyle }>(
    columns.map((_, column) => [`0,${column}`, { style: HEAD }]),
  );
  lines.forEach((line, row) =>
    columns.forEach((column, at) => {
      const numFmt = formatOf(column, line);
      if (numFmt !== undefined) cells.set(`${row + 1},${at}`, { style: { numFmt } });
    }),
  );
  return {
    name: words.sections[section],
    rows: lines.length === 0 ? [[words.none]] : [[...columns], ...rows],
    columns: columns.map((column) => ({ width: WIDE.has(column) ? 28 : 13 })),
    cells: lines.length === 0 ? new Map() : cells,
    freezePane: { rows: 1 },
  };
}

function valueOf(cell: Cell): string | number | Date | null {
  return typeof cell === 'string' && DAY.test(cell) ? new Date(`${cell}T00:00:00Z`) : cell;
}

function formatOf(column: string, line: Line): string | undefined {
  const value = line[column] ?? null;
  if (value === null) return undefined;
  if (typeof value === 'string') return DAY.test(value) ? 'yyyy-mm-dd' : undefined;
  if (COUNTS.has(column)) return '#,##0';
  const isShare = line['section'] === 'target' || line['section'] === 'adoption';
  return SHARES.has(column) && isShare ? '0.0%' : undefined;
}

/** A cell has no bold within. */
function plain(text: string): string {
  return text.replaceAll('**', '');
}
