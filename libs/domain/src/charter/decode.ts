import type { CharterFault, CharterFaultCode, DocumentPath } from './fault.js';
import { hint } from './nearest.js';

/** A place in the document that is being read, and where to report what is wrong with it. */
export class Place {
  constructor(
    readonly path: DocumentPath,
    readonly faults: CharterFault[],
  ) {}

  in(step: string | number): Place {
    return new Place([...this.path, step], this.faults);
  }

  /** Reports; answers null so that a decoder can end with it. */
  fault(code: CharterFaultCode, details: CharterFault['details'] = {}): null {
    this.faults.push({ code, path: this.path, details });
    return null;
  }
}

/** Reads a value that is there; null once it has reported why it cannot. */
export type Decoder<T> = (value: unknown, place: Place) => T | null;

/** What {@link fields} reads: null for what is missing or wrong. */
export type Fields<S> = { readonly [K in keyof S]: S[K] extends Decoder<infer T> ? T | null : never };

const LONGEST_TEXT = 5_000;
const LONGEST_LIST = 500;
const SHOWN = 60;
/** Text that no database keeps or no screen shows: control characters and halves of characters. */
const UNPRINTABLE = /[\p{Surrogate}]|[^\P{Cc}\t\n\r]/u;

export function isMissing(value: unknown): value is null | undefined | '' {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** A value as a fault may quote it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping of known keys. Even where it is none, a record of nulls comes back, so that places in a list hold. */
export function fields<S extends Readonly<Record<string, Decoder<unknown>>>>(
  shape: S,
  required: readonly (keyof S & string)[] = [],
): (value: unknown, place: Place) => Fields<S> {
  const known = Object.keys(shape);
  return (value, place) => {
    const given = isMapping(value) ? value : {};
    if (isMapping(value)) reportUnknown(given, known, place);
    else if (!isMissing(value)) place.fault('not-a-mapping', { known: known.join(', ') });
    const read = known.map((key) => {
      const own = Object.hasOwn(given, key) ? given[key] : undefined;
      if (!isMissing(own)) return [key, shape[key]?.(own, place.in(key)) ?? null] as const;
      if (required.includes(key)) place.in(key).fault('required', { key });
      return [key, null] as const;
    });
    // The shape's keys and decoders were walked one by one, which a mapped type cannot see.
    return Object.fromEntries(read) as Fields<S>;
  };
}

function reportUnknown(
  given: Readonly<Record<string, unknown>>,
  known: readonly string[],
  place: Place,
): void {
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    place.in(key).fault('unknown-field', { field: shown(key), ...hint(key, known) });
  }
}

/** A list; entries that cannot be read are left out. */
export function list<T>(entry: Decoder<T>): Decoder<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return place.fault('not-a-list', { value: shown(value) });
    if (value.length > LONGEST_LIST) return place.fault('list-too-long', { longest: LONGEST_LIST });
    return value.flatMap((own: unknown, index) => {
      const at = place.in(index);
      if (isMissing(own)) at.fault('required', { key: `${index}` });
      const read = isMissing(own) ? null : entry(own, at);
      return read === null ? [] : [read];
    });
  };
}

/** A list, or one entry written without brackets. */
export function listOrOne<T>(entry: Decoder<T>): Decoder<readonly T[]> {
  return (value, place) => list(entry)(Array.isArray(value) || isMapping(value) ? value : [value], place);
}

/** Mappings in a list: each keeps its place, also where it cannot be read. */
export function entries<S extends Readonly<Record<string, Decoder<unknown>>>>(
  shape: S,
  required: readonly (keyof S & string)[] = [],
): Decoder<readonly Fields<S>[]> {
  const entry = fields(shape, required);
  return (value, place) => {
    if (!Array.isArray(value)) return place.fault('not-a-list', { value: shown(value) });
    if (value.length > LONGEST_LIST) return place.fault('list-too-long', { longest: LONGEST_LIST });
    return value.map((own: unknown, index) => entry(own, place.in(index)));
  };
}

export const text: Decoder<string> = (value, place) => {
  if (typeof value !== 'string') return place.fault('not-a-text', { value: shown(value) });
  if (value.length > LONGEST_TEXT) return place.fault('text-too-long', { longest: LONGEST_TEXT });
  return UNPRINTABLE.test(value) ? place.fault('text-unprintable') : value.trim();
};

/** Text that may look like a number to YAML: grade 7. */
export const textOrNumber: Decoder<string> = (value, place) =>
  text(typeof value === 'number' && Number.isFinite(value) ? `${value}` : value, place);

export const number: Decoder<number> = (value, place) =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : place.fault('not-a-number', { value: shown(value) });

/** A whole number from `least` on. */
export function whole(least: number): Decoder<number> {
  return (value, place) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
      ? value
      : place.fault('not-whole', { value: shown(value), least });
}

export const truth: Decoder<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : place.fault('not-a-truth', { value: shown(value) });

export function oneOf<const T extends string>(values: readonly T[]): Decoder<T> {
  return (value, place) => {
    const found = values.find((known) => known === value);
    return found ?? place.fault('unknown-value', { value: shown(value), known: values.join(', ') });
  };
}
