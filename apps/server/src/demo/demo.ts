import type { DirectorySource, ImportContext } from '@takeup/application';
import {
  applyCharter,
  claimDemo,
  demoClock,
  importActivity,
  importDirectory,
  importOutcome,
  isFresh,
  pullDirectory,
  readSetup,
  rosterDays,
  today,
  writeProgressOf,
} from '@takeup/application';
import type { Day } from '@takeup/domain';
import { addDays, maxDay, quarterOf } from '@takeup/domain';
import type { CharterFile } from '@takeup/simulator';
import { northwind } from '@takeup/simulator';
import type { Opened } from '../cli/open.js';
import { demoConfiguration, systemClock } from '../cli/open.js';
import { machine } from '../schedule/machine.js';
import type { Demo } from './demo-platform.js';
import { demoOn, isConfigured, mustHold } from './demo-platform.js';

/** Nothing is configured and nothing was brought in: the demo may show what there would be. */
export async function mayBeDemo({ environment, database, config }: Opened): Promise<boolean> {
  return !config.demo && !isConfigured(environment) && isFresh(database);
}

/** What is started where nobody says which. */
const USUAL: Demo = { platform: 'mattermost', directory: 'csv' };

/**
 * From now on this database is Northwind's, with a clock of its own.
 * @throws Exit where another process made it Northwind's of another kind meanwhile
 */
export async function becomeDemo(opened: Opened, asked: Partial<Demo>): Promise<Opened> {
  const demo = demoOn(await claimDemo(opened.database, { ...USUAL, ...asked }, systemClock));
  mustHold(asked, demo);
  const clock = await demoClock(opened.database, northwind().clockStart, systemClock);
  const config = demoConfiguration(opened.config, demo.platform);
  return { ...opened, demo, config, context: { ...opened.context, clock, config } };
}

/** So many rosters, and the days their figures speak of, are brought in before anything older. */
const NEWEST_ROSTERS = 4;

/**
 * Brings Northwind's files in through the ordinary imports, up to yesterday of its clock: at first what the newest
 * months need, the next time what is older, so that the page has figures early. Everything is idempotent, so a demo that
 * was stopped half-way goes on where it was.
 * @returns whether there is more to bring in once this is published
 */
export async function feedDemo(
  context: ImportContext,
  { files, charters, directory }: DemoFood,
): Promise<boolean> {
  const yesterday = addDays(today(context), -1);
  if (directory !== null) {
    await feedAtOnce(context, { files, charters, directory }, yesterday);
    return false;
  }
  const dates = northwind().rosterDatesUntil(yesterday);
  const newest = dates.slice(-NEWEST_ROSTERS);
  const known = await rosterDays(context);
  const isLacking = (asOf: Day) => !known.has(asOf);
  const older = dates.slice(0, -NEWEST_ROSTERS).filter(isLacking).reverse();
  const isFirst = newest.some(isLacking);
  if (!isFirst && older.length > 0) await feedOlder(context, files, { rosters: older, yesterday });
  await feedNewest(context, files, { rosters: newest.filter(isLacking), yesterday, charters });
  return isFirst && older.length > 0;
}

export interface DemoFood {
  readonly files: DemoFiles;
  readonly charters: readonly CharterFile[];
  /** Asked for everybody as of now; null: there is a file for each month. */
  readonly directory: DirectorySource | null;
}

/** One roster holds back to every month, so that nothing may be published before all sign-ins are in. */
async function feedAtOnce(
  context: ImportContext,
  { files, charters, directory }: DemoFood & { readonly directory: DirectorySource },
  yesterday: Day,
): Promise<void> {
  const { rosters, connections } = await readSetup(context);
  if (rosters === 0) await askDirectory(context, directory);
  await importDeclared(context, files, { charters, yesterday });
  const last = connections.find(({ key }) => key === 'signins')?.lastDay;
  const from = last === undefined ? northwind().firstDay : addDays(last, 1);
  await importSignins(context, files, { from, to: yesterday });
}

async function askDirectory(context: ImportContext, directory: DirectorySource): Promise<void> {
  const { report, end } = writeProgressOf(context, 'IMPORTING_DIRECTORY');
  report(0, { subject: directory.connector.title, total: 1 });
  const pulled = await pullDirectory({ ...context, directory, network: machine });
  if ('fault' in pulled) throw new Error(`Northwind's directory could not be read: ${pulled.fault.detail}`);
  orThrow(pulled);
  await end();
}

interface Wanted {
  readonly rosters: readonly Day[];
  readonly yesterday: Day;
}

async function feedNewest(
  context: ImportContext,
  files: DemoFiles,
  { rosters, yesterday, charters }: Wanted & { readonly charters: readonly CharterFile[] },
): Promise<void> {
  const { connections } = await readSetup(context);
  await importRosters(context, files, rosters);
  const last = connections.find(({ key }) => key === 'signins')?.lastDay;
  const from = last === undefined ? newestFrom(yesterday) : addDays(last, 1);
  await importSignins(context, files, { from, to: yesterday });
  await importDeclared(context, files, { charters, yesterday });
}

/** What the bank has declared, and what its KPIs say of it. */
async function importDeclared(
  context: ImportContext,
  files: DemoFiles,
  { charters, yesterday }: Pick<Wanted, 'yesterday'> & Pick<DemoFood, 'charters'>,
): Promise<void> {
  for (const { file, yaml, declaredOn } of charters) {
    orThrow(await applyCharter(context, { bytes: bytesOf(yaml), name: file, declaredOn }));
  }
  for (const { series } of northwind().outcomes) {
    const bytes = await files.outcome(series, yesterday);
    orThrow(await importOutcome(context, { bytes, series, onlyIfChanged: true }));
  }
}

/** Sign-ins before rosters: an epoch is published once its roster is there, and then keeps what it says. */
async function feedOlder(
  context: ImportContext,
  files: DemoFiles,
  { rosters, yesterday }: Wanted,
): Promise<void> {
  const { connections } = await readSetup(context);
  const first = connections.find(({ key }) => key === 'signins')?.firstDay ?? newestFrom(yesterday);
  await importSignins(context, files, { from: northwind().firstDay, to: addDays(first, -1) });
  await importRosters(context, files, rosters);
}

/** The quarter of the month before the newest rosters: their first windows and quarter reach back into it. */
function newestFrom(yesterday: Day): Day {
  const [oldest = yesterday] = northwind().rosterDatesUntil(yesterday).slice(-NEWEST_ROSTERS);
  const { from } = quarterOf(addDays(oldest, -1));
  return maxDay(from, northwind().firstDay);
}

async function importRosters(
  context: ImportContext,
  files: DemoFiles,
  rosters: readonly Day[],
): Promise<void> {
  const { report, end } = writeProgressOf(context, 'IMPORTING_DIRECTORY');
  for (const [done, asOf] of rosters.entries()) {
    report(done, { subject: asOf, total: rosters.length });
    orThrow(await importDirectory(context, { bytes: await files.roster(asOf), asOf }));
  }
  await end();
}

async function importSignins(
  context: ImportContext,
  files: DemoFiles,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<void> {
  if (from > to) return;
  const { report: onProgress, end } = writeProgressOf(context, 'IMPORTING_ACTIVITY');
  const bytes = await files.signins(from, to);
  orThrow(await importActivity(context, { bytes, connection: 'signins', onProgress }));
  await end();
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
