import { stringify } from 'csv-stringify/sync';
import type { SealedEdition } from '@takeup/domain';
import { COLUMNS, linesOf } from '../model/lines.js';

/** Everything the edition says in figures, a line each, unrounded. What is not known is empty, never 0. */
export function reportCsv(edition: SealedEdition): string {
  const rows = linesOf(edition).map((line) => COLUMNS.map((column) => line[column] ?? null));
  return stringify([[...COLUMNS], ...rows], { escape_formulas: true, record_delimiter: '\r\n' });
}
