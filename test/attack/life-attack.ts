import type { Column, Row, Solver, Term } from '@takeup/disclosure';
import { addDays } from '@takeup/domain';
import { blocksOf } from './blocks.js';
import type { Display, Question } from './display.js';
import { soughtIn, toldIn, toldQuestions } from './told-counts.js';
import { WorldSearch } from './worlds.js';

/** Days of which somebody was there on one or on none: which of them it was makes no difference to any period. */
interface Slot {
  readonly from: string;
  readonly to: string;
}

export interface LifeSearches {
  readonly searches: readonly WorldSearch[];
  /** Pairs of windows that were left out. */
  readonly tooLarge: number;
}

type Span = Slot & { readonly kind: string };

/** Columns beyond which one programme takes hours. */
const MOST_COLUMNS = 20_000;
const WEEK_DAYS = 7;
const WINDOW_WEEKS = 4;
const HABITUAL_WEEKS = 3;

/**
 * What is told of who was active and habitual in two windows a week apart, in their weeks and in the months that they lie in, reckoned
 * with exactly: not by rules of how such counts hang together, but by how many people of each kind had each possible life.
 * Left out where those are too many.
 */
export function lifeSearches(display: Display, solver: Solver): LifeSearches {
  const found = pairsOf(display).map((questions) => searchOf(display, questions, solver));
  const searches = found.filter((search) => search !== undefined);
  return { searches, tooLarge: found.length - searches.length };
}

/** By scope and epoch: all that is told of the days of two windows, the second a week after the first. */
function pairsOf(display: Display): readonly (readonly Question[])[] {
  const told = toldQuestions(display).filter(({ measure }) => measure === 'ACTIVE' || measure === 'HABITUAL');
  const spanOf = ({ period }: Question) => display.periods.get(period);
  const windows = told.filter((question) => spanOf(question)?.kind === 'DAYS_28');
  return windows.flatMap((second) => {
    const own = spanOf(second);
    if (own === undefined || second.measure !== 'ACTIVE') return [];
    const from = addDays(own.from, -WEEK_DAYS);
    const questions = told.filter((question) => {
      const span = spanOf(question);
      if (span === undefined || question.scope !== second.scope || span.epoch !== own.epoch) return false;
      if (span.kind === 'MONTH') return span.from <= own.to && span.to >= from;
      return span.kind === 'DAYS_28' || span.kind === 'WEEK' ? span.from >= from && span.to <= own.to : false;
    });
    return questions.length > 1 ? [questions] : [];
  });
}

function searchOf(display: Display, questions: readonly Question[], solver: Solver): WorldSearch | undefined {
  const told = questions.map((question) => toldIn(display, question));
  const sought = questions.map((question) => soughtIn(display, question));
  const groups = [...told, ...sought].flat().map(({ atoms }) => atoms);
  const blocks = blocksOf(display.ground.atoms.length, groups);
  const lives = livesOf(questions.map((question) => countedIn(question, display)));
  const columns = blocks.members.flatMap((own) => {
    const people = display.ground.people(own);
    return lives.map((): Column => ({ lower: 0, upper: people, integer: false }));
  });
  if (columns.length > MOST_COLUMNS) return undefined;
  const columnsOf = (atoms: readonly number[], question: number) =>
    blocks
      .of(atoms)
      .flatMap((block) =>
        lives.flatMap((counts, life) => (counts[question] === true ? [block * lives.length + life] : [])),
      );
  const one = (column: number): Term => [column, 1];
  const everybody = blocks.members.map((own, block): Row => {
    const people = display.ground.people(own);
    return { lower: people, upper: people, terms: lives.map((_, life) => one(block * lives.length + life)) };
  });
  const rows = told.flatMap((all, n) =>
    all.map(({ atoms, low, high }): Row => ({
      lower: low,
      upper: high,
      terms: columnsOf(atoms, n).map(one),
    })),
  );
  const parts = sought.flatMap((all, n) =>
    all.map(({ name, atoms, need }) => ({
      sought: { name: `by lives ${name}`, need, low: Infinity, high: -Infinity },
      columns: columnsOf(atoms, n),
    })),
  );
  return new WorldSearch({ columns, rows: [...everybody, ...rows] }, parts, solver);
}

type Counted = (wasThere: (slot: Slot) => boolean, slots: readonly Slot[]) => boolean;

interface Asked {
  readonly span: Span;
  readonly isCounted: Counted;
}

function countedIn({ period, measure }: Question, display: Display): Asked {
  const span = display.periods.get(period) ?? { from: '', to: '', kind: '' };
  const isActive = (from: string, to: string): Counted => {
    return (wasThere, slots) => slots.some((slot) => slot.from >= from && slot.to <= to && wasThere(slot));
  };
  if (measure !== 'HABITUAL') return { span, isCounted: isActive(span.from, span.to) };
  const weeks = Array.from({ length: WINDOW_WEEKS }, (_, week) => {
    const from = addDays(span.from, WEEK_DAYS * week);
    return isActive(from, addDays(from, WEEK_DAYS - 1));
  });
  return {
    span,
    isCounted: (wasThere, slots) =>
      weeks.filter((isThere) => isThere(wasThere, slots)).length >= HABITUAL_WEEKS,
  };
}

/** Every way to have been there or not, told apart by where it counts. */
function livesOf(asked: readonly Asked[]): readonly (readonly boolean[])[] {
  const slots = slotsOf(asked);
  const found = new Map<string, readonly boolean[]>();
  for (let life = 0; life < 2 ** slots.length; life += 1) {
    const there = new Set(slots.filter((_, slot) => Math.floor(life / 2 ** slot) % 2 === 1));
    const counts = asked.map(({ isCounted }) => isCounted((slot) => there.has(slot), slots));
    found.set(counts.map(Number).join(''), counts);
  }
  return [...found.values()];
}

/** The days of all periods, cut wherever one of them, or a week of a window, begins or ends. */
function slotsOf(asked: readonly Asked[]): readonly Slot[] {
  const begins = asked.flatMap(({ span }) => {
    const weeks = span.kind === 'DAYS_28' ? WINDOW_WEEKS : 1;
    const inner = Array.from({ length: weeks }, (_, week) => addDays(span.from, WEEK_DAYS * week));
    return [...inner, addDays(span.to, 1)];
  });
  const days = [...new Set(begins)].sort();
  return days.slice(1).map((end, at) => ({ from: days[at] ?? end, to: addDays(end, -1) }));
}
