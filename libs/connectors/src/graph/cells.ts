import type { JsonRow } from '@takeup/connectors/kit';
import { faulted, textIn } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';

/** A cell that is not what its column holds. */
export function strange(what: string, heading: string): Error {
  return faulted('changed', 'unexpected-shape', `${what}: ${heading}`);
}

/** The number in a cell; undefined where there is none: unknown is not zero. @throws Faulted `changed` */
export function countIn(row: JsonRow, name: string, { what, heading }: Column): number | undefined {
  const cell = textIn(row, name).trim();
  if (cell === '') return undefined;
  if (!/^\d{1,15}$/.test(cell)) throw strange(what, heading);
  return Number(cell);
}

/** Yes or no in a cell; undefined where it says nothing. @throws Faulted `changed` */
export function flagIn(row: JsonRow, name: string, { what, heading }: Column): boolean | undefined {
  const cell = textIn(row, name).trim().toLowerCase();
  if (cell === '') return undefined;
  if (cell !== 'true' && cell !== 'false') throw strange(what, heading);
  return cell === 'true';
}

export interface Column {
  readonly what: string;
  readonly heading: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/;

/** The day in a cell that may hold a time as well; null for an empty one, undefined for anything else. */
export function dayIn(cell: string): Day | null | undefined {
  if (cell.trim() === '') return null;
  return DATE.exec(cell.trim())?.[0];
}
