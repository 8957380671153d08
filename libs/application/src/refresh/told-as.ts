import type { Figure } from '@takeup/disclosure';
import type { Measure, StreamCoverage } from '@takeup/domain';
import { feeds, offersReads } from '@takeup/domain';

type Told = Figure['told'];

interface Telling {
  readonly measures: ReadonlySet<Measure>;
  /** Whether it knows who only reads. */
  readonly reads: boolean;
}

/** What each connection tells, by the kinds of acts that were ever seen in it: coverage says so on every page. */
export type Tellings = ReadonlyMap<string, Telling>;

export function tellingsOf(streams: readonly Pick<StreamCoverage, 'connection' | 'kinds'>[]): Tellings {
  const kinds = new Map<string, StreamCoverage['kinds'][number][]>();
  for (const { connection, kinds: own } of streams)
    kinds.set(connection, [...(kinds.get(connection) ?? []), ...own]);
  return new Map(
    [...kinds].map(([connection, own]) => [connection, { measures: feeds(own), reads: offersReads(own) }]),
  );
}

/**
 * Whom a figure counts, as anybody can tell from coverage: on those of its connections that tell its measure at all. Where
 * none of them knows who reads, its active people are the reached ones of these connections: whoever is reached on others as
 * well was reached there or active here.
 */
export function toldAs(
  told: Told,
  tellings: Tellings,
): { readonly told: Told; readonly alsoTold: readonly Told[] } {
  const telling = told.connections.filter(
    (connection) => tellings.get(connection)?.measures.has(told.measure) ?? true,
  );
  const own = { ...told, connections: telling.length > 0 ? telling : told.connections };
  const isReached =
    told.measure === 'active' && own.connections.every((one) => tellings.get(one)?.reads === false);
  return { told: own, alsoTold: isReached ? [{ ...own, measure: 'reached' }] : [] };
}
