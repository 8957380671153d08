import type { Day, Month } from '../calendar/day.js';
import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  lastOfMonth,
  minDay,
  monthOf,
} from '../calendar/day.js';
import type { CharterCost } from './charter.js';

/** What has fallen due by a day, by currency; `undated`: how many items say no day and are left out. */
export interface CostToDate {
  readonly sums: readonly { readonly currency: string; readonly amount: number }[];
  readonly undated: number;
}

/**
 * The declared costs up to and with a day. A cost that recurs falls due on its first day and again on the same day of
 * every following period, so what has begun is counted whole.
 * @param currency of amounts that name none
 */
export function costToDate(costs: readonly CharterCost[], on: Day, currency: string): CostToDate {
  const sums = new Map<string, number>();
  let undated = 0;
  for (const cost of costs) {
    const first = cost.once ?? cost.from;
    if (first === null) undated += 1;
    else if (first <= on) {
      const own = cost.currency ?? currency;
      const times = cost.once === null ? timesDue(cost.per, first, on) : 1;
      sums.set(own, (sums.get(own) ?? 0) + cost.amount * times);
    }
  }
  const byCurrency = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return { sums: byCurrency.map(([own, amount]) => ({ currency: own, amount })), undated };
}

const DAYS: Readonly<Partial<Record<string, number>>> = { day: 1, week: 7 };
const MONTHS: Readonly<Partial<Record<string, number>>> = { month: 1, quarter: 3, year: 12 };

function timesDue(per: string | null, first: Day, on: Day): number {
  const [days, months] = [DAYS[per ?? ''], MONTHS[per ?? '']];
  if (days !== undefined) return Math.floor(daysBetween(first, on) / days) + 1;
  if (months === undefined) return 1;
  let times = 0;
  for (let month = monthOf(first); sameDayIn(month, first) <= on; month = addMonths(month, months))
    times += 1;
  return times;
}

/** The 31st falls due on the last day of a shorter month. */
function sameDayIn(month: Month, first: Day): Day {
  return minDay(addDays(firstOfMonth(month), Number(first.slice(8)) - 1), lastOfMonth(month));
}
