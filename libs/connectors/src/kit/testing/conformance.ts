import type { Slice } from '@takeup/domain';
import type { Page } from '../contract.js';
import type { Fault } from '../fault.js';
import { openSession } from '../session.js';
import type { Bench, ConformanceSubject } from './bench.js';
import { faultFrom, must } from './bench.js';
import {
  comesWhole,
  leavesOutTheUnknown,
  noticesAMissingField,
  noticesAnotherType,
  noticesNull,
  noticesOtherNames,
} from './conformance-drift.js';
import { tellsWhatIsDeclared } from './conformance-tells.js';
import type { Misbehaviour } from './fault-proxy.js';
import { faultProxy } from './fault-proxy.js';
import { memoryPorts } from './memory-ports.js';
import { keptOf, pagesOf, pagesThroughFaults, slicesOf, stable, tellingsOf } from './reading.js';
import { UnspoiltReadings } from './unspoilt.js';
import { pureCases } from './conformance-rows.js';
import { backfillMovesNothing, expiredIsReadWhole } from './conformance-cursors.js';
import { goesPastAnEmptyPage } from './conformance-empty.js';

/** A promise that every connector keeps; for `it(name, run)` of any test runner. */
export interface ConformanceCase {
  readonly name: string;
  /** @throws Error where the promise is broken */
  run(): Promise<void>;
}

/** For what does not answer; whatever does may take its time on a busy machine. */
const QUICK = { firstByteMs: 250, idleMs: 250, totalMs: 5_000 };
const MANY = 1_000_000;

/** Those of a line are tried at once: what stalls is waited for a second, whatever the cap. */
const FAULTS: readonly (readonly [readonly Misbehaviour[], Fault['kind']])[] = [
  [['throttle'], 'throttled'],
  [['error'], 'transient'],
  [['reset'], 'transient'],
  [['stall', 'stall-body'], 'transient'],
  [['truncate'], 'transient'],
  [['login'], 'denied'],
  [['reject'], 'denied'],
];
const PASSING: readonly Misbehaviour[] = ['error', 'reset', 'truncate', 'repeat'];

/** All that is promised by the contract and can be tried from outside. */
export function conformance<C>(subject: ConformanceSubject<C>): readonly ConformanceCase[] {
  const readings = new UnspoiltReadings(subject);
  const onBench = (name: string, ...runs: readonly Run<C>[]): ConformanceCase => ({
    name,
    run: async () => void (await Promise.all(runs.map((run) => withBench(subject, readings, run)))),
  });
  return [
    onBench('says who it is', saysWhoItIs),
    onBench('reads the same twice', readsTheSameTwice),
    onBench('goes on from every cursor to the same rows', goesOnFromEveryCursor),
    onBench('reads whole what it cannot go on with: an expired cursor', expiredIsReadWhole),
    onBench(
      'a backfill does not move the daily cursor, nor the daily reading a backfill',
      backfillMovesNothing,
    ),
    onBench('goes past an empty page that leads on', goesPastAnEmptyPage),
    onBench('finds nothing in the future', findsNothingInTheFuture),
    onBench('adjacent slices are the whole, without a row lost at an edge', adjacentSlicesAreTheWhole),
    onBench('an open slice is what it would be without the end, and covers no more', anOpenEndBringsTheRest),
    onBench('claims to cover a slice only at its end', coversAtTheEnd),
    onBench('takes pages in any order', takesAnyOrder),
    onBench('notices a page that comes again for ever', noticesRepetition),
    onBench('gives in one page what is read whole', comesWhole),
    onBench('tells nothing that it does not declare', tellsWhatIsDeclared),
    onBench('notices that fields and columns have other names', noticesOtherNames),
    onBench('notices that a field it needs is missing, whichever it is', noticesAMissingField),
    onBench('notices that a field it needs is null, whichever it is', noticesNull),
    onBench('notices numbers that come as texts, or makes no difference of them', noticesAnotherType),
    onBench('leaves out what it does not know, and nothing else', leavesOutTheUnknown),
    ...PASSING.map((how) =>
      onBench(`loses nothing by a passing fault: ${how}`, (bench) => losesNothing(bench, how)),
    ),
    ...FAULTS.map(([ways, kind]) =>
      onBench(
        `${ways.join(' and ')} is ${kind}`,
        ...ways.map(
          (how): Run<C> =>
            (bench) =>
              isFault(bench, how, kind),
        ),
      ),
    ),
    ...pureCases<C>().map(({ name, run }) => onBench(name, run)),
  ];
}

type Run<C> = (bench: Bench<C>) => Promise<void>;

