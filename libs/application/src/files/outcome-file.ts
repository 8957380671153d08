import type { Day, RejectReason, Zone } from '@takeup/domain';
import { invalid, isDay, normaliseDepartment } from '@takeup/domain';
import type { IncomingObservation } from '@takeup/storage';
import { Refused } from '../outcome.js';
import { EARLIEST } from './activity-file.js';
import { isPlain, readTable } from './records.js';

export const OUTCOME_COLUMNS = [
  'at',
  'value',
  'department',
  'persona',
  'n',
  'numerator',
  'denominator',
] as const;

export interface OutcomeRules {
  readonly zone: Zone;
  /** Nothing can have been measured after this day. */
  readonly today: Day;
  readonly delimiter?: string;
}

/** One line of the file: an observation, or why it is none. */
export type OutcomeLine = IncomingObservation | { readonly line: number; readonly reject: RejectReason };

export interface OutcomeFile {
  /** Columns that have no meaning here; what stands in them is not looked at. */
  readonly dropped: readonly string[];
  readonly lines: AsyncIterable<readonly OutcomeLine[]>;
}

/** No sign of thousands, no unit, a full stop before the decimals. */
const NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,15})?(?:e[+-]?\d{1,2})?$/i;

/** Reads a KPI file. @throws Refused for an empty file and for missing columns */
export async function readOutcome(text: AsyncIterable<string>, rules: OutcomeRules): Promise<OutcomeFile> {
  const table = await readTable(text, OUTCOME_COLUMNS, rules.delimiter);
  const missing = ['at', 'value'].filter((name) => !table.columns.includes(name));
  if (missing.length > 0) {
    throw new Refused(invalid('file-missing-columns', { missing: missing.join(', '), file: 'outcome' }));
  }
  const known: readonly string[] = OUTCOME_COLUMNS;
  return {
    dropped: table.columns.filter((name) => name !== '' && !known.includes(name)),
    lines: understood(table.lines, rules),
  };
}

/** The same of values that do not come as a file: each counts as a line, from 1 on. */
export function outcomeFileOf(rows: readonly Fields[], rules: OutcomeRules): OutcomeFile {
  const known: readonly string[] = OUTCOME_COLUMNS;
  const lines = rows.map((row, at) => ({
    line: at + 1,
    fields: known.every((name) => isPlain(row[name] ?? '')) ? row : undefined,
  }));
  return {
    dropped: [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !known.includes(name)),
    lines: understood([lines], rules),
  };
}

type Fields = Readonly<Record<string, string>>;
type Batch = readonly { readonly line: number; readonly fields: Fields | undefined }[];
type Lines = AsyncIterable<Batch> | Iterable<Batch>;

async function* understood(lines: Lines, rules: OutcomeRules): AsyncIterable<readonly OutcomeLine[]> {
  for await (const batch of lines) {
    yield batch.map(({ line, fields }) => {
      const read = fields === undefined ? 'unreadable' : readObservation(fields, rules);
      return typeof read === 'string' ? { line, reject: read } : { line, ...read };
    });
  }
}

function readObservation(
  fields: Fields,
  rules: OutcomeRules,
): Omit<IncomingObservation, 'line'> | RejectReason {
  const at = readDay(fields['at'], rules);
  if ('reject' in at) return at.reject;
  if (fields['value'] === undefined) return 'no-value';
  const value = numberOf(fields['value']);
  if (value === undefined) return 'bad-value';
  const cases = readCases(fields);
  if (cases === undefined) return 'bad-cases';
  const department = normaliseDepartment(fields['department'] ?? '');
  return { at: at.day, value, department, persona: fields['persona'] ?? '', ...cases };
}

function readDay(
  at: string | undefined,
  { zone, today }: OutcomeRules,
): { readonly day: Day } | { readonly reject: RejectReason } {
  if (at === undefined) return { reject: 'no-day' };
  const instant = isDay(at) ? undefined : zone.parse(at);
  if (!isDay(at) && instant === undefined) return { reject: 'bad-time' };
  const day = instant === undefined ? at : zone.dayAt(instant);
  if (day > today) return { reject: 'future' };
  return day < EARLIEST ? { reject: 'too-old' } : { day };
}

/** What the value rests on: cases, and of a share both its parts. */
function readCases(fields: Fields): Pick<IncomingObservation, 'n' | 'numerator' | 'denominator'> | undefined {
  const [n, numerator, denominator] = (['n', 'numerator', 'denominator'] as const).map((name) => {
    const text = fields[name];
    return text === undefined ? null : numberOf(text);
  });
  if (n === undefined || numerator === undefined || denominator === undefined) return undefined;
  if ((numerator === null) !== (denominator === null)) return undefined;
  const empty = [n, denominator].some((count) => count !== null && count <= 0);
  return empty || (numerator ?? 0) < 0 ? undefined : { n, numerator, denominator };
}

function numberOf(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}
