import type { Day } from '../calendar/day.js';
import { addDays, dayNumber, dayOf, eachDay } from '../calendar/day.js';
import type { ActKind } from '../facts/act.js';

export const DAY_STATES = ['pending', 'complete', 'provisional', 'missing', 'given-up', 'suspect'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** Days after its end on which a missing day of a file connection is given up. */
export const GIVE_UP_AFTER = 14;

/** A day without an act is missing where like days average at least this many distinct acts. */
export const EXPECTED_ACTS = 20;

/** Days after its end that a delivered day waits for what comes late. */
export const DELIVERED_LATE = 1;

const LIKE_DAYS = 4;

/** What a file connection holds, as the coverage rule needs it. */
export interface FileContent {
  /** Distinct acts of each day that has any. */
  readonly acts: ReadonlyMap<Day, number>;
  /** Days a file was said to cover (`--covers`). */
  readonly covered: ReadonlySet<Day>;
  /** The local day of the latest import: a day that had not ended then was not read completely. */
  readonly readOn: Day;
}

/** One stream of one connection, day by day. */
export interface StreamCoverage {
  readonly connection: string;
  readonly kinds: readonly ActKind[];
  readonly first: Day;
  readonly last: Day;
  /** Days from `first` to `last` that are not complete. */
  readonly holes: ReadonlyMap<Day, Hole>;
}

/**
 * Why a day is not complete. `suspect`: something came of it that cannot be believed, and nothing is concluded from it; a missing day of a file is given up by its age, any other when its source says so. */
export type Hole = Exclude<DayState, 'complete'>;

/**
 * Coverage of a file connection from all its acts: every day from the first to the last, except that a day without
 * an act is missing when its four nearest same weekdays within that range (ties: the earlier) average 20 or more.
 */
export function coverageOfFiles(
  connection: string,
  kinds: readonly ActKind[],
  content: FileContent,
): StreamCoverage | undefined {
  const acted = [...content.acts.keys()].sort();
  const known = [...acted, ...content.covered].sort();
  const [first, last] = [known[0], known[known.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const [firstAct, lastAct] = [acted[0], acted[acted.length - 1]];
  const holes = new Map<Day, Hole>();
  for (const day of eachDay(first, last)) {
    if (day >= content.readOn) holes.set(day, 'provisional');
    else if (content.acts.has(day) || content.covered.has(day)) continue;
    else if (firstAct === undefined || lastAct === undefined || day < firstAct || day > lastAct)
      holes.set(day, 'missing');
    else if (averageOfLikeDays(day, content.acts, firstAct, lastAct) >= EXPECTED_ACTS)
      holes.set(day, 'missing');
  }
  return { connection, kinds, first, last, holes };
}

/**
 * Coverage of what is delivered: a day that a delivery was said to cover is complete, for that is taken only once the day has
 * ended. Any other waits for a day after its end for what comes late, and then counts as a day of files does.
 */
export function coverageOfDelivered(
  connection: string,
  kinds: readonly ActKind[],
  { acts, covered, today }: Pick<FileContent, 'acts' | 'covered'> & { readonly today: Day },
): StreamCoverage | undefined {
  const readOn = addDays(today, -DELIVERED_LATE);
  const coverage = coverageOfFiles(connection, kinds, { acts, covered, readOn });
  if (!coverage) return undefined;
  return { ...coverage, holes: new Map([...coverage.holes].filter(([day]) => !covered.has(day))) };
}

function averageOfLikeDays(day: Day, acts: ReadonlyMap<Day, number>, first: Day, last: Day): number {
  const counts: number[] = [];
  const [low, high, middle] = [dayNumber(first), dayNumber(last), dayNumber(day)];
  for (let weeks = 1; counts.length < LIKE_DAYS; weeks += 1) {
    const [before, after] = [middle - weeks * 7, middle + weeks * 7];
    if (before < low && after > high) break;
    if (before >= low) counts.push(acts.get(dayOf(before)) ?? 0);
    if (after <= high && counts.length < LIKE_DAYS) counts.push(acts.get(dayOf(after)) ?? 0);
  }
  return counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/** The state of one stream-day as it stands today. */
export function dayState(stream: StreamCoverage, day: Day, today: Day): DayState {
  if (day < stream.first || day > stream.last) return 'pending';
  const hole = stream.holes.get(day);
  if (hole === undefined) return 'complete';
  if (hole !== 'missing') return hole;
  return givenUpOn(day) <= today ? 'given-up' : 'missing';
}

/** The first day on which a missing day counts as given up. */
export function givenUpOn(day: Day): Day {
  return addDays(day, 1 + GIVE_UP_AFTER);
}
