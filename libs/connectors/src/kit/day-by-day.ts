import type { Day, Instant } from '@takeup/domain';
import { Zone, addDays } from '@takeup/domain';

export const UTC = new Zone('UTC');

export interface ByDay<T> {
  readonly first: Day;
  /** The day after the last. */
  readonly end: Day;
  timeOf(item: T): Instant;
  idOf(item: T): string | number;
}

/**
 * What comes newest first, by its days (UTC), newest first: every day before `end` down to `first`, those of nothing too,
 * each item once. What comes after its day was passed is left out; the day has to be read again.
 */
export async function* dayByDay<T>(
  pages: AsyncIterable<readonly T[]>,
  { first, end, timeOf, idOf }: ByDay<T>,
): AsyncGenerator<{ readonly day: Day; readonly items: readonly T[] }> {
  if (end <= first) return;
  let day = addDays(end, -1);
  let items = new Map<string | number, T>();
  for await (const page of pages) {
    for (const item of page) {
      const own = UTC.dayAt(timeOf(item));
      for (; own < day && day >= first; day = addDays(day, -1)) {
        yield { day, items: [...items.values()] };
        items = new Map();
      }
      if (own === day) items.set(idOf(item), item);
    }
  }
  for (; day >= first; day = addDays(day, -1)) {
    yield { day, items: [...items.values()] };
    items = new Map();
  }
}
