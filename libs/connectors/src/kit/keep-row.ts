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

/**
 * Reduces a row to what `keep` names. Everything else is left behind, by name only.
 * @param hash normalises an identifier and gives its keyed hash in hexadecimal
 */
export function keepRow(row: Json, keep: Readonly<Record<string, Keep>>, hash: Hash): Kept {
  const keeper = new Keeper(hash);
  try {
    const kept = keeper.fields(row, keep, '');
    return { row: kept, dropped: keeper.dropped() };
  } catch (error) {
    if (!(error instanceof Drifted)) throw error;
    return { drift: error.drift, dropped: keeper.dropped() };
  }
}

class Keeper {
  readonly #dropped = new Set<string>();

  constructor(readonly hash: Hash) {}

  dropped(): readonly string[] {
    return [...this.#dropped].sort();
  }

  fields(value: Json, keep: Readonly<Record<string, Keep>>, path: string): KeptRow {
    if (!isObject(value)) throw new Drifted({ kind: 'retyped', field: path });
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(keep, name)) this.#drop(join(path, nameable(name)));
    }
    const entries = Object.entries(keep).flatMap(([name, each]): [string, Json][] => {
      const own = Object.hasOwn(value, name) ? value[name] : undefined;
      const kept = this.#keep(own, each, join(path, name));
      return kept === undefined ? [] : [[name, kept]];
    });
    return Object.fromEntries(entries);
  }

  #keep(value: Json | undefined, keep: Keep, path: string): Json | undefined {
    if (typeof keep === 'object' && 'optional' in keep) {
      // An empty identifier names nobody, and platforms write it for "none".
      const isNone = value === undefined || value === null || (isHashed(keep.optional) && value === '');
      return isNone ? undefined : this.#keep(value, keep.optional, path);
    }
    if (value === undefined || value === null) throw new Drifted({ kind: 'missing', field: path });
    if (typeof keep === 'object') {
      if ('fields' in keep) return this.fields(value, keep.fields, path);
      if (!Array.isArray(value)) throw new Drifted({ kind: 'retyped', field: path });
      return value.flatMap((one: Json) => {
        const kept = this.#keep(one, keep.each, `${path}[]`);
        return kept === undefined ? [] : [kept];
      });
    }
    return isHashed(keep) ? this.#hashed(value, keep, path) : plain(value, keep, path);
  }

  #hashed(value: Json, kind: 'identity' | 'account', path: string): string {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new Drifted({ kind: 'retyped', field: path });
    const text = String(value);
    if (text.trim() === '') throw new Drifted({ kind: 'missing', field: path });
    if (text.length > LONGEST_IDENTITY) throw new Drifted({ kind: 'too-long', field: path });
    return this.hash(text, kind);
  }

  #drop(path: string): void {
    if (this.#dropped.size < MOST_DROPPED) this.#dropped.add(path);
  }
}

function isHashed(keep: Keep): keep is 'identity' | 'account' {
  return keep === 'identity' || keep === 'account';
}

function plain(value: Json, keep: 'text' | 'number' | 'boolean', path: string): Json {
  const type = keep === 'text' ? 'string' : keep;
  if (typeof value !== type || (keep === 'number' && !Number.isFinite(value)))
    throw new Drifted({ kind: 'retyped', field: path });
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    throw new Drifted({ kind: 'too-long', field: path });
  return value;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Names of fields are noted down; what is no plain name may be somebody's data. */
function nameable(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(name) ? name : '*';
}
