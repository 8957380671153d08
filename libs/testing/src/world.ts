import type {
  ActivityReport,
  AdoptionQuestion,
  AdoptionRow,
  AdoptionView,
  AliasReport,
  Configuration,
  DirectoryReport,
  ImportActivity,
  ImportContext,
  ImportDirectory,
  ImportOutcome,
  Outcome,
  OutcomeReport,
  RefreshReport,
} from '@takeup/application';
import {
  applyCharter,
  identityKey,
  importActivity,
  importAliases,
  importDirectory,
  importOutcome,
  readAdoption,
  refresh,
} from '@takeup/application';
import { DEFAULT_POLICY, Zone } from '@takeup/domain';
import type { Database } from '@takeup/storage';
import type { FrozenClock } from './clock.js';
import { frozenClock } from './clock.js';
import { lazySolver } from './solver.js';
import { bytesOf } from './table.js';

export const ORGANISATION: Configuration = {
  organisation: 'Example',
  zone: new Zone('UTC'),
  currency: 'EUR',
  itDepartments: [],
  connections: [{ key: 'files', title: 'Files' }],
  outcomes: [],
  policy: DEFAULT_POLICY,
  attributes: [],
  demo: false,
};

/** The same key in every world, so that worlds can be compared row by row. */
const identityOf = ({ domains }: Configuration) => identityKey(1, Buffer.alloc(32, 7), domains);

type Content = string | Uint8Array;

/** The use cases on one database, with a clock that stands still. */
export class World {
  readonly clock: FrozenClock;
  readonly context: ImportContext;

  constructor(
    readonly database: Database,
    { today, config = {} }: { readonly today: string; readonly config?: Partial<Configuration> },
  ) {
    this.clock = frozenClock(today);
    const own = { ...ORGANISATION, ...config };
    this.context = {
      pools: database,
      clock: this.clock,
      config: own,
      solver: lazySolver,
      identity: identityOf(own),
    };
  }

  tryDirectory(
    content: Content,
    more: Omit<ImportDirectory, 'bytes'> = {},
  ): Promise<Outcome<DirectoryReport>> {
    return importDirectory(this.context, { ...more, bytes: bytesOf(content) });
  }

  async directory(content: Content, more: Omit<ImportDirectory, 'bytes'> = {}): Promise<DirectoryReport> {
    return done(await this.tryDirectory(content, more));
  }

  tryActivity(
    content: Content,
    more: Partial<Omit<ImportActivity, 'bytes'>> = {},
  ): Promise<Outcome<ActivityReport>> {
    return importActivity(this.context, { connection: 'files', ...more, bytes: bytesOf(content) });
  }

  async activity(
    content: Content,
    more: Partial<Omit<ImportActivity, 'bytes'>> = {},
  ): Promise<ActivityReport> {
    return done(await this.tryActivity(content, more));
  }

  tryAliases(content: Content): Promise<Outcome<AliasReport>> {
    return importAliases(this.context, { bytes: bytesOf(content) });
  }

  async aliases(content: Content): Promise<AliasReport> {
    return done(await this.tryAliases(content));
  }

  tryOutcome(content: Content, more: Omit<ImportOutcome, 'bytes'>): Promise<Outcome<OutcomeReport>> {
    return importOutcome(this.context, { ...more, bytes: bytesOf(content) });
  }

  async outcome(content: Content, more: Omit<ImportOutcome, 'bytes'>): Promise<OutcomeReport> {
    return done(await this.tryOutcome(content, more));
  }

  async charter(yaml: string) {
    const outcome = await applyCharter(this.context, { bytes: bytesOf(yaml), name: 'charter.yaml' });
    if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    return outcome.done;
  }

  refresh(): Promise<RefreshReport> {
    return refresh(this.context);
  }

  async hash(): Promise<string> {
    return (await this.refresh()).releaseHash;
  }

  async adoption(
    question: Partial<Omit<AdoptionQuestion, 'by'>> & { by?: string } = {},
  ): Promise<AdoptionView> {
    const { by = '', ...rest } = question;
    const dimensions = by.split(',').filter((name) => name !== '') as (
      'persona' | 'department' | 'location'
    )[];
    const all = {
      measure: 'active',
      period: null,
      initiative: null,
      department: null,
      allLevels: true,
    } as const;
    return done(await readAdoption(this.context, { ...all, ...rest, by: new Set(dimensions) }));
  }
}

/** @throws Error for a refusal, with its code */
export function done<T>(outcome: Outcome<T>): T {
  if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.done;
}

/** The code of a refusal; `done` where there is none. */
export function codeOf(outcome: Outcome<unknown>): string {
  return 'refusal' in outcome ? outcome.refusal.code : 'done';
}

/** A row as a reader would say it: `14 of 16`, `at most 1 of 30`, or its status. */
export function said({ status, people, count, countAtMost, countAtLeast }: AnyRow): string {
  if (status === 'SHOWN') return `${count} of ${people}`;
  if (status === 'FEWER_THAN_T') return `at most ${countAtMost} of ${people}`;
  return status === 'ALL_BUT_FEWER_THAN_T' ? `at least ${countAtLeast} of ${people}` : status;
}

type Told = 'people' | 'count' | 'countAtMost' | 'countAtLeast';
type AnyRow = Pick<AdoptionRow, 'status'> & { readonly [K in Told]?: number | null };

/** Rows by their group, each as a reader would say it. */
export function saidBy(
  rows: readonly (AnyRow & Pick<AdoptionRow, 'persona' | 'department' | 'location'>)[],
): Record<string, string> {
  return Object.fromEntries(
    rows.map((row) => [
      [row.department, row.persona, row.location].filter((name) => name !== 'ALL').join(' × ') || 'ALL',
      said(row),
    ]),
  );
}