async function withBench<C>(
  subject: ConformanceSubject<C>,
  readings: UnspoiltReadings<C>,
  run: Run<C>,
): Promise<void> {
  const proxy = await faultProxy(await subject.platform());
  const connector = { ...subject.connector, limits: subject.connector.limits.map(unlimited) };
  const config = connector.config.parse(subject.configFor(proxy.url));
  const session = openSession({ connector, config, ports: memoryPorts() });
  const reader = { connector, proxy, session };
  try {
    await run({
      ...reader,
      subject,
      slices: () => readings.slices(reader),
      richest: () => readings.richest(reader),
      smallest: () => readings.smallest(reader),
      piecesOf: (asked) => readings.piecesOf(asked),
      unspoilt: (asked) => readings.of(reader, asked),
    });
  } finally {
    await session.close();
    await proxy.close();
  }
}

function unlimited<T extends { readonly calls: number }>(limit: T): T {
  return { ...limit, calls: MANY };
}

async function saysWhoItIs<C>({ connector, session, proxy }: Bench<C>): Promise<void> {
  const { platform } = await connector.check(session);
  must(platform !== '', 'check names no platform');
  for (const how of ['reject', 'login'] as const) {
    proxy.misbehave(how, { times: MANY });
    const fault = await faultFrom(() => connector.check(session));
    must(fault?.kind === 'denied', `check lets pass: ${how}`);
  }
}

async function readsTheSameTwice<C>(bench: Bench<C>): Promise<void> {
  const [first, second] = [await everything(bench), await everything(bench)];
  must(first.length > 0, 'there is nothing to read');
  must(stable(first) === stable(second), 'two readings differ');
}

/** In a session of its own, as a process that comes after does: a cursor holds all that is needed. */
async function goesOnFromEveryCursor<C>(bench: Bench<C>): Promise<void> {
  const { connector, session } = bench;
  const later = openSession({ connector, config: session.config, ports: memoryPorts() });
  try {
    for (const asked of await bench.slices()) {
      const { stream, slice } = asked;
      const { pages } = await bench.unspoilt(asked);
      const whole = stable([...keptOf(stream, pages)].sort());
      for (const [i, { cursor }] of pages.entries()) {
        if (cursor === undefined) continue;
        // Where the next page is the one that came before, what comes after it is what its own cursor leads to.
        const [next] = await pagesOf(connector, later, { ...slice, cursor }, 1);
        if (next !== undefined && stable(next) === stable(pages[i + 1])) continue;
        const rest = await pagesOf(connector, later, { ...slice, cursor });
        const both = [...pages.slice(0, i + 1), ...rest];
        must(
          stable([...keptOf(stream, both)].sort()) === whole,
          `${slice.stream}: another end after page ${i}`,
        );
      }
    }
  } finally {
    await later.close();
  }
}

/** A platform that tells whole days may say that one is still to come. */
async function findsNothingInTheFuture<C>({ connector, session, subject }: Bench<C>): Promise<void> {
  const from = subject.span.to + 86_400_000;
  const span = { from, to: from + 86_400_000 };
  for (const { stream, slice } of slicesOf(await connector.discover(session), span)) {
    if (!('from' in slice)) continue;
    const told: string[] = [];
    const fault = await faultFrom(async () => {
      told.push(...tellingsOf(connector, stream, await pagesOf(connector, session, slice)));
    });
    const isHonest = fault === undefined || fault.kind === 'not-yet' || fault.kind === 'absent';
    must(isHonest, `${slice.stream}: the future is ${fault?.kind}`);
    must(told.length === 0, `${slice.stream}: ${told.length} facts of the future`);
  }
}

async function adjacentSlicesAreTheWhole<C>(bench: Bench<C>): Promise<void> {
  const { connector, slices, piecesOf, unspoilt } = bench;
  for (const asked of await slices()) {
    const { stream, slice } = asked;
    if (!('from' in slice)) continue;
    must(piecesOf(asked).length > 1, 'name at least one cut within the span');
    const { pages: whole } = await unspoilt(asked);
    const pieces: Page[] = [];
    for (const piece of piecesOf(asked)) pieces.push(...(await unspoilt(piece)).pages);
    const tellings = [whole, pieces].map((pages) => stable(tellingsOf(connector, stream, pages)));
    must(tellings[0] === tellings[1], `${slice.stream} ${slice.part ?? ''}: the pieces tell something else`);
    const counts = [whole, pieces].map((pages) => pages.flatMap((page) => page.rows).length);
    // What is read whole is touched by each window that it reaches into.
    const isOnce = slice.by !== 'walk' && stream.whole === undefined;
    must(!isOnce || counts[0] === counts[1], `${slice.stream}: a row stands in two windows`);
  }
}

