import { spansOf } from '../lost-days.js';
import { format } from './format.js';

export interface AggregateWords {
  readonly measure: string;
  readonly told: string;
  readonly value: number | null;
}

export interface AggregateMonthWords {
  /** `2026-10` */
  readonly month: string;
  readonly state: string;
  readonly missing: readonly string[];
  readonly aggregates: readonly AggregateWords[];
}

/** Headings, and the same within a sentence. */
const MEASURES: Readonly<Record<string, { readonly head: string; readonly phrase: string }>> = {
  viewers: { head: 'People who read, a day', phrase: 'people read on a day' },
  reactors: { head: 'People who reacted, a day', phrase: 'people reacted on a day' },
  posters: { head: 'People who wrote, a day', phrase: 'people wrote on a day' },
  messages: { head: 'Messages', phrase: 'messages' },
  reactions: { head: 'Reactions', phrase: 'reactions' },
  channels: { head: 'Public channels written in, a day', phrase: 'public channels were written in on a day' },
};

const own = (name: string) => name.toLowerCase();
const monthOf = (month: string) => format.monthLong(`${month}-01`);

export const aggregates = {
  title: 'Counted by the platforms themselves',
  text: 'What each platform counts of the whole organisation, people as an average day of the month. It knows no persona and no department, so no target is judged by it. Numbers are rounded, and small ones told as “fewer than”.',
  month: 'Month',
  monthNamed: monthOf,
  table: (title: string) => `${title}, by month`,
  allThereIs: (title: string) => `This is all that ${title} tells: it does not say who did what.`,
  toTellMore: 'What would tell more',
  measure: (measure: string) => MEASURES[own(measure)]?.head ?? measure,
  value: ({ told, value }: AggregateWords) => {
    if (value === null) return 'not told';
    return own(told) === 'fewer' ? `fewer than ${format.count(value)}` : `about ${format.count(value)}`;
  },
  /** Why something is not told although its month is. */
  withheld:
    '“Not told”: it could tell of a small group. Few people did it, or Takeup counts people by the same acts itself: see Adoption.',
  /** Why nothing is told of a month; null where something is. */
  untold: ({ month, state, missing }: AggregateMonthWords) => {
    switch (own(state).replace('_', '-')) {
      case 'told':
        return null;
      case 'gap':
        return `${format.plural(missing.length, 'day is', 'days are')} missing: ${daysIn(missing)}. No month is told from a part of it.`;
      case 'awaited':
        return 'Days of it are still to come, or may still change.';
      case 'running':
        return `No whole month has been counted yet. ${monthOf(month)} is the first.`;
      case 'too-small':
        return 'Not told: there is no directory, or the organisation is too small for it.';
      default:
        return 'Not told.';
    }
  },
  /** One line for the doctor. */
  line: (title: string, told: AggregateMonthWords) => {
    const untold = aggregates.untold(told);
    const phrases = told.aggregates
      .filter(({ value }) => value !== null)
      .map((one) => `${aggregates.value(one)} ${MEASURES[own(one.measure)]?.phrase ?? one.measure}`);
    const said =
      untold ?? (phrases.length === 0 ? 'nothing beside what Takeup counts.' : `${format.list(phrases)}.`);
    return `${title}, counted by the platform itself, ${monthOf(told.month)}: ${said}`;
  },
} as const;

function daysIn(missing: readonly string[]): string {
  return format.list(
    spansOf(missing).map(({ from, to }) => (from === to ? format.date(from) : format.dateRange(from, to))),
  );
}
