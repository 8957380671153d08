import type {
  Configuration,
  ConnectWorld,
  Context,
  DirectorySource,
  IdentityKey,
  ImportContext,
  Source,
  TokenWorld,
} from '@takeup/application';
import {
  checkPolicy,
  demoClock,
  heldDemo,
  keyInUse,
  openedDirectory,
  openedSources,
  openIdentity,
  outcomeOf,
  storedSources,
} from '@takeup/application';
import { Zone, refused } from '@takeup/domain';
import type { Clock } from '@takeup/domain';
import type { PlatformId } from '@takeup/simulator';
import { northwind } from '@takeup/simulator';
import { connectables } from '@takeup/connectors';
import type { Database } from '@takeup/storage';
import { DatabaseUnavailable, inTransaction, migrations, openDatabase, tables } from '@takeup/storage';
import type { Environment } from '../config/environment.js';
import { readEnvironment } from '../config/environment.js';
import { IdentityKeyFault, readIdentityKey } from '../config/identity-key-file.js';
import type { OperatorFile } from '../config/operator-file.js';
import { readOperatorFile } from '../config/operator-file.js';
import { secretKeyFile, secretKeyOfEnvironment } from '../config/secret-key-file.js';
import { demoConnections } from '../demo/demo-connections.js';
import type { Demo } from '../demo/demo-platform.js';
import { demoOn } from '../demo/demo-platform.js';
import { machine } from '../schedule/machine.js';
import { highsThreads } from '../solver/highs-thread.js';
import { Exit, NoDatabase, exitFor, orExit } from './exit.js';
import { say } from './output.js';

export const systemClock: Clock = { now: () => Date.now() };

/** What every command starts from: environment and operator's file, read once, with every fault listed. */
export interface Settings extends OperatorFile {
  readonly environment: Environment;
}

export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const environment = readEnvironment(env);
  const file = isFaults(environment) ? undefined : readOperatorFile(environment.configFile, env);
  const faults = [...(isFaults(environment) ? environment : []), ...(isFaults(file) ? file : [])];
  if (isFaults(environment) || file === undefined || isFaults(file)) {
    throw new Exit(2, ['The configuration cannot be used:', ...faults.map((fault) => `  ${fault}`)]);
  }
  return { environment, ...file };
}

function isFaults(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** An open database with everything a use case needs. */
export interface Opened extends Settings {
  readonly database: Database;
  readonly context: Context;
  /** What Northwind is shown on; null: this is no demo. */
  readonly demo: Demo | null;
}

export async function open(settings: Settings, create: boolean): Promise<Opened> {
  const { environment } = settings;
  let database: Database;
  try {
    database = await openDatabase({
      dataDir: environment.dataDir,
      ...(environment.databaseUrl === undefined ? {} : { databaseUrl: environment.databaseUrl }),
      ...(environment.readerUrl === undefined ? {} : { readerUrl: environment.readerUrl }),
      create,
      entities: tables,
      migrations,
      applicationName: 'takeup',
    });
  } catch (error) {
    if (error instanceof DatabaseUnavailable) {
      const Ended = error.code === 'NO_DATABASE' ? NoDatabase : Exit;
      throw new Ended(1, [error.message, error.whatToDo]);
    }
    throw error;
  }
  try {
    const held = await heldDemo(database);
    const demo = held === null ? null : demoOn(held);
    const config = demo === null ? settings.config : demoConfiguration(settings.config, demo.platform);
    const clock = config.demo ? await demoClock(database, northwind().clockStart, systemClock) : systemClock;
    const solver = highsThreads({ tell: (what) => say(`${what}; what it was asked is hidden`) });
    const context = { pools: database, clock, config, solver };
    const refusal = await checkPolicy(context);
    if (refusal !== null) throw exitFor(refusal);
    return { ...settings, demo, config, database, context };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Northwind in place of the operator's organisation. */
export function demoConfiguration(config: Configuration, platform: PlatformId): Configuration {
  const { organisation } = northwind();
  return {
    ...config,
    organisation: organisation.name,
    zone: new Zone(organisation.timeZone),
    currency: organisation.currency,
    itDepartments: organisation.itDepartments,
    connections: demoConnections(platform),
    demo: true,
  };
}

/** For connections that are made from the product. */
export function connectWorld(opened: Opened): ConnectWorld {
  const { context, environment, config, allowedHosts, directory } = opened;
  const { secretKey, secretKeyFile: file } = environment;
  return {
    pools: context.pools,
    clock: context.clock,
    config,
    connectables,
    keys: secretKey === undefined ? secretKeyFile(file) : secretKeyOfEnvironment(secretKey),
    taken: config.connections.map(({ key }) => key),
    takenDirectory: directory !== null,
    allowedHosts,
    publicUrl: environment.publicUrl ?? null,
    network: machine,
  };
}

export function tokenWorld({ context: { pools, config } }: Pick<Opened, 'context'>): TokenWorld {
  return { pools, day: config.zone.dayAt(systemClock.now()) };
}

/** For work that lets people in: the identity key, checked against the database. */
export async function openIdentityKey({ environment, context }: Opened): Promise<IdentityKey> {
  try {
    const key = readIdentityKey(environment.identityKeyFile, context.config.domains);
    return orExit(await openIdentity(context.pools, key));
  } catch (error) {
    if (error instanceof IdentityKeyFault) throw new Exit(1, [error.message]);
    throw error;
  }
}

/**
 * Makes sure that what is connected from the product can be opened: its key is at hand, and no key of a connection
 * stands in the operator's file as well.
 */
export async function openSecretKey(opened: Opened): Promise<void> {
  if (opened.config.demo) return;
  const world = connectWorld(opened);
  const stored = orExit(await outcomeOf(() => openedStore(world)));
  const twice = stored.find(({ opened: own }) => 'unopened' in own && own.unopened === 'file');
  if (!twice) return;
  const { key, connector } = twice;
  const kind = world.taken.includes(key) ? undefined : connectables.get(connector)?.kind;
  throw exitFor(refused(TWICE[kind ?? 'platform'], { key }));
}

/** What is said where the operator's file names what was connected from the product. */
const TWICE = {
  platform: 'connection-twice',
  receiver: 'connection-twice',
  directory: 'directory-twice',
  outcome: 'series-twice',
} as const;

/** The directory that is asked: the operator's file's, or the one that was connected from the product. */
export async function askedDirectory(opened: Opened): Promise<DirectorySource | null> {
  await openSecretKey(opened);
  if (opened.directory !== null) return opened.directory;
  return openedDirectory(await storedSources(connectWorld(opened)))?.directory ?? null;
}

/** All that is pulled: what the operator's file names, and what was connected from the product. */
export async function allSources(opened: Opened): Promise<readonly Source[]> {
  await openSecretKey(opened);
  if (opened.config.demo) return opened.sources;
  return [...opened.sources, ...openedSources(await storedSources(connectWorld(opened)))];
}

async function openedStore(world: ConnectWorld) {
  await inTransaction(world.pools, (session) => keyInUse(session, world.keys));
  return storedSources(world);
}

/** Opens the database for one command and closes it whatever happens. */
export async function withDatabase<T>(create: boolean, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await open(readSettings(), create);
  try {
    for (const note of opened.database.notes) process.stderr.write(`${note}\n`);
    return await work(opened);
  } finally {
    await opened.database.close();
  }
}

export async function withIdentity<T>(
  work: (context: ImportContext, opened: Opened) => Promise<T>,
): Promise<T> {
  return withDatabase(true, async (opened) =>
    work({ ...opened.context, identity: await openIdentityKey(opened) }, opened),
  );
}
