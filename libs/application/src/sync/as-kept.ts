import type { Json, Keep, KeptRow } from '@takeup/connectors/kit';

/** A field is needed now that was not kept when the row was read: to take it for none would be to make it up. */
export class NotKept extends Error {
  constructor(readonly field: string) {
    super(`${field} was not kept`);
  }
}

/**
 * A kept row for a version of `observe` that may be newer than it.
 * @param keep what could be kept when it was read
 * @throws NotKept as soon as a field is looked at that could not be
 */
export function asKept(row: KeptRow, keep: Readonly<Record<string, Keep>>): KeptRow {
  const fields = Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const own = Object.hasOwn(keep, name) ? keep[name] : undefined;
      return [name, own === undefined ? value : within(value, own)];
    }),
  );
  const known = (name: string | symbol) => {
    if (typeof name === 'string' && !Object.hasOwn(keep, name)) throw new NotKept(name);
  };
  return new Proxy(fields, {
    get: (target, name): Json | undefined => {
      known(name);
      return typeof name === 'string' ? target[name] : undefined;
    },
    has: (target, name) => {
      known(name);
      return Object.hasOwn(target, name);
    },
  });
}

function within(value: Json, keep: Keep): Json {
  if (typeof keep !== 'object') return value;
  if ('optional' in keep) return within(value, keep.optional);
  if ('each' in keep) return Array.isArray(value) ? value.map((one: Json) => within(one, keep.each)) : value;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? asKept(value as KeptRow, keep.fields)
    : value;
}
