import { isMapping } from './decode.js';

/** One text for documents that say the same, whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, own: unknown) =>
    isMapping(own) ? Object.fromEntries(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1))) : own,
  );
}
