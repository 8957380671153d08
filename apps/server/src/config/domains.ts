import { z } from 'zod';

const text = z.string('must be text').trim().toLowerCase().min(1, 'must not be empty');

/** Domains of addresses that count as another one: `old.example: northwind.example`. */
export const domainsSchema = z
  .record(text, text, 'must be a list such as old.example: northwind.example')
  .default({});

const DOMAIN = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;

/** @returns the rules, or every fault in them, a line each */
export function readDomains(entries: Readonly<Record<string, string>>): {
  readonly domains: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
} {
  // As addresses are, before they are looked at.
  const named = Object.entries(entries).map(
    ([from, to]) => [from.normalize('NFKC'), to.normalize('NFKC')] as const,
  );
  const domains = new Map(named);
  const faults = named.flatMap(([from, to]) => [
    ...[from, to]
      .filter((name) => !DOMAIN.test(name))
      .map((name) => `${name} is no domain such as northwind.example; leave the @ out`),
    ...(from === to ? [`${from} is to count as itself`] : []),
    ...(from !== to && domains.has(to)
      ? [`${from} is to count as ${to}, which is to count as another one; name that`]
      : []),
  ]);
  return { domains, faults: faults.map((fault) => `directory.domains: ${fault}`) };
}
