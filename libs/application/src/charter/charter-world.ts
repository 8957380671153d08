import type { Capabilities, Capability, Charter, CompletenessWorld, Consent, Day } from '@takeup/domain';
import { MEASURES, actKindsOf, feeds, offersReads, personasOf } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { connectedSources, connections, preflights } from '@takeup/storage';
import type { Configuration, ConnectionConfig } from '../context.js';
import { previewRules, toldHeadcounts } from '../gate/index.js';

export interface WorldRequest {
  readonly config: Configuration;
  readonly charter: Charter;
  /** Today: rules that are asked about are noted with their day. */
  readonly onDay: Day;
}

/** What the completeness list needs to know beside the document. @param session of the owner; null: no database yet */
export async function charterWorld(
  session: Session | null,
  { config, charter, onDay }: WorldRequest,
): Promise<CompletenessWorld> {
  const { minimumGroup } = config.policy;
  if (session === null)
    return {
      connections: configured(config.connections, NOTHING_CAME),
      series: declaredSeries(config),
      personaPeople: null,
      minimumGroup,
    };
  return {
    connections: await capabilities(session, config),
    series: await knownSeries(session, config),
    personaPeople: await previewRules(session, personasOf(charter), { onDay, minimumGroup }),
    minimumGroup,
  };
}

/** The same as a reader may know it: sizes of personas as they were told last, rounded. */
export async function releasedWorld(session: Session, config: Configuration): Promise<CompletenessWorld> {
  return {
    connections: await capabilities(session, config),
    series: await knownSeries(session, config),
    personaPeople: await toldHeadcounts(session),
    minimumGroup: config.policy.minimumGroup,
  };
}

/** Of the operator's file, and those that the product connected. */
async function knownSeries(session: Session, config: Configuration): Promise<ReadonlySet<string>> {
  const connected = (await connectedSources(session)).flatMap(({ series, inFile }) =>
    inFile ? [] : (series ?? []),
  );
  return new Set([...declaredSeries(config), ...connected]);
}

function declaredSeries({ outcomes }: Configuration): ReadonlySet<string> {
  return new Set(outcomes.map(({ series }) => series));
}

/** What came of a connection until now, by its key. */
interface Came {
  readonly fed: ReadonlyMap<string, Capability['fed']>;
  /** Codes of what its check found last. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
}

const NOTHING_CAME: Came = { fed: new Map(), notes: new Map() };

/** What can be proven by the connections of the operator's file, and by those that an import or the product made. */
export async function capabilities(session: Session, config: Configuration): Promise<Capabilities> {
  const rows = await connections(session);
  const checks = new Map((await preflights(session)).map((check) => [check.connectionId, check.notes]));
  const came: Came = {
    fed: new Map(rows.map(({ key, kinds }) => [key, fedBy(kinds)])),
    notes: new Map(rows.map(({ key, id }) => [key, checks.get(id) ?? []])),
  };
  // As they were noted when it was connected.
  const stored = rows.map(({ key, consents }) => ({
    key,
    ...(consents && { consents: consents as readonly Consent[] }),
  }));
  return new Map([...configured(stored, came), ...configured(config.connections, came)]);
}

/** A consent that is configured counts until the platform's check has found that it is withheld. */
function configured(
  all: readonly Pick<ConnectionConfig, 'key' | 'consents'>[],
  { fed, notes }: Came,
): Capabilities {
  return new Map(
    all.map(({ key, consents }): readonly [string, Capability] => {
      const withheld = (codes: readonly string[]) => codes.some((code) => notes.get(key)?.includes(code));
      const own = consents?.map((consent) => ({
        ...consent,
        given: consent.given && !withheld(consent.withheldBy),
      }));
      return [key, { consents: own ?? null, fed: fed.get(key) ?? [] }];
    }),
  );
}

/** As coverage tells it. */
function fedBy(kinds: readonly number[]): Capability['fed'] {
  const acts = actKindsOf(kinds);
  const fed = feeds(acts);
  return MEASURES.filter((measure) => fed.has(measure) && (measure !== 'reached' || offersReads(acts)));
}
