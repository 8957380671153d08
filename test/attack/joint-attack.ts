import type { Column, Row, Solver, Term } from '@takeup/disclosure';
import { blocksOf } from './blocks.js';
import type { Display, Question } from './display.js';
import { keyOf } from './display.js';
import { linksOf } from './joint-links.js';
import { soughtIn, toldIn, toldQuestions } from './period-attack.js';
import type { Searched } from './worlds.js';
import { WorldSearch, describeNarrow } from './worlds.js';

/** So many are told of by name; more of them take long and say no more. */
const MOST_NARROW = 8;

export function epochsOf(display: Display): readonly string[] {
  return [...new Set([...display.periods.values()].map(({ epoch }) => epoch))].filter(
    (epoch) => epoch !== '',
  );
}

/**
 * G3 over several questions of an epoch at once, with what must hold between them: a measure over all periods, a period over
 * all measures and sets of connections, and the whole epoch. Whatever parts of the answers tell, the answers tell.
 */
export async function attackJointly(
  display: Display,
  { epoch, whole }: { readonly epoch: string; readonly whole: boolean },
  solver: Solver,
): Promise<Searched> {
  const questions = toldQuestions(display).filter(
    ({ period }) => display.periods.get(period)?.epoch === epoch,
  );
  const parts = new Map<string, Question[]>();
  for (const question of questions) {
    // Habits are of active weeks.
    const measure = question.measure === 'HABITUAL' ? 'ACTIVE' : question.measure;
    for (const key of [`${question.scope} ${measure}`, question.period, ...(whole ? ['all of it'] : [])])
      parts.set(key, [...(parts.get(key) ?? []), question]);
  }
  const found = { narrow: new Set<string>(), programmes: 0, failures: 0 };
  for (const own of parts.values()) {
    if (own.length < 2) continue;
    const search = searchOf(display, own, solver);
    await search.widenTogether();
    for (const sought of await search.widenEach(MOST_NARROW)) found.narrow.add(describeNarrow(sought));
    found.programmes += search.programmes;
    found.failures += search.failures;
  }
  return { ...found, narrow: [...found.narrow] };
}

function searchOf(display: Display, questions: readonly Question[], solver: Solver): WorldSearch {
  const { ground } = display;
  const told = questions.map((question) => toldIn(display, question));
  const sought = questions.map((question) => soughtIn(display, question));
  const blocks = blocksOf(
    ground.atoms.length,
    [...told, ...sought].flat().map(({ atoms }) => atoms),
  );
  const sizes = blocks.members.map((own) => ground.people(own));
  const first = new Map(questions.map((question, n) => [keyOf(question), n * sizes.length]));
  const at = (key: string, block: number) => (first.get(key) ?? 0) + block;
  const columnsOf = (n: number, atoms: readonly number[]) =>
    blocks.of(atoms).map((block) => n * sizes.length + block);
  const columns = questions.flatMap(() =>
    sizes.map((people): Column => ({ lower: 0, upper: people, integer: false })),
  );
  const rows = told.flatMap((all, n) =>
    all.map(({ atoms, low, high }): Row => ({
      lower: low,
      upper: high,
      terms: columnsOf(n, atoms).map((column): Term => [column, 1]),
    })),
  );
  const links = linksOf(display, questions).flatMap(({ greater, smaller, times = 1 }) =>
    sizes.map((_, block): Row => ({
      lower: 0,
      upper: Infinity,
      terms: [
        ...greater.map((key): Term => [at(key, block), 1]),
        ...smaller.map((key): Term => [at(key, block), -times]),
      ],
    })),
  );
  const parts = sought.flatMap((all, n) =>
    all.map(({ name, atoms, need }) => ({
      sought: { name: `jointly ${name}`, need, low: Infinity, high: -Infinity },
      columns: columnsOf(n, atoms),
    })),
  );
  // A whole number that is no number at all: large programmes want presolving, which the solver does for integers only.
  const whole: Column = { lower: 0, upper: 0, integer: true };
  const all = columns.length > LARGE ? [...columns, whole] : columns;
  return new WorldSearch({ columns: all, rows: [...rows, ...links] }, parts, solver);
}

/** Columns beyond which a programme is presolved anew each time. */
const LARGE = 1500;
