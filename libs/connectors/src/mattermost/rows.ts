import type { Json, Reply } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';

export type Row = { readonly [field: string]: Json };

export function isRow(value: Json | undefined): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of objects. @throws Faulted `changed` for anything else */
export function rowsIn(json: Json | undefined, what: string): readonly Row[] {
  if (Array.isArray(json) && json.every((row: Json) => isRow(row))) return json;
  throw unexpected(what);
}

/** An object. @throws Faulted `changed` for anything else */
export function rowIn({ json }: Reply, what: string): Row {
  if (isRow(json)) return json;
  throw unexpected(what);
}

export function textIn(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}

/** The number in a field, where it holds one. */
export function numberIn(row: Row, field: string): number | undefined {
  const value = row[field];
  return typeof value === 'number' ? value : undefined;
}

export function unexpected(what: string): Faulted {
  return new Faulted({ kind: 'changed', code: 'unexpected-shape', detail: `${what}: unexpected-shape` });
}

/** Going on would never end, or leave pages out. */
export function repeated(what: string): Faulted {
  return new Faulted({ kind: 'transient', code: 'repeated-page', detail: `${what}: repeated-page` });
}
