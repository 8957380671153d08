import { existsSync } from 'node:fs';
import type { ImportContext } from '@takeup/application';
import {
  applyCharter,
  demoClock,
  importActivity,
  importDirectory,
  importOutcome,
  isFresh,
  readSetup,
  today,
  writeProgressOf,
} from '@takeup/application';
import { addDays } from '@takeup/domain';
import { northwind } from '@takeup/simulator';
import type { Opened } from '../cli/open.js';
import { demoConfiguration, systemClock } from '../cli/open.js';

/** Nothing is configured and nothing was brought in: the demo may show what there would be. */
export async function mayBeDemo({ environment, database, config }: Opened): Promise<boolean> {
  if (config.demo || environment.databaseUrl !== undefined || existsSync(environment.configFile))
    return false;
  return isFresh(database);
}

/** From now on this database is Northwind's, with a clock of its own. */
export async function becomeDemo(opened: Opened): Promise<Opened> {
  const clock = await demoClock(opened.database, northwind().clockStart, systemClock);
  const config = demoConfiguration(opened.config);
  return { ...opened, config, context: { ...opened.context, clock, config } };
}

/**
 * Brings Northwind's files in through the ordinary imports, up to yesterday of its clock. Everything is idempotent, so
 * a demo that was stopped half-way goes on where it was.
 */
export async function feedDemo(context: ImportContext, files: DemoFiles): Promise<void> {
  const company = northwind();
  const yesterday = addDays(today(context), -1);
  const { connections, rosters } = await readSetup(context);
  const dates = company.rosterDatesUntil(yesterday);
  const { report, end } = writeProgressOf(context, 'IMPORTING_DIRECTORY');
  for (const [done, asOf] of dates.entries()) {
    if (done < rosters) continue;
    report(done, { subject: asOf, total: dates.length });
    orThrow(await importDirectory(context, { bytes: await files.roster(asOf), asOf }));
  }
  await end();
  for (const { file, yaml, declaredOn } of company.charters) {
    orThrow(await applyCharter(context, { bytes: bytesOf(yaml), name: file, declaredOn }));
  }
  const known = connections.find(({ key }) => key === 'signins')?.lastDay;
  const from = known === undefined ? company.firstDay : addDays(known, 1);
  if (from <= yesterday) {
    const { report: onProgress, end: read } = writeProgressOf(context, 'IMPORTING_ACTIVITY');
    const bytes = await files.signins(from, yesterday);
    orThrow(await importActivity(context, { bytes, connection: 'signins', onProgress }));
    await read();
  }
  for (const { series } of company.outcomes) {
    const bytes = await files.outcome(series, yesterday);
    orThrow(await importOutcome(context, { bytes, series, onlyIfChanged: true }));
  }
}

/** Where Northwind's files come from, each as a stream of bytes. */
export interface DemoFiles {
  roster(asOf: string): Promise<AsyncIterable<Uint8Array>>;
  signins(from: string, to: string): Promise<AsyncIterable<Uint8Array>>;
  outcome(series: string, to: string): Promise<AsyncIterable<Uint8Array>>;
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

function orThrow(
  outcome: { readonly done: unknown } | { readonly refusal: { readonly code: string } },
): void {
  if ('refusal' in outcome) throw new Error(`Northwind's own files were refused: ${outcome.refusal.code}`);
}
