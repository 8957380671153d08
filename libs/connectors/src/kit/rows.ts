import type { Reply } from './asking.js';
import type { Faulted } from './fault.js';
import { faulted } from './fault.js';
import type { Json, JsonRow } from './json.js';

export function isRow(value: Json | undefined): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of objects. @throws Faulted `changed` for anything else */
export function rowsIn(json: Json | undefined, what: string): readonly JsonRow[] {
  if (Array.isArray(json) && json.every((row: Json) => isRow(row))) return json;
  throw unexpected(what);
}

/** An object. @throws Faulted `changed` for anything else */
export function rowIn({ json }: Reply, what: string): JsonRow {
  if (isRow(json)) return json;
  throw unexpected(what);
}

export function textIn(row: JsonRow, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}

/** The number in a field, where it holds one. */
export function numberIn(row: JsonRow, field: string): number | undefined {
  const value = row[field];
  return typeof value === 'number' ? value : undefined;
}

export function unexpected(what: string): Faulted {
  return faulted('changed', 'unexpected-shape', what);
}

/** Going on would never end, or leave pages out. */
export function repeated(what: string): Faulted {
  return faulted('transient', 'repeated-page', what);
}