/** Where rows are found by the time of their change: nothing that moved on beyond the end is left out. */
async function anOpenEndBringsTheRest<C>(bench: Bench<C>): Promise<void> {
  const { connector, session, subject } = bench;
  const { span, cuts } = subject;
  for (const asked of await bench.slices()) {
    const { stream, slice } = asked;
    if (stream.byChange !== true || !('from' in slice)) continue;
    const whole = stable((await bench.unspoilt(asked)).told);
    for (const to of [span.from, ...cuts]) {
      const pages = await pagesOf(connector, session, { ...slice, to, open: true });
      must(
        stable(tellingsOf(connector, stream, pages)) === whole,
        `${slice.stream} ${slice.part ?? ''}: something is missing beyond an open end`,
      );
      const { covers } = pages.at(-1) ?? {};
      must(
        covers?.from === slice.from && covers.to === to,
        `${slice.stream}: an open end covers another span`,
      );
    }
  }
}

async function coversAtTheEnd<C>(bench: Bench<C>): Promise<void> {
  for (const asked of await bench.slices()) {
    const { slice } = asked;
    const { pages } = await bench.unspoilt(asked);
    must(
      pages.slice(0, -1).every(({ covers, cursor }) => covers === undefined && cursor !== undefined),
      `${slice.stream}: a page before the last covers something, or leads nowhere`,
    );
    const { covers, cursor } = pages.at(-1) ?? {};
    must(cursor === undefined, `${slice.stream}: the last page leads on`);
    if (!('from' in slice)) continue;
    must(
      covers?.from === slice.from && covers.to === slice.to,
      `${slice.stream}: the end covers another span`,
    );
  }
}

async function takesAnyOrder<C>(bench: Bench<C>): Promise<void> {
  const inOrder: string[] = [];
  for (const asked of await bench.slices()) inOrder.push(...(await bench.unspoilt(asked)).told);
  bench.proxy.misbehave('reorder', { times: MANY });
  must(
    stable(await everything(bench)) === stable(inOrder.sort()),
    'another order of rows tells something else',
  );
}

/** Requests within which it must be noticed that a page comes again; afterwards the platform goes on. */
const NOTICED_WITHIN = 50;

/**
 * Whether it ends as a fault or because there was one page only: it ends. What the runner notices of pages it notices here
 * too; what is asked for between two pages is the connector's to notice.
 */
async function noticesRepetition<C>({ connector, session, proxy, slices }: Bench<C>): Promise<void> {
  for (const { slice } of await slices()) {
    proxy.misbehave('repeat', { times: 2 * NOTICED_WITHIN, after: 1 });
    const before = proxy.requests;
    const fault = await faultFrom(() => pagesOf(connector, session, slice));
    must(
      fault === undefined || fault.kind === 'transient',
      `${slice.stream}: ${fault?.kind} for a repeated page`,
    );
    must(proxy.requests - before < NOTICED_WITHIN, `${slice.stream}: asked ${proxy.requests - before} times`);
    proxy.behave();
  }
}

async function losesNothing<C>(bench: Bench<C>, how: Misbehaviour): Promise<void> {
  const { connector, session, proxy } = bench;
  for (const asked of await bench.smallest()) {
    const { stream, slice } = asked;
    const whole = stable((await bench.unspoilt(asked)).told);
    for (const after of [0, 1, 2]) {
      proxy.misbehave(how, { after });
      const pages = await pagesThroughFaults(connector, session, slice);
      proxy.behave();
      must(
        stable(tellingsOf(connector, stream, pages)) === whole,
        `${slice.stream}: ${how} at request ${after} changed what was read`,
      );
    }
  }
}

async function isFault<C>(bench: Bench<C>, how: Misbehaviour, kind: Fault['kind']): Promise<void> {
  const { connector, session, proxy, subject } = bench;
  const oneOfEach = await bench.smallest();
  proxy.misbehave(how, { times: MANY });
  const begun = Date.now();
  const isNoticed = async (slice: Slice) => {
    // Each with ports of its own: a wait that was asked for holds for all that comes after.
    const own = openSession({ connector, config: session.config, ports: memoryPorts(), caps: QUICK });
    const fault = await faultFrom(() => pagesOf(connector, own, slice), subject.secret);
    await own.close();
    must(fault?.kind === kind, `${slice.stream}: ${how} is ${fault?.kind ?? 'no fault'}, not ${kind}`);
    const isTooSoon = fault.kind === 'throttled' && (fault.retryAt ?? 0) < begun + 7_000;
    must(!isTooSoon, 'the platform asked to wait for longer');
  };
  await Promise.all(oneOfEach.map(({ slice }) => isNoticed(slice)));
}

/** What each slice of each stream tells, in one. */
export async function everything<C>({ connector, session, subject }: Bench<C>): Promise<readonly string[]> {
  const tellings: string[] = [];
  for (const { stream, slice } of slicesOf(await connector.discover(session), subject.span))
    tellings.push(...tellingsOf(connector, stream, await pagesOf(connector, session, slice)));
  return tellings.sort();
}
