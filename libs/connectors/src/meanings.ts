import { connectors } from './registry.js';

/**
 * What platforms mean by their own words, as catalogue keys by word.
 * @param given ids of the consents that are
 */
export function meaningsOf(given: readonly string[]): ReadonlyMap<string, string> {
  const consents = [...connectors.values()].flatMap((connector) => connector.consents);
  return new Map(
    consents.filter(({ id }) => given.includes(id)).flatMap(({ means = {} }) => Object.entries(means)),
  );
}
