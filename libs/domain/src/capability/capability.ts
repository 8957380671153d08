import type { Measure } from '../measures/measure.js';
import type { Need, Tells } from './tells.js';
import { satisfies } from './tells.js';

/** What somebody in charge of a platform lets Takeup read, and what that tells. */
export interface Consent {
  /** Catalogue key: what is let, and by whom. */
  readonly id: string;
  /** By stream. */
  readonly streams: Readonly<Record<string, Tells>>;
  /** Codes of notes of the connection's check that say it is not to be had after all. */
  readonly withheldBy: readonly string[];
  readonly given: boolean;
}

/** What a connection can prove. */
export interface Capability {
  /** Null: files are brought to it, and nobody knows what the next one holds. */
  readonly consents: readonly Consent[] | null;
  /** Measures of which acts came in already; which kinds of acts did is not told, since one person's act would change it. */
  readonly fed: readonly Measure[];
}

/** By the connection's key. */
export type Capabilities = ReadonlyMap<string, Capability>;

/** A stream that would tell, and the consent that it takes. */
export interface Lack {
  readonly connection: string;
  readonly stream: string;
  readonly consent: string;
}

/**
 * `connection`: one tells it. `file`: none is known to, but a file of one of these may. `unknown`: there is no connection yet.
 * `nothing`: none can as configured; empty lacks: none could with any consent.
 */
export type Proof =
  | { readonly by: 'connection' }
  | { readonly by: 'file'; readonly of: readonly string[] }
  | { readonly by: 'unknown' }
  | { readonly by: 'nothing'; readonly lacks: readonly Lack[] };

/** Whether any of these connections can prove something, as they are configured. */
export function proofOf(need: Need, capabilities: Capabilities): Proof {
  if (capabilities.size === 0) return { by: 'unknown' };
  const all = [...capabilities];
  if (all.some(([, capability]) => tellsNow(need, capability))) return { by: 'connection' };
  // A file lists acts, never accounts or communities.
  const of = 'list' in need ? [] : all.flatMap(([key, { consents }]) => (consents === null ? [key] : []));
  if (of.length > 0) return { by: 'file', of };
  return { by: 'nothing', lacks: all.flatMap(([key, capability]) => lacksOf(need, key, capability)) };
}

function tellsNow(need: Need, { consents, fed }: Capability): boolean {
  if (consents === null) return 'measure' in need && need.measure !== undefined && fed.includes(need.measure);
  return consents.some(
    ({ given, streams }) => given && Object.values(streams).some((tells) => satisfies(tells, need)),
  );
}

function lacksOf(need: Need, connection: string, { consents }: Capability): readonly Lack[] {
  return (consents ?? []).flatMap(({ id, given, streams }) =>
    given
      ? []
      : Object.entries(streams).flatMap(([stream, tells]) =>
          satisfies(tells, need) ? [{ connection, stream, consent: id }] : [],
        ),
  );
}
