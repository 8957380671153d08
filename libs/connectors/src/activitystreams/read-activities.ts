import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { UTC, faulted } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import type { Activity } from './activity.js';
import { activityOf } from './activity.js';
import type { Collected } from './collection.js';
import { collect } from './collection.js';
import type { ActivityStreamsConfig } from './config.js';

/** Rows from which on a page is closed; it holds whole days. */
const PER_PAGE = 500;

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/**
 * What happened in a community on each day (UTC) that the slice touches, oldest first. A source is always read to its end:
 * nobody promises an order. The cursor is the day to go on with.
 * @throws Faulted `absent` where the source holds less than it says and does not reach back to the slice
 */
export async function* readActivities(
  session: Session<ActivityStreamsConfig>,
  { from, to, part = '', cursor }: Window,
): AsyncGenerator<Page> {
  const source = session.config.communities.find(({ key }) => key === part);
  if (source === undefined) throw faulted('absent', 'not-found', `community ${part}`);
  const collected = await collect(session, source);
  const told = toldIn(collected);
  const first = UTC.dayAt(from);
  if (first < reachOf(collected, told)) throw faulted('absent', 'not-found', collected.what);
  const byDay = daysOf(told);
  const last = UTC.dayAt(to - 1);
  let rows: JsonRow[] = [];
  for (let day = cursor ?? first; ; day = addDays(day, 1)) {
    const own = (byDay.get(day) ?? []).map((one) => rowOf(one, { day, part, people: session.config.people }));
    rows.push(...(own.length > 0 ? own : [emptyDay(part, day)]));
    if (day >= last) return yield { rows, covers: { from, to } };
    if (rows.length < PER_PAGE) continue;
    yield { rows, cursor: addDays(day, 1) };
    rows = [];
  }
}

function daysOf(told: readonly Activity[]): ReadonlyMap<Day, readonly Activity[]> {
  const byDay = new Map<Day, Activity[]>();
  for (const one of told) {
    const day = UTC.dayAt(one.at);
    const own = byDay.get(day);
    if (own === undefined) byDay.set(day, [one]);
    else own.push(one);
  }
  return byDay;
}

/** The communities of the configuration, once each was seen to be there. */
export async function* readCommunities(session: Session<ActivityStreamsConfig>): AsyncGenerator<Page> {
  const rows: JsonRow[] = [];
  for (const source of session.config.communities) {
    toldIn(await collect(session, source));
    rows.push({ key: source.key, title: source.title ?? source.key });
  }
  yield { rows };
}

/** Each activity once. */
export function toldIn({ items, what }: Collected): readonly Activity[] {
  const byId = new Map<string, Activity>();
  for (const item of items) {
    const one = activityOf(item, what);
    if (one !== undefined) byId.set(one.id, one);
  }
  return [...byId.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * The first day of which all is there. Outboxes are cut off where they become long, and do not say so but by the number of
 * what they once held; the day of the oldest that is left is not whole.
 */
export function reachOf({ isWhole }: Collected, told: readonly Activity[]): Day {
  if (isWhole) return '0000-01-01';
  const [oldest] = told;
  return oldest === undefined ? '9999-12-31' : addDays(UTC.dayAt(oldest.at), 1);
}

interface Where {
  readonly day: Day;
  readonly part: string;
  readonly people: string | undefined;
}

function rowOf(one: Activity, { day, part, people }: Where): JsonRow {
  const row = { ...one, community: part, day };
  const isKnown = people !== undefined && one.actor.startsWith(people) && one.actor.length > people.length;
  return isKnown ? { ...row, person: decoded(one.actor.slice(people.length)) } : row;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Says that on a day nothing is there any more. */
function emptyDay(part: string, day: Day): JsonRow {
  return { community: part, day, id: '', at: UTC.startOf(day), kind: '' };
}
