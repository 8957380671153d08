import type { Day, DepartmentMerge, Exclusion, Month, Persona, PolicyVersion } from '@takeup/domain';
import { firstOfMonth, policyOn } from '@takeup/domain';
import type { DirtyMonth, ScopeRow, Session } from '@takeup/storage';
import {
  claimScope,
  connections,
  dirtyMonths,
  dropOutlived,
  epochs,
  exclusively,
  holdDirty,
  inTransaction,
  policyOfEpoch,
  publishedPeriods,
  rebuildMasks,
  releaseHash,
  tieAccounts,
  writeProgress,
} from '@takeup/storage';
import type { CharterInForce } from '../charter/in-force.js';
import { confirmedCharters, personaRevisions } from '../charter/in-force.js';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { tellHeadcounts } from '../gate/index.js';
import { groupBy } from '../grouping.js';
import { keepPolicy } from '../policy/keep-policy.js';
import { updatePreview } from '../preview/write-preview.js';
import { deriveCoverage, knownCoverage } from './derive-coverage.js';
import { detectRestatements } from './detect-restatements.js';
import { judgeTargets } from './judge-targets.js';
import type { DuePeriod } from './plan-publication.js';
import { planPublication } from './plan-publication.js';
import { publishEpoch } from './publish-epoch.js';
import { addedPersonas, resolveEpoch } from './resolve-epoch.js';
import { EVERYTHING, scopeConnections, scopeKey } from './scopes.js';
import { tellWhatPlatformsCount } from './tell-aggregates.js';
import { tellWhyUnmatched } from './tell-unmatched.js';

/** So many months are counted while imports wait. */
const FEW_MONTHS = 3;

export interface RefreshReport {
  /** Periods published now, counted once a scope. */
  readonly published: number;
  readonly restatementsPending: number;
  /** SHA-256 over the whole release. */
  readonly releaseHash: string;
  readonly latest: Day | null;
}

export interface RefreshProgress {
  readonly task: 'COUNTING' | 'PUBLISHING';
  readonly done: number;
  readonly total: number;
}

/**
 * Derives counts and publishes the release for whatever changed. Every step commits by itself and finds by itself what
 * is left to do, so it can be stopped anywhere and run any number of times. Two never run at once.
 */
export async function refresh(
  context: Context,
  onProgress: (progress: RefreshProgress) => void = () => undefined,
): Promise<RefreshReport> {
  return exclusively(context.pools, 'refresh', async () => {
    const report = async (progress: RefreshProgress) => {
      onProgress(progress);
      await writeProgress(context.pools.owner.manager, { ...progress, subject: null });
    };
    try {
      const before = await countPublished(context);
      await inTransaction(context.pools, (session) => dropOutlived(session, today(context)));
      await countWhatChanged(context, report);
      await publishWhatIsDue(context, report);
      await tellWhyUnmatched(context);
      await tellWhatPlatformsCount(context);
      await updatePreview(context);
      return await inTransaction(context.pools, async (session) => {
        const periods = await publishedPeriods(session);
        return {
          published: periods.length - before,
          restatementsPending: periods.filter(({ restatementPending }) => restatementPending).length,
          releaseHash: await releaseHash(session),
          latest: periods.at(-1)?.to ?? null,
        };
      });
    } finally {
      await writeProgress(context.pools.owner.manager, null).catch(() => undefined);
    }
  });
}

async function countPublished(context: Context): Promise<number> {
  return inTransaction(context.pools, async (session) => (await publishedPeriods(session)).length);
}

async function countWhatChanged(
  context: Context,
  report: (progress: RefreshProgress) => Promise<void>,
): Promise<void> {
  for (let settled = false; !settled;) {
    await inTransaction(context.pools, tieAccounts);
    await rebuildDirty(context, report);
    settled = await inTransaction(context.pools, async (session) => {
      // What came in meanwhile is counted while nothing more comes in, or a long sync would never let this end.
      const late = await holdDirty(session);
      if (late.length > FEW_MONTHS) return false;
      for (const month of late) await countMonth(session, month);
      await deriveCoverage(session, context);
      await tellHeadcounts(session, context.config.policy.minimumGroup);
      return true;
    });
  }
}

async function rebuildDirty(
  context: Context,
  report: (progress: RefreshProgress) => Promise<void>,
): Promise<void> {
  const dirty = await inTransaction(context.pools, dirtyMonths);
  for (const [done, month] of dirty.entries()) {
    await report({ task: 'COUNTING', done, total: dirty.length });
    await inTransaction(context.pools, (session) => countMonth(session, month));
  }
}

