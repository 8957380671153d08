import type { DirectoryPreflight, Fault } from '@takeup/connectors/kit';
import { checkDirectory } from '../directory/check-directory.js';
import type { DirectorySource } from '../directory/pull-directory.js';
import type { CheckedOutcome } from '../goal/import-outcome.js';
import { checkOutcome } from '../goal/import-outcome.js';
import { askOutcome } from '../goal/pull-outcomes.js';
import type { CheckedSource } from '../sync/check-source.js';
import { checkSource } from '../sync/check-source.js';
import type { Source } from '../sync/sync-context.js';
import type { ConnectWorld } from './connect-world.js';
import type { AskedSeriesSource } from './opened.js';
import type { ReadDraft } from './read-draft.js';
import { refusePrivateHosts } from './refuse-private-hosts.js';

interface Named {
  readonly key: string;
  readonly title: string;
  readonly connector: string;
}

export interface TestedPlatform extends Named, CheckedSource {
  readonly kind: 'platform';
}

/** There is nobody to ask: it is sent to. */
export interface TestedReceiver extends Named {
  readonly kind: 'receiver';
  /** Of the address that is sent to. */
  readonly path: string;
  /** All of it; null where the operator named no address of Takeup. */
  readonly address: string | null;
  /** Only where it was made just now, and never again: whoever sends signs with it. */
  readonly secret?: string;
}

export interface TestedDirectory extends Named, DirectoryPreflight {
  readonly kind: 'directory';
}

/** Of its first answer: how many values, and of when; never which. */
export interface TestedOutcome extends Named, CheckedOutcome {
  readonly kind: 'outcome';
}

export type TestedSource = TestedPlatform | TestedReceiver | TestedDirectory | TestedOutcome;

/** What came of asking: who Takeup is there and what can be read, or what stands in the way. */
export type Tested = TestedSource | { readonly connector: string; readonly fault: Fault };

/** Asks whoever a draft names who Takeup is there, as is done before each reading. @throws Refused before anything is sent into a private network */
export async function testDraft(world: ConnectWorld, draft: ReadDraft): Promise<Tested> {
  const { key, title, connector, opened, hosts } = draft;
  const named = { key, title, connector };
  await refusePrivateHosts(world, hosts);
  switch (opened.kind) {
    case 'platform':
      return testPlatform(world, named, opened.source);
    case 'directory':
      return testDirectory(world, named, opened.directory);
    case 'outcome':
      return testOutcome(world, named, opened.outcome);
    case 'receiver':
      return { kind: 'receiver', ...named, ...addressOf(world, `/hooks/${key}`) };
  }
}

function addressOf({ publicUrl }: Pick<ConnectWorld, 'publicUrl'>, path: string) {
  return { path, address: publicUrl === null ? null : new URL(path, publicUrl).href };
}

/** Whether something comes of it: what tells nothing is not kept. */
export function isOfUse(tested: TestedSource): boolean {
  if (tested.kind === 'outcome') return tested.observations > 0;
  if (tested.kind === 'directory') return tested.people.count > 0;
  return tested.kind !== 'platform' || tested.streams.length > 0;
}

async function testPlatform(
  { network }: Pick<ConnectWorld, 'network'>,
  named: Named,
  source: Source,
): Promise<Tested> {
  const checked = await checkSource(source, network);
  if ('fault' in checked) return { connector: named.connector, ...checked };
  return { kind: 'platform', ...named, ...checked };
}

async function testDirectory(
  { network }: Pick<ConnectWorld, 'network'>,
  named: Named,
  directory: DirectorySource,
): Promise<Tested> {
  const checked = await checkDirectory(directory, network);
  return 'fault' in checked
    ? { connector: named.connector, ...checked }
    : { kind: 'directory', ...named, ...checked };
}

async function testOutcome(
  world: ConnectWorld,
  named: Named,
  { series, ...asked }: AskedSeriesSource,
): Promise<Tested> {
  const answer = await askOutcome(asked, world.network);
  if ('fault' in answer) return { connector: named.connector, ...answer };
  return { kind: 'outcome', ...named, ...(await checkOutcome(world, series, answer.rows)) };
}
