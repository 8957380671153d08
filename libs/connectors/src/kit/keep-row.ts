import type { Keep, KeptRow } from './contract.js';
import type { Json } from './json.js';

/** Longest text kept of a field, in characters: ids, names and kinds are short, messages are not kept. */
export const LONGEST_TEXT = 4096;
const LONGEST_IDENTITY = 1024;
const MOST_DROPPED = 100;

/** A row that is not what `observe` needs; the day it stands on is suspect. */
export interface Drift {
  readonly kind: 'missing' | 'retyped' | 'too-long';
  /** Path of the field, `metadata.reactions[].user_id`; empty where the row itself is no object. */
  readonly field: string;
}

export type Kept = (
  { readonly row: KeptRow; readonly drift?: undefined } | { readonly row?: undefined; readonly drift: Drift }
) & {
  /** Paths of fields that nobody asked for, each once; at most 100. */
  readonly dropped: readonly string[];
};

/**
 * Normalises what names somebody and gives its keyed hash in hexadecimal. The same text as an identity and as an
 * account is two hashes.
 */
export type Hash = (text: string, kind: 'identity' | 'account') => string;

class Drifted extends Error {
  constructor(readonly drift: Drift) {
    super(drift.kind);
  }
}

/** Reduces the rows of an answer to what `keep` names. Everything else is left behind, by name only. */
export interface RowKeeper {
  keep(row: Json): { readonly row: KeptRow; readonly drift?: undefined } | { readonly drift: Drift };
  /** In how many rows a field was left behind, by its path; at most 100 paths. */
  dropped(): ReadonlyMap<string, number>;
}

export function rowKeeper(keep: Readonly<Record<string, Keep>>, hash: Hash): RowKeeper {
  const walk = new Walk(hash);
  const take = fieldsTaker(keep, '');
  return {
    keep: (row) => {
      try {
        walk.row += 1;
        return { row: take(row, walk) };
      } catch (error) {
        if (!(error instanceof Drifted)) throw error;
        return { drift: error.drift };
      }
    },
    dropped: () => walk.dropped(),
  };
}

/** As a keeper does, for one row. */
export function keepRow(row: Json, keep: Readonly<Record<string, Keep>>, hash: Hash): Kept {
  const keeper = rowKeeper(keep, hash);
  return { ...keeper.keep(row), dropped: [...keeper.dropped().keys()].sort() };
}

class Walk {
  row = 0;
  readonly #dropped = new Map<string, { rows: number; last: number }>();

  constructor(readonly hash: Hash) {}

  dropped(): ReadonlyMap<string, number> {
    return new Map([...this.#dropped].map(([path, { rows }]) => [path, rows]));
  }

  drop(path: string): void {
    const known = this.#dropped.get(path);
    if (known === undefined) {
      if (this.#dropped.size < MOST_DROPPED) this.#dropped.set(path, { rows: 1, last: this.row });
    } else if (known.last !== this.row) {
      known.rows += 1;
      known.last = this.row;
    }
  }
}

/** What is to become of a value at one path, made ready once for all rows. */
type Taker<T extends Json | undefined> = (value: Json | undefined, walk: Walk) => T;

function fieldsTaker(keep: Readonly<Record<string, Keep>>, path: string): Taker<KeptRow> {
  const takers = Object.entries(keep).map(([name, each]) => [name, taker(each, join(path, name))] as const);
  const known = new Set(Object.keys(keep));
  const others = new Map<string, string>();
  const pathOf = (name: string) => {
    const before = others.get(name);
    if (before !== undefined) return before;
    const own = join(path, nameable(name));
    if (others.size < MOST_DROPPED) others.set(name, own);
    return own;
  };
  return (value, walk) => {
    if (!isObject(value)) throw new Drifted({ kind: 'retyped', field: path });
    for (const name of Object.keys(value)) if (!known.has(name)) walk.drop(pathOf(name));
    const row: Record<string, Json> = {};
    for (const [name, take] of takers) {
      const kept = take(Object.hasOwn(value, name) ? value[name] : undefined, walk);
      if (kept !== undefined) row[name] = kept;
    }
    return row;
  };
}

function taker(keep: Keep, path: string): Taker<Json | undefined> {
  if (typeof keep === 'object' && 'optional' in keep) {
    const take = taker(keep.optional, path);
    const hashed = isHashed(keep.optional);
    // An empty identifier names nobody, and platforms write it for "none".
    return (value, walk) =>
      value === undefined || value === null || (hashed && value === '') ? undefined : take(value, walk);
  }
  const take = presentTaker(keep, path);
  return (value, walk) => {
    if (value === undefined || value === null) throw new Drifted({ kind: 'missing', field: path });
    return take(value, walk);
  };
}

function presentTaker(keep: Exclude<Keep, { optional: Keep }>, path: string): Taker<Json | undefined> {
  if (typeof keep !== 'object')
    return isHashed(keep)
      ? (value, { hash }) => hash(identifier(value, path), keep)
      : (value) => plain(value, keep, path);
  if ('fields' in keep) return fieldsTaker(keep.fields, path);
  const take = taker(keep.each, `${path}[]`);
  return (value, walk) => {
    if (!Array.isArray(value)) throw new Drifted({ kind: 'retyped', field: path });
    return value.flatMap((one: Json) => {
      const kept = take(one, walk);
      return kept === undefined ? [] : [kept];
    });
  };
}

function identifier(value: Json | undefined, path: string): string {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Drifted({ kind: 'retyped', field: path });
  const text = String(value);
  if (text.trim() === '') throw new Drifted({ kind: 'missing', field: path });
  if (text.length > LONGEST_IDENTITY) throw new Drifted({ kind: 'too-long', field: path });
  return text;
}

function isHashed(keep: Keep): keep is 'identity' | 'account' {
  return keep === 'identity' || keep === 'account';
}

function plain(value: Json | undefined, keep: 'text' | 'number' | 'boolean', path: string): Json {
  const type = keep === 'text' ? 'string' : keep;
  if (typeof value !== type || (keep === 'number' && !Number.isFinite(value)))
    throw new Drifted({ kind: 'retyped', field: path });
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    throw new Drifted({ kind: 'too-long', field: path });
  return value as Json;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Names of fields are noted down; what is no plain name may be somebody's data. */
function nameable(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(name) ? name : '*';
}
