import type { Day, DayState, EditionFacts } from '@takeup/domain';
import { addDays, firstOfMonth, lastOfMonth, maxDay, minDay } from '@takeup/domain';
import type { DaySpan } from '@takeup/words';
import { en, spansOf } from '@takeup/words';
import type { DayMark, SourceStrip } from './report.js';

const { format, report, roster } = en;
const words = report.coverage;

const MARKS: Readonly<Record<DayState, DayMark>> = {
  complete: 'full',
  provisional: 'half',
  missing: 'hollow',
  'given-up': 'hatched',
  pending: 'pending',
  suspect: 'half',
};

export function stripsOf({ coverage }: EditionFacts): readonly SourceStrip[] {
  return coverage.map(({ title, states }) => {
    const complete = states.filter((state) => state === 'complete').length;
    return {
      title,
      marks: states.map((state) => MARKS[state]),
      of: words.of(complete, states.length),
      label: words.label(title, complete, states.length),
    };
  });
}

/** Days given up, over all sources. */
export function missingDays({ coverage }: EditionFacts): number {
  return coverage.flatMap(({ states }) => states).filter((state) => isMissing(state)).length;
}

/** In words: what did not come, named by its days. */
export function coverageNotes(facts: EditionFacts): readonly string[] {
  const first = firstOfMonth(facts.month);
  const last = lastOfMonth(facts.month);
  const sources = facts.coverage.flatMap(({ title, states }) => {
    const given = textOf(states, first, (state) => state === 'given-up');
    const open = textOf(states, first, (state) => isMissing(state) && state !== 'given-up');
    const outside = textOf(states, first, (state) => state === 'pending');
    return [
      ...(given === '' ? [] : [words.givenUp(title, given)]),
      ...(open === '' ? [] : [words.open(title, open)]),
      ...(outside === '' ? [] : [words.outside(title, outside)]),
    ];
  });
  const goals = facts.initiatives.flatMap((initiative) =>
    initiative.goals.flatMap(({ name, source, sourceTitle, gaps }) => {
      const own = gaps
        .filter(({ from, to }) => to >= first && from <= last)
        .map(({ from, to }) => spanText(maxDay(from, first), minDay(to, last)));
      return own.length === 0 ? [] : [words.goal(name, sourceTitle ?? source, format.list(own))];
    }),
  );
  const notes = [...sources, ...goals];
  const todo = missingDays(facts) > 0 || goals.length > 0 ? [words.todo] : [];
  const rosters = (facts.rosters ?? []).map(({ asOf, rosterOn }) => roster.sentence(asOf, rosterOn));
  if (facts.coverage.length === 0) return [words.none, ...goals, ...todo, ...rosters];
  return notes.length === 0 ? [words.complete, ...rosters] : [...notes, ...todo, ...rosters];
}

function isMissing(state: DayState): boolean {
  return state === 'given-up' || state === 'missing' || state === 'provisional' || state === 'suspect';
}

/** Days of a month that did not come, joined. */
export const missingSpans = (states: readonly DayState[], first: Day): readonly DaySpan[] =>
  spansIn(states, first, isMissing);

function spansIn(
  states: readonly DayState[],
  first: Day,
  holds: (state: DayState) => boolean,
): readonly DaySpan[] {
  return spansOf(states.flatMap((state, index) => (holds(state) ? [addDays(first, index)] : [])));
}

function textOf(...asked: Parameters<typeof spansIn>): string {
  return format.list(spansIn(...asked).map(({ from, to }) => spanText(from, to)));
}

function spanText(from: Day, to: Day): string {
  return from === to ? format.date(from) : format.dateRange(from, to);
}
