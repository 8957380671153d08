import type { Day } from '../calendar/day.js';
import { addDays, eachDay } from '../calendar/day.js';
import { EXPECTED_ACTS } from './stream-days.js';

/** As many earlier like days are looked at, and fewer than the fewest say nothing. */
const LIKE_DAYS = 8;
const FEWEST_LIKE_DAYS = 4;

/** Less than this share of what is usual is far off; half a day lost is not, nor is a quiet week. */
const FAR_OFF = 1 / 4;

/**
 * Boris Iglewicz and David Hoaglin, How to Detect and Handle Outliers, ASQC 1993: a value is a potential outlier where
 * its modified z-score, 0.6745 · (value − median) ÷ MAD, is beyond 3.5.
 */
const MOST_Z = 3.5;
const MAD_OF_NORMAL = 0.6745;

export interface DaysToJudge {
  readonly first: Day;
  readonly last: Day;
  /** Acts of each day that has any. */
  readonly acts: ReadonlyMap<Day, number>;
  /** Whether all there is of a day was read. */
  isRead(day: Day): boolean;
  /** Days of which somebody said that they were as quiet as they look. */
  readonly confirmed: ReadonlySet<Day>;
}

/**
 * Days that were read and hold far too few acts to be believed, oldest first: fewer than a quarter of the median of up to
 * eight same weekdays before, and beyond what their scatter explains; none at all always is. Weekdays that average few
 * acts, or of which fewer than four are known, judge nobody. More than usual is no reason for doubt: that is what
 * launches look like.
 */
export function thinDays({ first, last, acts, isRead, confirmed }: DaysToJudge): readonly Day[] {
  const thin = new Set<Day>();
  for (const day of eachDay(first, last)) {
    if (!isRead(day) || confirmed.has(day)) continue;
    const like: number[] = [];
    for (let weeks = 1; like.length < LIKE_DAYS; weeks += 1) {
      const before = addDays(day, -7 * weeks);
      if (before < first) break;
      if (isRead(before) && !thin.has(before) && !confirmed.has(before)) like.push(acts.get(before) ?? 0);
    }
    if (like.length >= FEWEST_LIKE_DAYS && (acts.get(day) ?? 0) < fewestBelieved(like)) thin.add(day);
  }
  return [...thin];
}

function fewestBelieved(like: readonly number[]): number {
  const usual = medianOf(like);
  if (usual < EXPECTED_ACTS) return 0;
  const scatter = medianOf(like.map((count) => Math.abs(count - usual)));
  return Math.max(1, Math.min(usual * FAR_OFF, usual - (MOST_Z / MAD_OF_NORMAL) * scatter));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
