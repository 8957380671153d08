import type { CharterInForce } from '../charter/in-force.js';

/** The scope that every connection is part of. */
export const EVERYTHING = 'all';

/** The connections of an initiative that there are, in key order. */
export function scopeConnections(
  { connections }: Pick<CharterInForce, 'connections'>,
  exist: ReadonlySet<string>,
): readonly string[] {
  return [...new Set(connections)].filter((key) => exist.has(key)).sort();
}

/** Sets of connections have keys of their own: a connection may be called what it likes. */
export function scopeKey(connections: readonly string[]): string {
  return `of:${connections.join('+')}`;
}
