import type { Day, DayState, SourceWay, SubjectTold } from '@takeup/domain';
import { ROOT, addDays, dayState, daysBetween, eachDay, maxDay, subjectsTold } from '@takeup/domain';
import type { ConnectionRow, Session } from '@takeup/storage';
import {
  askedInVain,
  connectedSources,
  connections,
  driftNotes,
  latestImports,
  latestSyncs,
  outcomeSeries,
  preflights,
  reading,
  rosterImports,
  runsOf,
} from '@takeup/storage';
import type { UnmatchedView } from '../accounts/read-accounts.js';
import { readUnmatched } from '../accounts/read-accounts.js';
import { capabilities } from '../charter/charter-world.js';
import { scopeByKey, toldMatching } from '../gate/index.js';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { EVERYTHING } from '../refresh/scopes.js';
import { SYNC_AT, syncJobName } from '../sync/sync-job.js';
import type { SourceAggregates } from './read-aggregates.js';
import { readAggregates } from './read-aggregates.js';
import type { AskedView } from './read-asked.js';
import { askedToFix, readAsked } from './read-asked.js';
import type { Matching, SourceFacts, ToFix } from './to-fix.js';
import { FORGOTTEN } from '../sync/give-up-older.js';
import { toFix } from './to-fix.js';
import { wayOf } from './way-of.js';

/** Thirteen weeks, up to yesterday. */
export const SHOWN_DAYS = 91;

export interface SourceView {
  readonly key: string;
  readonly title: string;
  readonly way: SourceWay;
  /** One a day of the range shown; empty where nothing has come yet. */
  readonly states: readonly DayState[];
  readonly complete: number;
  /** Days of the range from the source's first on. */
  readonly expected: number;
  /** When it was read, a delivery was taken, or a file was brought in, last. */
  readonly lastAt: Date | null;
  /** Connected from the product. */
  readonly connected: boolean;
  /** Asked no more from this day on; null: it is asked, or never was. */
  readonly removedOn: Day | null;
  /** Null for what is not pulled, and before the first sync was planned. */
  readonly nextAt: Date | null;
  /** `waiting`: asked for, and due; null for what is not pulled. */
  readonly state: 'idle' | 'waiting' | 'reading' | null;
  /** What the platform calls itself, and codes of what it does not offer; null for what is not pulled and before the first check. */
  readonly platform: { readonly name: string; readonly notes: readonly string[] } | null;
  /** Days further back than the platform tells: unknown for good, and nothing to fix. */
  readonly forgotten: readonly Day[];
  /** Fields that the platform sends and Takeup does not want: nothing to fix. */
  readonly dropped: readonly string[];
  /** What it can tell as it is configured; empty for what is asked no more. */
  readonly tells: readonly SubjectTold[];
  /** Ids of what is let to it: what its words mean hangs on them. */
  readonly consents: readonly string[];
  /** Null where it counts nothing itself, or nothing of it came yet, and for whoever sees a part of the organisation. */
  readonly aggregates: SourceAggregates | null;
}

export interface SourcesView {
  readonly from: Day;
  readonly to: Day;
  readonly sources: readonly SourceView[];
  readonly directory: { readonly at: Date; readonly rosters: number } | null;
  /** What was connected from the product and feeds no days. */
  readonly asked: readonly AskedView[];
  readonly toFix: readonly ToFix[];
  /** Null where no window is published, or where it would tell what is hidden. */
  readonly matching: Matching | null;
  /** Why the others match nobody; null as for matching. */
  readonly unmatched: UnmatchedView | null;
}

/** Every source over the last 13 weeks, and what is to be put right. Days and names of sources only. */
export function readSources(context: Context): Promise<SourcesView> {
  return reading(context.pools, async (session) => {
    const now = today(context);
    const [from, to] = [addDays(now, -SHOWN_DAYS), addDays(now, -1)];
    const known = await sourcesOf(session, context, from, to);
    const scope = await scopeByKey(session, EVERYTHING);
    // How many accounts match is told of the organisation only.
    const asked = await readAsked(session);
    const matching = scope && limitOf(context) === ROOT ? await toldMatching(session, scope.id) : null;
    return {
      from,
      to,
      sources: known.map(({ view }) => view),
      directory: await rosterImports(session),
      asked,
      toFix: [
        ...toFix(
          // Of one that is asked no more nothing can be put right.
          known.filter(({ view }) => view.removedOn === null).map(({ facts }) => facts),
          matching,
          now,
        ),
        ...asked.flatMap(askedToFix),
      ],
      matching,
      unmatched: await readUnmatched(session, context),
    };
  });
}

interface Known {
  readonly view: SourceView;
  readonly facts: SourceFacts;
}

