import type { Day, Month } from './day.js';
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  firstOfMonth,
  isDay,
  lastOfMonth,
  monthOf,
  weekday,
} from './day.js';

export const PERIOD_KINDS = ['week', 'month', 'quarter', '28d', 'day'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The kinds that figures are published for. Single days wait for the larger minimum group that they need. */
export const PUBLISHED_KINDS = ['week', 'month', 'quarter', '28d'] as const satisfies readonly PeriodKind[];

/** A stretch of whole local days that can be asked for; nothing else can. */
export interface Period {
  readonly kind: PeriodKind;
  /** As written in URLs and commands: `week:2026-W47`, `month:2026-10`, `quarter:2026-Q3`, `28d:2026-11-22`, `day:2026-11-20`. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

/** ISO 8601 week of a day, as `2026-W47`. */
function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function mondayOf(year: string, week: number): Day {
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
}

export function weekOf(day: Day): Period {
  const from = addDays(day, 1 - weekday(day));
  return { kind: 'week', key: `week:${isoWeek(from)}`, from, to: addDays(from, 6) };
}

export function monthPeriod(month: Month): Period {
  return { kind: 'month', key: `month:${month}`, from: firstOfMonth(month), to: lastOfMonth(month) };
}

export function quarterOf(day: Day): Period {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const first = `${day.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, '0')}`;
  return {
    kind: 'quarter',
    key: `quarter:${day.slice(0, 4)}-Q${quarter + 1}`,
    from: firstOfMonth(first),
    to: lastOfMonth(addMonths(first, 2)),
  };
}

/** The 28-day window that ends on this Sunday. */
export function window28(sunday: Day): Period {
  return { kind: '28d', key: `28d:${sunday}`, from: addDays(sunday, -27), to: sunday };
}

export type PeriodFault = 'unreadable' | 'no-such-day' | 'no-such-week' | 'not-a-sunday';

/** Reads a period as it is written in URLs and commands. */
export function parsePeriod(text: string): Period | PeriodFault {
  const [kind, value = ''] = text.split(/:(.*)/s);
  if (!/^(1[6-9]|[2-8]\d)\d\d-/.test(value)) return 'unreadable';
  switch (kind) {
    case 'week': {
      const match = /^(\d{4})-W(\d{2})$/.exec(value);
      if (!match) return 'unreadable';
      const period = weekOf(mondayOf(match[1] ?? '', Number(match[2])));
      return period.key === text ? period : 'no-such-week';
    }
    case 'month':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? monthPeriod(value) : 'unreadable';
    case 'quarter': {
      const match = /^(\d{4})-Q([1-4])$/.exec(value);
      return match
        ? quarterOf(`${match[1]}-${String(Number(match[2]) * 3).padStart(2, '0')}-01`)
        : 'unreadable';
    }
    case '28d':
    case 'day':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'unreadable';
      if (!isDay(value)) return 'no-such-day';
      if (kind === 'day') return { kind, key: text, from: value, to: value };
      return weekday(value) === 7 ? window28(value) : 'not-a-sunday';
    default:
      return 'unreadable';
  }
}

/**
 * The month whose frozen roster counts a period: its own for a month, the last one of a quarter, that of the
 * Thursday of the (last) week for a week and a 28-day window.
 */
export function epochOf(period: Period): Month {
  switch (period.kind) {
    case 'week':
    case '28d':
      return monthOf(addDays(period.to, -3));
    default:
      return monthOf(period.to);
  }
}

/** Every publishable period that lies wholly within the days given, by last day, shorter first. */
export function periodsWithin(from: Day, to: Day): Period[] {
  const found: Period[] = [];
  for (let week = weekOf(from); week.to <= to; week = weekOf(addDays(week.to, 1))) {
    if (week.from >= from) found.push(week);
    const window = window28(week.to);
    if (window.from >= from) found.push(window);
  }
  for (let month = monthOf(from); lastOfMonth(month) <= to; month = addMonths(month, 1)) {
    if (firstOfMonth(month) >= from) found.push(monthPeriod(month));
  }
  for (let quarter = quarterOf(from); quarter.to <= to; quarter = quarterOf(addDays(quarter.to, 1))) {
    if (quarter.from >= from) found.push(quarter);
  }
  return found.sort(byEndThenLength);
}

/** The order in which an epoch's periods are published. */
export function byEndThenLength(a: Period, b: Period): number {
  return dayNumber(a.to) - dayNumber(b.to) || dayNumber(b.from) - dayNumber(a.from);
}

export function lengthOf(period: Period): number {
  return daysBetween(period.from, period.to) + 1;
}
