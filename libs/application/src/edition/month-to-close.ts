import type { Day, Month, Period, StreamCoverage } from '@takeup/domain';
import {
  addMonths,
  dayState,
  eachDay,
  firstOfMonth,
  invalid,
  isDay,
  lastOfMonth,
  maxDay,
  minDay,
  monthOf,
  readStoredCharter,
  refused,
} from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { closedEditions, confirmedVersions } from '@takeup/storage';
import { Refused } from '../outcome.js';
import { knownCoverage } from '../refresh/derive-coverage.js';

/** The month whose turn it is, and what it follows. */
export interface NextEdition {
  readonly month: Month;
  readonly number: number;
  readonly previous: string | null;
}

/**
 * The first month not closed yet: editions begin with the month of the first go-live of a confirmed charter, or with
 * the first one that the data cover from its first day where that is later. Undefined before there is such a month.
 */
export async function nextEdition(session: Session): Promise<NextEdition | undefined> {
  const newest = (await closedEditions(session)).at(-1);
  if (newest) {
    return { month: addMonths(newest.month, 1), number: newest.number + 1, previous: newest.sha256 };
  }
  const goLives = (await confirmedVersions(session)).flatMap(({ document }) => {
    const { goLive } = readStoredCharter(document).timeline;
    return goLive === null ? [] : [goLive];
  });
  const [goLive, data] = [
    earliest(goLives),
    earliest((await knownCoverage(session)).map(({ first }) => first)),
  ];
  if (goLive === undefined || data === undefined) return undefined;
  const whole = data === firstOfMonth(monthOf(data)) ? monthOf(data) : addMonths(monthOf(data), 1);
  return { month: maxDay(monthOf(goLive), whole), number: 1, previous: null };
}

/** @throws Refused where a month cannot be closed by the calendar or the order of editions */
export async function mustBeNext(session: Session, month: Month, today: Day): Promise<NextEdition> {
  if (!isMonth(month)) throw new Refused(invalid('edition-month-invalid', { month }));
  if (today <= lastOfMonth(month)) {
    throw new Refused(refused('edition-month-open', { month, over: firstOfMonth(addMonths(month, 1)) }));
  }
  const next = await nextEdition(session);
  if (next === undefined) throw new Refused(refused('edition-not-begun'));
  if (month < next.month) throw new Refused(refused('edition-too-early', { month, first: next.month }));
  if (month > next.month) {
    throw new Refused(refused('edition-out-of-order', { month, before: next.month }));
  }
  return next;
}

export function isMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`);
}

const MOST_NAMED = 3;

/** The days of a period that are not settled, by source, in a line: `chat 2026-10-30, 2026-10-31`. */
export function openDays(streams: readonly StreamCoverage[], period: Period, today: Day): string {
  const open = streams
    .filter((stream) => stream.first <= period.from)
    .flatMap((stream) => {
      const days = [...eachDay(period.from, period.to)].filter((day) => {
        const state = dayState(stream, day, today);
        return state !== 'complete' && state !== 'given-up';
      });
      if (days.length === 0) return [];
      const more = days.length > MOST_NAMED ? ` and ${days.length - MOST_NAMED} more` : '';
      return [`${stream.connection} ${days.slice(0, MOST_NAMED).join(', ')}${more}`];
    });
  return open.join('; ');
}

function earliest(days: readonly Day[]): Day | undefined {
  const [head, ...others] = days;
  return head === undefined ? undefined : others.reduce(minDay, head);
}
