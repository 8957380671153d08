import type { HeldRun } from '@takeup/storage';
import type { Context } from '../context.js';
import type { Outcome } from '../outcome.js';
import type { OutcomeReport } from './import-outcome.js';
import { importOutcome } from './import-outcome.js';

/** What became of one scheduled file. */
export interface PulledOutcome {
  /** `connection/key` */
  readonly series: string;
  readonly file: string;
  /** Null: the file could not be opened, and what is known stands. */
  readonly outcome: Outcome<OutcomeReport> | null;
}

/**
 * Brings in the KPI files that the operator's file names, those that have changed since they came last. One that cannot
 * be read does not keep the others waiting.
 * @param open gives a file's bytes; null where it cannot be opened
 * @param held the slot in whose name it is done
 * @throws LeaseLost where another process has taken over
 */
export async function pullOutcomes(
  context: Context,
  open: (file: string) => Promise<AsyncIterable<Uint8Array> | null>,
  held?: HeldRun,
): Promise<readonly PulledOutcome[]> {
  const pulled: PulledOutcome[] = [];
  for (const { series, file } of context.config.outcomes) {
    const bytes = await open(file);
    const outcome =
      bytes &&
      (await importOutcome(context, { bytes, series, onlyIfChanged: true, ...(held ? { held } : {}) }));
    pulled.push({ series, file, outcome });
  }
  return pulled;
}
