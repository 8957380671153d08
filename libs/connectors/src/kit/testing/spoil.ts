import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipped, zipOf } from '../zip/testing/zip-of.js';

type Change = (value: unknown) => unknown;

/** Lists and objects the other way round, all the way down; the rows of a file likewise. */
export function reordered(body: Buffer): Buffer {
  return changed(body, turned, (header, rows) => [...header, ...rows.toReversed()]);
}

/**
 * Every field under another name: of JSON, of its lines, or in the heading of a table.
 * @param only the one field that is
 */
export function renamed(body: Buffer, only?: string): Buffer {
  const other = (name: string) => (only === undefined || only === name ? `${name}_2` : name);
  return changed(body, withOtherNames(other), ([header, ...rest], rows) => [
    ...(header === undefined ? [] : [header.replaceAll(/[^",;\t\r]+/g, other)]),
    ...rest,
    ...rows,
  ]);
}

/** Every number as a text; files of texts stay as they are. */
export function retyped(body: Buffer): Buffer {
  return changed(body, withTexts, (header, rows) => [...header, ...rows]);
}

/** A field that is null wherever it was something; tables know no null. */
export function blanked(body: Buffer, only?: string): Buffer {
  return changed(body, withNulls(only), (header, rows) => [...header, ...rows]);
}

/** A field more in every object that nobody knows of; tables get a column. */
export function extended(body: Buffer): Buffer {
  return changed(body, withMore, ([header, ...rest], rows) => [
    ...(header === undefined ? [] : [header.replace(/\r?$/, ',unheard_of$&')]),
    ...rest,
    ...rows.map((row) => row.replace(/\r?$/, ',1$&')),
  ]);
}

/** Nothing in any list, of JSON or of a table, and all else as it was. */
export function emptied(body: Buffer): Buffer {
  return changed(body, withoutRows, (header) => header);
}

/** How many things stand in the lists of JSON, or in a table. */
export function listedIn(body: Buffer): number {
  let count = 0;
  changed(
    body,
    (value) => (count += countIn(value)),
    (_, rows) => ((count += rows.length), rows),
  );
  return count;
}

type Rearranged = (header: readonly string[], rows: readonly string[]) => readonly string[];

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

function changed(body: Buffer, change: Change, rearrange: Rearranged): Buffer {
  if (body[0] === 0x1f && body[1] === 0x8b) return gzipSync(changed(gunzipSync(body), change, rearrange));
  if (body.subarray(0, 4).equals(ZIP))
    return zipOf(unzipped(body).map(({ name, data }) => ({ name, data: changed(data, change, rearrange) })));
  const text = body.toString();
  if (!/^\s*[[{]/.test(text)) {
    const [header = '', ...rows] = recordsIn(text);
    return Buffer.from(asLines(rearrange([header], rows)));
  }
  const whole = parsed(text);
  if (whole !== undefined) return Buffer.from(JSON.stringify(change(whole)));
  const rows = text.split('\n').filter((line) => line !== '');
  const own = rows.map((line) => JSON.stringify(change(JSON.parse(line))));
  return Buffer.from(asLines(change === turned ? own.toReversed() : own));
}

/** Lines, except that a quotation may go over several. */
function recordsIn(text: string): readonly string[] {
  const records: string[] = [];
  let begun = '';
  for (const line of text.split('\n')) {
    begun += line;
    const isWithin = (begun.match(/"/g)?.length ?? 0) % 2 === 1;
    if (isWithin) begun += '\n';
    else if (begun !== '') records.push(begun);
    if (!isWithin) begun = '';
  }
  return records;
}

const asLines = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, own]): [string, unknown] => [key, turned(own)])
      .reverse(),
  );
}

function withOtherNames(other: (name: string) => string): Change {
  const change: Change = (value) => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [other(key), change(own)]));
  };
  return change;
}

function withNulls(only: string | undefined): Change {
  const change: Change = (value) => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, own]) => [key, key === only ? null : change(own)]),
    );
  };
  return change;
}

function withTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, withTexts(own)]));
}

function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).map(([key, one]) => [key, withMore(one)]);
  // Objects by their ids are a list, in which one more would be a row.
  const isById = Object.values(value).every((one) => typeof one === 'object' && !Array.isArray(one));
  return { ...Object.fromEntries(own), ...(isById ? {} : { unheard_of: 'nobody knows' }) };
}

/** Lists, and objects that stand by their ids in one; the answer itself is none. */
function withoutRows(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key, isListById(own) ? {} : withoutRows(own)]),
  );
}

function countIn(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (!isObject(value)) return 0;
  const each = Object.values(value).map((own) => (isListById(own) ? Object.keys(own).length : countIn(own)));
  return each.reduce((sum, own) => sum + own, 0);
}

function isListById(value: unknown): value is object {
  const all = isObject(value) ? Object.values(value) : [];
  return all.length > 0 && all.every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
