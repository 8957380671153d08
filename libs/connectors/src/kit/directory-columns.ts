import { z } from 'zod';
import type { DirectoryEntry } from './directory.js';

/** By column of a directory file, the attributes of a directory that it is made of. */
export type DirectoryColumns = Readonly<Record<string, readonly string[]>>;

/** Departments are paths; any other column is the first of its attributes that holds something. */
const PATH = 'department';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a column of a directory file');

/**
 * What an operator says a column is made of, beside what it is made of anyway.
 * @param attribute how an attribute is written
 */
export function directoryColumns(attribute: z.ZodType<string>, standard: DirectoryColumns) {
  return z
    .record(name, z.union([attribute, z.array(attribute).min(1)]))
    .default({})
    .transform((own): DirectoryColumns => ({
      ...standard,
      ...Object.fromEntries(Object.entries(own).map(([column, from]) => [column, [from].flat()])),
    }));
}

/** @param valueOf what an attribute holds of somebody, empty where nothing */
export function entryOf(columns: DirectoryColumns, valueOf: (attribute: string) => string): DirectoryEntry {
  const entry: Record<string, string> = {};
  for (const [column, attributes] of Object.entries(columns)) {
    const values = attributes.map(valueOf).filter((value) => value !== '');
    const own = column === PATH ? values.join('/') : (values[0] ?? '');
    if (own !== '') entry[column] = own;
  }
  return entry;
}
