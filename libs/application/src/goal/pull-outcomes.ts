import type { Fault, OutcomeRow } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import type { HeldRun } from '@takeup/storage';
import type { AskedOutcome, Context, OutcomeSource } from '../context.js';
import type { Outcome } from '../outcome.js';
import { portsOf } from '../sync/check-source.js';
import type { Network } from '../sync/sync-context.js';
import type { OutcomeContent, OutcomeReport } from './import-outcome.js';
import { importOutcome } from './import-outcome.js';

/** What became of one scheduled source: taken in or refused, or why there was nothing to take in. What is known stands. */
export type PulledOutcome = {
  /** `connection/key` */
  readonly series: string;
} & (
  | { readonly outcome: Outcome<OutcomeReport> }
  | { readonly fault: Fault }
  /** The file could not be opened. */
  | { readonly file: string }
);

/** Where scheduled values come from. */
export interface OutcomeWorld {
  /** Gives a file's bytes; null where it cannot be opened. */
  readonly open: (file: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly network: Network;
}

/**
 * Brings in the values of KPIs that the operator's file names, those that have changed since they came last. One that cannot
 * be read does not keep the others waiting.
 * @param held the slot in whose name it is done
 * @throws LeaseLost where another process has taken over
 */
export async function pullOutcomes(
  context: Context,
  world: OutcomeWorld,
  held?: HeldRun,
): Promise<readonly PulledOutcome[]> {
  const pulled: PulledOutcome[] = [];
  for (const source of context.config.outcomes) {
    const { series } = source;
    const content = await contentOf(source, world);
    if (!('rows' in content || 'bytes' in content)) {
      pulled.push({ series, ...content });
      continue;
    }
    const how = { series, onlyIfChanged: true, ...(held ? { held } : {}) };
    pulled.push({ series, outcome: await importOutcome(context, { ...content, ...how }) });
  }
  return pulled;
}

async function contentOf(
  source: OutcomeSource,
  { open, network }: OutcomeWorld,
): Promise<OutcomeContent | { readonly fault: Fault } | { readonly file: string }> {
  if ('file' in source) {
    const bytes = await open(source.file);
    return bytes === null ? { file: source.file } : { bytes };
  }
  return askOutcome(source, network);
}

/** Asks for values, again after a pause where that came to nothing. */
export async function askOutcome(
  asked: AskedOutcome,
  network: Network,
): Promise<{ readonly rows: readonly OutcomeRow[] } | { readonly fault: Fault }> {
  try {
    return { rows: await rowsOf(asked, network) };
  } catch (error) {
    if (error instanceof Faulted) return { fault: error.fault };
    throw error;
  }
}

/** Pauses before what came to nothing is asked once more. */
const PAUSES_MS = [1_000, 5_000];

async function rowsOf(
  { connector, config, allowedHosts }: AskedOutcome,
  network: Network,
): Promise<readonly OutcomeRow[]> {
  const ports = portsOf(network, allowedHosts);
  for (const pause of PAUSES_MS) {
    try {
      return await connector.rows(config, ports);
    } catch (error) {
      if (!(error instanceof Faulted) || error.fault.kind !== 'transient') throw error;
      await network.sleep(pause);
    }
  }
  return connector.rows(config, ports);
}