/** Those that fed anything, and those that are configured to. KPI series are no stream of days. */
async function sourcesOf(session: Session, context: Context, from: Day, to: Day): Promise<readonly Known[]> {
  const rows = await connections(session);
  const coverage = new Map((await knownCoverage(session)).map((stream) => [stream.connection, stream]));
  const syncs = new Map((await latestSyncs(session)).map((sync) => [sync.connectionId, sync]));
  const checks = new Map((await preflights(session)).map((check) => [check.connectionId, check]));
  const imports = await latestImports(session);
  const configured = new Map(context.config.connections.map(({ key, title }) => [key, title]));
  const stored = new Map(rows.map((row) => [row.key, row]));
  const connected = new Set((await connectedSources(session)).map(({ key }) => key));
  const kpi = new Set((await outcomeSeries(session)).map(({ connection }) => connection));
  const keys = [...new Set([...coverage.keys(), ...configured.keys(), ...askingOrSending(rows)])]
    .filter((key) => coverage.has(key) || !kpi.has(key))
    .sort();
  const { zone } = context.config;
  const aggregatesOf = await readAggregates(session, context);
  const capable = await capabilities(session, context.config);
  const known: Known[] = [];
  for (const key of keys) {
    const row = stored.get(key);
    const stream = coverage.get(key);
    const sync = row && syncs.get(row.id);
    const way = wayOf(row);
    const pulled = way === 'pulled';
    const states = stream ? [...eachDay(from, to)].map((day) => dayState(stream, day, today(context))) : [];
    const on = (state: DayState) => states.flatMap((own, i) => (own === state ? [addDays(from, i)] : []));
    const drift = row && pulled ? await driftNotes(session, row.id) : [];
    const check = row && pulled ? checks.get(row.id) : undefined;
    const removedOn = row?.removedOn ?? null;
    const job =
      pulled && removedOn === null ? await jobOf(session, context, key) : { state: null, nextAt: null };
    const title = configured.get(key) ?? row?.title ?? key;
    const capability = removedOn === null ? capable.get(key) : undefined;
    const consents = capability?.consents?.flatMap(({ id, given }) => (given ? [id] : [])) ?? [];
    const trouble =
      sync && sync.finishedAt && sync.faultKind !== null
        ? { kind: sync.faultKind, detail: sync.faultDetail ?? '', at: sync.finishedAt }
        : null;
    const vain =
      row && pulled && sync ? await askedDays(session, context, row.id, sync.startedAt) : NEVER_ASKED;
    known.push({
      facts: {
        key,
        title,
        way,
        reading: job.state === 'reading',
        last: stream?.last ?? null,
        givenUp: on('given-up').filter((day) => !vain.forgotten.has(day)),
        missing: on('missing'),
        waiting: [...on('pending'), ...on('suspect')].filter((day) => vain.asked.has(day)).sort(),
        suspect: on('suspect').filter((day) => !vain.asked.has(day)),
        fault: trouble,
        consents,
        notes: check?.notes ?? [],
        drift: drift
          .filter(
            ({ kind, lastOn }) =>
              kind !== 'dropped' && sync && lastOn >= zone.dayAt(sync.startedAt.getTime()),
          )
          .map(fieldOf),
      },
      view: {
        key,
        title,
        way,
        states,
        complete: on('complete').length,
        expected: stream ? Math.max(0, daysBetween(maxDay(stream.first, from), to) + 1) : 0,
        lastAt: (pulled ? sync?.finishedAt : row && newest(row.deliveredAt, imports.get(row.id))) ?? null,
        ...job,
        removedOn,
        connected: connected.has(key),
        platform: check ? { name: check.platform, notes: check.notes } : null,
        forgotten: on('given-up').filter((day) => vain.forgotten.has(day)),
        dropped: drift.filter(({ kind }) => kind === 'dropped').map(fieldOf),
        tells: capability ? subjectsTold(key, capability) : [],
        consents,
        aggregates: aggregatesOf(key, capability),
      },
    });
  }
  return known;
}

const askingOrSending = (rows: readonly ConnectionRow[]) =>
  rows.filter((row) => wayOf(row) !== 'brought').map(({ key }) => key);

function newest(one: Date | null, other: Date | undefined): Date | undefined {
  if (one === null || other === undefined) return one ?? other;
  return one > other ? one : other;
}

const fieldOf = ({ stream, field }: { readonly stream: string; readonly field: string }) =>
  `${stream}.${field}`;

interface AskedDays {
  /** In vain, when it was read last: a day that came since may not be final, but is there. */
  readonly asked: ReadonlySet<Day>;
  /** Further back than the platform tells. */
  readonly forgotten: ReadonlySet<Day>;
}

const NEVER_ASKED: AskedDays = { asked: new Set(), forgotten: new Set() };

async function askedDays(session: Session, { config }: Context, id: number, last: Date): Promise<AskedDays> {
  const [asked, forgotten] = [new Set<Day>(), new Set<Day>()];
  const newest = config.zone.dayAt(last.getTime());
  for (const { from, to, askedOn, kind, isAggregate } of await askedInVain(session, id)) {
    if (isAggregate) continue;
    for (const day of eachDay(config.zone.dayAt(from), config.zone.dayAt(to - 1))) {
      // Nobody asks for those again: where they wait, something else of them is still to be read.
      if (kind === FORGOTTEN) forgotten.add(day);
      else if (askedOn >= newest) asked.add(day);
    }
  }
  return { asked, forgotten };
}

/** Whether it is read now, and when next: the run that waits, or the next daily one. */
async function jobOf(
  session: Session,
  { clock, config: { zone } }: Context,
  key: string,
): Promise<Pick<SourceView, 'state' | 'nextAt'>> {
  const now = clock.now();
  const runs = await runsOf(session, syncJobName(key));
  const waiting = runs.filter(({ state }) => state === 'due').map(({ notBefore }) => notBefore.getTime());
  const soonest = waiting.length === 0 ? undefined : Math.max(Math.min(...waiting), now);
  const reads = runs.some(({ alive }) => alive);
  const today = zone.dayAt(now);
  const at = (day: Day) => zone.instantOf(Date.parse(`${day}T${SYNC_AT}:00Z`));
  return {
    state: reads ? 'reading' : soonest === now ? 'waiting' : 'idle',
    nextAt: new Date(soonest ?? (at(today) > now ? at(today) : at(addDays(today, 1)))),
  };
}
