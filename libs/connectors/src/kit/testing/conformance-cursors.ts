import type { InstantSpan, Slice } from '@takeup/domain';
import type { Page } from '../contract.js';
import type { Bench } from './bench.js';
import { faultFrom, must } from './bench.js';
import type { Asked } from './reading.js';
import { keptOf, pagesOf, stable, tellingsOf } from './reading.js';

/**
 * What the runner does of an expired cursor: it drops it and reads the slice whole, over what was read before. That loses and
 * doubles nothing as long as the connector says so, before it gives a page, and keys make one of rows that come again.
 */
export async function expiredIsReadWhole<C>(bench: Bench<C>): Promise<void> {
  const { connector, session, proxy, subject } = bench;
  const { expired = {} } = subject;
  const found = new Set<string>();
  for (const asked of await bench.slices()) {
    const { stream, slice } = asked;
    const whole = await pagesOf(connector, session, slice);
    const given = whole.flatMap(({ cursor }) => cursor ?? []).find((cursor) => isForeign(cursor, proxy.said));
    if (given === undefined) continue;
    found.add(stream.name);
    const gone = expired[stream.name];
    must(gone !== undefined, `${stream.name}: its cursor is the platform's; say what an expired one is`);
    const pages: Page[] = whole.slice(0, 1);
    const fault = await faultFrom(async () => {
      pages.push(...(await pagesOf(connector, session, { ...slice, cursor: gone })));
    });
    must(
      fault?.kind === 'cursor-expired',
      `${stream.name}: an expired cursor is ${fault?.kind ?? 'no fault'}`,
    );
    must(pages.length === 1, `${stream.name}: pages came of an expired cursor`);
    pages.push(...(await pagesOf(connector, session, slice)));
    const kept = [whole, pages].map((all) => stable([...keptOf(stream, all)].sort()));
    must(kept[0] === kept[1], `${stream.name}: read whole again it is something else`);
  }
  for (const name of Object.keys(expired))
    must(found.has(name), `${name}: has no cursor of the platform's that could expire`);
}

/** Stands as a text in an answer, and is no number and no day, which are there by chance. */
function isForeign(cursor: string, said: (text: string) => boolean): boolean {
  return !/^[\d\s/:.-]*$/.test(cursor) && said(cursor);
}

/**
 * A cursor belongs to its slice. Whichever of two readings of a stream is under way, the daily one or a backfill, goes on
 * where it stood although the other came in between, and the two are the whole. Of a list one reading comes in between
 * another. What comes in one page is never under way.
 */
export async function backfillMovesNothing<C>(bench: Bench<C>): Promise<void> {
  for (const asked of await bench.richest()) {
    const { stream } = asked;
    const whole = stable((await bench.unspoilt(asked)).told);
    for (const [underWay, between] of pairsOf(asked, bench.subject)) {
      const pages = await readAround(bench, underWay, between);
      must(
        stable(tellingsOf(bench.connector, stream, pages)) === whole,
        `${stream.name}: a reading that came in between moved the one under way`,
      );
    }
  }
}

type Pair = readonly [underWay: Slice, between: Slice];

function pairsOf({ slice }: Asked, { span, cuts }: Bench<unknown>['subject']): readonly Pair[] {
  if (!('from' in slice)) return [[slice, slice]];
  const within = cuts.filter((at) => at > span.from && at < span.to);
  const cut = within[Math.floor(within.length / 2)] ?? span.from;
  const over = ({ from, to }: InstantSpan): Slice => ({ ...slice, from, to });
  const [daily, backfill] = [over({ from: cut, to: span.to }), over({ from: span.from, to: cut })];
  return [
    [daily, backfill],
    [backfill, daily],
  ];
}

async function readAround<C>(
  { connector, session }: Bench<C>,
  underWay: Slice,
  between: Slice,
): Promise<readonly Page[]> {
  const begun = await pagesOf(connector, session, underWay, 1);
  const other = await pagesOf(connector, session, between);
  const cursor = begun[0]?.cursor;
  const rest = cursor === undefined ? [] : await pagesOf(connector, session, { ...underWay, cursor });
  return [...begun, ...other, ...rest];
}
