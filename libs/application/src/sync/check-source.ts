import type { Askable, Fault, OpenSession, Preflight, SessionPorts } from '@takeup/connectors/kit';
import { Faulted, consentsOf, openSession } from '@takeup/connectors/kit';
import type { Consent } from '@takeup/domain';
import { patiently } from './patience.js';
import type { Network, Source } from './sync-context.js';
import { turnsInMemory } from './turns-in-memory.js';

/** Whoever is asked, with the operator's configuration. */
export interface AskedBy<C = unknown> {
  readonly connector: Askable<C>;
  readonly config: C;
  /** Hosts within private networks that the operator allows. */
  readonly allowedHosts: readonly string[];
}

/**
 * A session that takes its turns by itself, for what is asked so seldom that nobody shares them.
 * @param mayAsk throws where nothing is to be asked any more; called before every request, once its turn has come
 */
export function openAlone<C>(
  { connector, config, allowedHosts }: AskedBy<C>,
  network: Network,
  mayAsk: () => Promise<void> = async () => undefined,
): OpenSession<C> {
  const ports = portsOf(network, allowedHosts);
  const turn: SessionPorts['turn'] = async (limit) => {
    await ports.turn(limit);
    await mayAsk();
  };
  return patiently(openSession({ connector, config, ports: { ...ports, turn } }), network);
}

export function portsOf(network: Network, allowedHosts: readonly string[]): SessionPorts {
  const { now, resolve } = network;
  return { now, resolve, allowed: (host) => allowedHosts.includes(host), ...turnsInMemory(network) };
}

export type CheckedSource = Preflight & {
  /** Names of what can be read. */
  readonly streams: readonly string[];
  /** What the configuration lets be told, less what the platform was found to withhold. */
  readonly consents: readonly Consent[];
};

/** Asks a platform who Takeup is to it, what is hidden and what can be read. Reads nobody's acts and keeps nothing. */
export async function checkSource(
  source: Source,
  network: Network,
): Promise<CheckedSource | { readonly fault: Fault }> {
  const session = openAlone(source, network);
  try {
    const told = await source.connector.check(session);
    const streams = await source.connector.discover(session);
    const found = told.notes.map(({ code }) => code);
    const consents = consentsOf(source.connector, source.config).map((consent) => ({
      ...consent,
      given: consent.given && !consent.withheldBy.some((code) => found.includes(code)),
    }));
    return { ...told, streams: streams.map(({ name }) => name), consents };
  } catch (error) {
    if (error instanceof Faulted) return { fault: error.fault };
    throw error;
  } finally {
    await session.close();
  }
}
