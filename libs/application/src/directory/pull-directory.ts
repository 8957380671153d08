import type { DirectoryConnector, DirectoryEntry, Fault } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { compareText, invalid } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { inTransaction, rosters } from '@takeup/storage';
import type { ImportContext } from '../context.js';
import { today } from '../context.js';
import { directoryOf, keyOfList } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import { openAlone } from '../sync/check-source.js';
import type { Network } from '../sync/sync-context.js';
import type { DirectoryReport } from './take-roster.js';
import { takeRoster } from './take-roster.js';
import { whileHeld } from './while-held.js';

/** The directory that the operator's file names. */
export interface DirectorySource<C = unknown> {
  readonly connector: DirectoryConnector<C>;
  /** What the connector's schema made of the operator's file; secrets sealed in it. */
  readonly config: C;
  /** Hosts within private networks that the operator allows. */
  readonly allowedHosts: readonly string[];
}

export interface DirectoryContext extends ImportContext {
  readonly directory: DirectorySource;
  readonly network: Network;
}

export interface PullDirectory {
  readonly allowShrink?: boolean;
  /** Throws once somebody else is to read, or nobody: called between requests, and where the roster is written. */
  readonly guard?: (session: Session) => Promise<void>;
}

export interface PulledDirectory extends DirectoryReport {
  /** People of the directory without an employee id: service accounts, mostly. They are left out. */
  readonly withoutId: number;
}

/** More than this share of a directory without an id is a wrong attribute. */
const MOST_WITHOUT_ID = 0.5;

/** Reads the whole directory as of today and takes it in as a file would be; what stood in the way is a fault or a refusal. */
export async function pullDirectory(
  context: DirectoryContext,
  { allowShrink = false, guard }: PullDirectory = {},
): Promise<Outcome<PulledDirectory> | { readonly fault: Fault }> {
  try {
    const entries = await everybody(context, guard);
    return await outcomeOf(() => taken(context, entries, { allowShrink, ...(guard && { guard }) }));
  } catch (error) {
    if (error instanceof Faulted) return { fault: error.fault };
    throw error;
  }
}

async function everybody(
  { directory, network, pools }: DirectoryContext,
  guard: PullDirectory['guard'],
): Promise<readonly DirectoryEntry[]> {
  const { connector } = directory;
  const session = openAlone(directory, network, guard && whileHeld({ pools, network }, guard));
  try {
    await connector.check(session);
    return await connector.people(session);
  } finally {
    await session.close();
  }
}

async function taken(
  context: DirectoryContext,
  entries: readonly DirectoryEntry[],
  how: PullDirectory,
): Promise<PulledDirectory> {
  const { attributes, policy } = context.config;
  const idOf = (entry: DirectoryEntry) => entry['employee_id'] ?? '';
  // A directory gives people in any order; the same people are the same roster.
  const people = entries.filter((entry) => idOf(entry) !== '').sort((a, b) => compareText(idOf(a), idOf(b)));
  const withoutId = entries.length - people.length;
  if (withoutId > MOST_WITHOUT_ID * entries.length)
    throw new Refused(invalid('directory-without-ids', { people: entries.length }));
  const file = directoryOf(people, { attributes, minimumGroup: policy.minimumGroup });
  const isFirst = (await inTransaction(context.pools, rosters)).length === 0;
  const ofDay = isFirst ? {} : { asOf: today(context) };
  const report = await takeRoster(context, { file, digest: digestOf(people), ...how, ...ofDay });
  return { ...report, withoutId };
}

const digestOf = (people: readonly DirectoryEntry[]) => keyOfList(inOrder(people));

function* inOrder(people: readonly DirectoryEntry[]): Generator<readonly (readonly [string, string])[]> {
  for (const entry of people) yield Object.entries(entry).sort(([a], [b]) => compareText(a, b));
}
