import type { Fact, Tells } from '@takeup/domain';
import { consentsOf } from '../consents.js';
import type { Stream } from '../contract.js';
import type { Bench } from './bench.js';
import { must } from './bench.js';
import { keptOf } from './reading.js';

/**
 * Charters are promised what streams declare, before anything is read: `observe` tells nothing else, and no stream
 * declares more than a consent that the configuration holds.
 */
export async function tellsWhatIsDeclared<C>(bench: Bench<C>): Promise<void> {
  const { connector, session } = bench;
  const given = consentsOf(connector, session.config).filter((consent) => consent.given);
  for (const asked of await bench.slices()) {
    const { stream } = asked;
    const { name, tells } = stream;
    const declared = given.flatMap(({ streams }) => streams[name] ?? []);
    must(declared.length > 0, `${name}: no consent that is given names it`);
    must(
      declared.some((own) => isWithin(tells, own)),
      `${name}: tells more than its consent`,
    );
    must((stream.textOf !== undefined) === tells.with.includes('topic'), `${name}: topics come of texts`);
    for (const row of keptOf(stream, (await bench.unspoilt(asked)).pages).values())
      for (const fact of connector.observe(name, row)) {
        const untold = undeclared(stream, fact);
        must(untold === undefined, `${name}: tells ${untold}, which it does not declare`);
      }
  }
}

function isWithin(own: Tells, whole: Tells): boolean {
  const all = <T>(some: readonly T[], of: readonly T[]) => some.every((one) => of.includes(one));
  const counts = all(own.counts ?? [], whole.counts ?? []);
  return all(own.lists, whole.lists) && all(own.acts, whole.acts) && all(own.with, whole.with) && counts;
}

function undeclared({ tells }: Stream, fact: Fact): string | undefined {
  if (fact.fact === 'aggregate') return tells.counts?.includes(fact.measure) ? undefined : fact.measure;
  if (fact.fact !== 'activity') return tells.lists.includes(fact.fact) ? undefined : fact.fact;
  if (!tells.acts.includes(fact.kind)) return fact.kind;
  const details = [
    ['person', fact.account !== ''],
    ['community', fact.community !== null],
    ['thread', fact.thread !== null],
  ] as const;
  return details.find(([detail, isTold]) => isTold && !tells.with.includes(detail))?.[0];
}
