import type { Keep, Stream } from '../contract.js';
import { keepRow } from '../keep-row.js';
import type { Bench, Unspoilt } from './bench.js';
import { faultFrom, must } from './bench.js';
import type { Asked } from './reading.js';
import { pagesOf, stable, tellingsOf, testHash } from './reading.js';

const MANY = 1_000_000;
const SOME = 50;

/** Where a page holds a part of what takes the place of all that stood there, the rest would be taken for gone. */
export async function comesWhole<C>(bench: Bench<C>): Promise<void> {
  for (const asked of await bench.slices()) {
    const { slice } = asked;
    const { whole } = asked.stream;
    if (whole === undefined) continue;
    const pageOf = new Map<string, number>();
    for (const [i, { rows }] of (await bench.unspoilt(asked)).pages.entries()) {
      for (const row of rows) {
        const name = whole.map((field) => String(row[field])).join(' ');
        must((pageOf.get(name) ?? i) === i, `${slice.stream}: ${whole.join(', ')} comes in two pages`);
        pageOf.set(name, i);
      }
    }
  }
}

/**
 * Either the connector sees that what it needs is gone, or every row lacks what it must have: a reading of nothing would
 * be a zero that nobody counted.
 */
export async function noticesOtherNames<C>(bench: Bench<C>): Promise<void> {
  const { connector, session, proxy } = bench;
  for (const asked of await bench.smallest()) {
    const { stream, slice } = asked;
    if ((await bench.unspoilt(asked)).pages.every(({ rows }) => rows.length === 0)) continue;
    proxy.misbehave('rename', { times: MANY });
    const drifts: boolean[] = [];
    const fault = await faultFrom(async () => {
      for (const row of (await pagesOf(connector, session, slice)).flatMap(({ rows }) => rows))
        drifts.push(keepRow(row, stream.keep, testHash).drift !== undefined);
    });
    proxy.behave();
    must(fault === undefined || fault.kind === 'changed', `${slice.stream}: other names are ${fault?.kind}`);
    must(
      fault !== undefined || drifts.length > 0,
      `${slice.stream}: other names are taken for nothing at all`,
    );
    must(drifts.every(Boolean), `${slice.stream}: a row of other names passes`);
  }
}

/** A required field that is there no more is noticed, whichever it is: without it `observe` would make something up. */
export async function noticesAMissingField<C>(bench: Bench<C>): Promise<void> {
  await noticesEach(bench, 'rename', 'missing');
}

/** The same where it is there and says nothing. */
export async function noticesNull<C>(bench: Bench<C>): Promise<void> {
  await noticesEach(bench, 'blank', 'null');
}

async function noticesEach<C>(bench: Bench<C>, how: Spoilt['spoil']['how'], what: string): Promise<void> {
  await eachStream(bench, async (asked, before) => {
    for (const field of requiredOf(asked.stream))
      await isNoticed(bench, asked, { ...before, what: `${field} ${what}`, spoil: { how, only: field } });
  });
}

/** A field of another type is noticed, or makes no difference. */
export async function noticesAnotherType<C>(bench: Bench<C>): Promise<void> {
  await eachStream(bench, (asked, before) =>
    isNoticed(bench, asked, { ...before, what: 'numbers as texts', spoil: { how: 'retype' } }),
  );
}

/** What nobody knows is left out, and nothing else with it. */
export async function leavesOutTheUnknown<C>(bench: Bench<C>): Promise<void> {
  const { connector, session, proxy } = bench;
  await eachStream(bench, async ({ stream, slice }, { told }) => {
    proxy.misbehave('extend', { times: MANY });
    const pages = await pagesOf(connector, session, slice);
    proxy.behave();
    must(
      stable(tellingsOf(connector, stream, pages)) === stable(told),
      `${stream.name}: an unknown field changes something`,
    );
  });
}

interface Spoilt extends Unspoilt {
  readonly what: string;
  readonly spoil: { readonly how: 'rename' | 'blank' | 'retype'; readonly only?: string };
}

/** Either the connector stops, or each row that lost something is no row any more: none tells anything else. */
async function isNoticed<C>(
  { connector, session, proxy }: Bench<C>,
  { stream, slice }: Asked,
  { told: before, requests, what, spoil: { how, only } }: Spoilt,
): Promise<void> {
  // Who is led round in a circle by what is missing comes to an end, and is judged.
  proxy.misbehave(how, { times: 3 * requests + SOME, ...(only === undefined ? {} : { only }) });
  const told: string[] = [];
  let drifted = 0;
  const fault = await faultFrom(async () => {
    for (const row of (await pagesOf(connector, session, slice)).flatMap(({ rows }) => rows)) {
      if (keepRow(row, stream.keep, testHash).drift !== undefined) drifted += 1;
      else told.push(...tellingsOf(connector, stream, [{ rows: [row] }]));
    }
  });
  proxy.behave();
  if (fault !== undefined) return;
  const known = new Set(before);
  must(
    told.every((one) => known.has(one)),
    `${stream.name}: ${what} changes what is told`,
  );
  must(
    drifted > 0 || new Set(told).size === known.size,
    `${stream.name}: ${what} is taken for nothing at all`,
  );
}

/** What one slice notices the others of its stream notice, too. */
async function eachStream<C>(
  bench: Bench<C>,
  look: (asked: Asked, unspoilt: Unspoilt) => Promise<void>,
): Promise<void> {
  for (const asked of await bench.smallest()) {
    const unspoilt = await bench.unspoilt(asked);
    if (unspoilt.told.length > 0) await look(asked, unspoilt);
  }
}

function requiredOf({ keep }: Stream): readonly string[] {
  const isOptional = (own: Keep) => typeof own === 'object' && 'optional' in own;
  return Object.entries(keep).flatMap(([name, own]) => (isOptional(own) ? [] : [name]));
}
