/**
 * How often somebody takes part, by how far into their cell's level they stand (keenness ÷ level): the keenest every
 * week, those around the level now and then. Each table is made so that the share of a cell with at least one week in
 * four equals the level.
 */
interface Habit {
  readonly upTo: number;
  /** Chance of taking part in a usual week. */
  readonly weekly: number;
  /** Most days a week. */
  readonly days: number;
}

/** In four weeks: 1.00 × 0.25 + 0.99 × 0.25 + 0.90 × 0.3 + 0.70 × 0.2 + 0.30 × 0.3 = 1. */
const ACTING: readonly Habit[] = [
  { upTo: 0.25, weekly: 0.93, days: 4 },
  { upTo: 0.5, weekly: 0.7, days: 2 },
  { upTo: 0.8, weekly: 0.438, days: 2 },
  { upTo: 1, weekly: 0.26, days: 1 },
  { upTo: 1.3, weekly: 0.0853, days: 1 },
];

/** In four weeks: 0.99 × 0.3 + 0.90 × 0.4 + 0.75 × 0.3 + 0.40 × 0.3 = 1. */
const READING: readonly Habit[] = [
  { upTo: 0.3, weekly: 0.68, days: 2 },
  { upTo: 0.7, weekly: 0.438, days: 1 },
  { upTo: 1, weekly: 0.293, days: 1 },
  { upTo: 1.3, weekly: 0.12, days: 1 },
];

const find = (habits: readonly Habit[], depth: number): Habit | undefined =>
  habits.find(({ upTo }) => depth < upTo);

export const actingHabit = (depth: number): Habit | undefined => find(ACTING, depth);
export const readingHabit = (depth: number): Habit | undefined => find(READING, depth);
