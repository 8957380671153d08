import type { Keep, KeptRow, Stream } from '@takeup/connectors/kit';
import type { Day, Instant, Slice, Zone } from '@takeup/domain';
import { addDays, addMonths, firstOfMonth, maxDay, minDay, monthOf } from '@takeup/domain';
import type { KeptPage, PageToKeep, PartKey, Session } from '@takeup/storage';
import { dropReplaced, overtakenPages, rewritePage } from '@takeup/storage';
import { pack, unpack } from '../files/index.js';
import { groupBy } from '../grouping.js';
import { dayOfFact } from './facts-to-rows.js';
import type { ObservedRow } from './facts-to-rows.js';
import { KEPT_MONTHS } from './wanted.js';

/** What a kept page holds. */
interface KeptContent {
  /** What could be kept of a row when it was read. */
  readonly keep: Readonly<Record<string, Keep>>;
  /** Each under its place among the page's keys, with the topics of its text. */
  readonly rows: readonly (readonly [key: number, row: KeptRow, topics: readonly string[]])[];
}

/** One reading of one slice. */
export interface Reading {
  readonly stream: Stream;
  readonly slice: Slice;
  readonly reading: string;
  /** However often it was broken off since. */
  readonly begunAt: Instant;
}

interface Days {
  readonly first: Day;
  readonly last: Day;
}

/**
 * A page as it is kept: cut by the month of the newest act that a row tells, so that age takes away no more and no less
 * than what is too old.
 * @param on the organisation's day
 */
export async function pagesToKeep(
  { stream, slice, reading }: Omit<Reading, 'begunAt'>,
  rows: readonly ObservedRow[],
  { on, zone, keyId }: { readonly on: Day; readonly zone: Zone; readonly keyId: number },
): Promise<readonly PageToKeep[]> {
  const span = spanOf(slice);
  const end = span === null ? on : zone.dayAt(span.to - 1);
  const byKey = groupBy(rows, ({ rowKey }) => rowKey);
  const dated = [...byKey.values()].map((own) => ({ own, days: daysOf(own, zone) }));
  const months = [...groupBy(dated, ({ days }) => monthOf(days?.last ?? end)).values()];
  return Promise.all(
    months.map(async (month) => {
      const told = spanned(month.map(({ days }) => days));
      return {
        span,
        reading,
        moves: moves(stream),
        readOn: on,
        keyId,
        days: told,
        goesOn: goesOn(stream, told?.last ?? end),
        ...(await packed(
          stream.keep,
          month.map(({ own }) => own),
        )),
      };
    }),
  );
}

/** A reading that came to its end takes the place of those before it. */
export async function replaceKept(
  session: Session,
  part: PartKey,
  { stream, slice, reading }: Omit<Reading, 'begunAt'>,
): Promise<void> {
  const end = { span: spanOf(slice), reading, moves: moves(stream) };
  await dropReplaced(session, part, end);
  if (end.span === null) return;
  for (const page of await overtakenPages(session, part, end)) {
    const gone = new Set(page.overtaken);
    const { keep, rows } = await keptRows(page);
    const left = groupBy(
      rows.filter(({ rowKey }) => !gone.has(rowKey)),
      ({ rowKey }) => rowKey,
    );
    await rewritePage(session, page.pageId, left.size === 0 ? null : await packed(keep, [...left.values()]));
  }
}

export type KeptRowOf = Pick<ObservedRow, 'rowKey' | 'row' | 'topics'>;

/** The rows of a kept page, and what could be kept of them. */
export async function keptRows({
  rowKeys,
  content,
}: KeptPage): Promise<{ readonly keep: KeptContent['keep']; readonly rows: readonly KeptRowOf[] }> {
  const { keep, rows } = (await unpack(content)) as KeptContent;
  return { keep, rows: rows.map(([key, row, topics]) => ({ rowKey: rowKeys[key] ?? '', row, topics })) };
}

async function packed(keep: KeptContent['keep'], byKey: readonly (readonly KeptRowOf[])[]) {
  const keys = byKey.flatMap(([first]) => (first === undefined ? [] : [first.rowKey]));
  const rows = byKey.flatMap((own, key) => own.map(({ row, topics }) => [key, row, topics] as const));
  return { rowKeys: keys, rows: rows.length, content: await pack({ keep, rows }) };
}

const spanOf = (slice: Slice) => ('from' in slice ? { from: slice.from, to: slice.to } : null);

/** Rows that are found by the time of their change, or walked through, come again in another slice. */
const moves = ({ byChange, progress }: Stream) => byChange === true || progress === 'walk';

function daysOf(rows: readonly ObservedRow[], zone: Zone): Days | null {
  let days: Days | null = null;
  for (const { facts } of rows)
    for (const fact of facts) {
      const day = dayOfFact(fact, zone);
      if (day !== undefined) days = spanned([days, { first: day, last: day }]);
    }
  return days;
}

/** From the first day of all to the last. */
function spanned(all: readonly (Days | null)[]): Days | null {
  let span: Days | null = null;
  for (const days of all)
    if (days !== null)
      span =
        span === null ? days : { first: minDay(span.first, days.first), last: maxDay(span.last, days.last) };
  return span;
}

/** No longer than the platform itself tells of it, and no longer than rows of people are kept. */
function goesOn({ progress, historyDays }: Stream, last: Day): Day {
  const tooOld = firstOfMonth(addMonths(monthOf(last), KEPT_MONTHS + 1));
  return progress === 'snapshot' ? tooOld : minDay(tooOld, addDays(last, historyDays + 1));
}