async function countMonth(session: Session, month: DirtyMonth): Promise<void> {
  await rebuildMasks(session, month);
  await detectRestatements(session, month);
}

async function publishWhatIsDue(
  context: Context,
  report: (progress: RefreshProgress) => Promise<void>,
): Promise<void> {
  const { charters, due } = await inTransaction(context.pools, (session) => plan(session, context));
  const policies = await inTransaction(context.pools, (session) => keepPolicy(session, context));
  const months = [...due.keys()].sort().reverse();
  for (const [done, month] of months.entries()) {
    await report({ task: 'PUBLISHING', done, total: months.length });
    await inTransaction(context.pools, (session) =>
      publishMonth(session, context, { month, due: due.get(month) ?? [], charters, policies }),
    );
  }
  await judgePublished(context);
}

/** Judges what is published and was not judged yet: a publication that was cut off leaves figures without targets. */
export async function judgePublished({ pools }: Context): Promise<void> {
  await inTransaction(pools, async (session) => {
    const charters = await confirmedCharters(session);
    const scopes = await scopesOf(session, charters);
    const own = (initiative: string) => [scopes.everything, ...(scopes.byInitiative.get(initiative) ?? [])];
    await judgeTargets(session, charters, own);
  });
}

interface Due {
  readonly charters: readonly CharterInForce[];
  readonly due: ReadonlyMap<Month, readonly DuePeriod[]>;
}

async function plan(session: Session, context: Context): Promise<Due> {
  const charters = await confirmedCharters(session);
  const scopes = await scopesOf(session, charters);
  const published = new Set((await publishedPeriods(session)).map(({ key, scopeId }) => `${key} ${scopeId}`));
  const due = new Map(
    planPublication({
      streams: await knownCoverage(session),
      scopes: [scopes.everything, ...new Set([...scopes.byInitiative.values()].flat())],
      today: today(context),
      isPublished: (key, scopeId) => published.has(`${key} ${scopeId}`),
    }),
  );
  const revisions = await personaRevisions(session);
  for (const epoch of await epochs<Persona, Exclusion, DepartmentMerge>(session)) {
    const month = epoch.month.slice(0, 7);
    if (epoch.frozen && addedPersonas(epoch, revisions).length > 0 && !due.has(month)) due.set(month, []);
  }
  return { charters, due };
}

interface MonthDue {
  readonly month: Month;
  readonly due: readonly DuePeriod[];
  readonly charters: readonly CharterInForce[];
  readonly policies: readonly PolicyVersion[];
}

async function publishMonth(
  session: Session,
  context: Context,
  { month, due, charters, policies }: MonthDue,
): Promise<void> {
  const all = await epochs<Persona, Exclusion, DepartmentMerge>(session);
  const known = new Map(all.map((epoch) => [epoch.month, epoch]));
  if (due.length === 0 && known.get(firstOfMonth(month))?.frozen !== true) return;
  const epoch = await resolveEpoch(session, month, {
    known,
    personas: await personaRevisions(session),
    exclusions: newest(charters).flatMap(({ exclusions }) => exclusions),
    merges: context.config.merges ?? [],
  });
  if (!epoch || epoch.atoms.length === 0) return;
  await publishEpoch(session, {
    epoch,
    due,
    streams: await knownCoverage(session),
    charters,
    policy:
      (await policyOfEpoch(session, epoch.month)) ?? policyOn(policies, epoch.month) ?? context.config.policy,
    solver: context.solver,
    today: today(context),
    at: new Date(context.clock.now()),
  });
}

function newest(charters: readonly CharterInForce[]): readonly CharterInForce[] {
  return [...groupBy(charters, ({ initiative }) => initiative).values()].flatMap((versions) =>
    versions.slice(-1),
  );
}

interface Scopes {
  readonly everything: ScopeRow;
  readonly byInitiative: ReadonlyMap<string, readonly ScopeRow[]>;
}

/** A scope is a set of connections: initiatives that share theirs share a scope. */
async function scopesOf(session: Session, charters: readonly CharterInForce[]): Promise<Scopes> {
  const everything = await claimScope(session, EVERYTHING, null);
  const exist = new Set((await connections(session)).map(({ key }) => key));
  const byInitiative = new Map<string, ScopeRow[]>();
  const known = new Map<string, ScopeRow>();
  for (const charter of newest(charters)) {
    const own = scopeConnections(charter, exist);
    if (own.length === 0) continue;
    const key = scopeKey(own);
    const scope = known.get(key) ?? (await claimScope(session, key, own));
    known.set(key, scope);
    byInitiative.set(charter.initiative, [scope]);
  }
  return { everything, byInitiative };
}
