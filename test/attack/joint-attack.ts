import type { Column, Row, Solver, Term } from '@takeup/disclosure';
import type { Display, Question } from './display.js';
import { keyOf } from './display.js';
import { linksOf } from './joint-links.js';
import { soughtIn, toldIn, toldQuestions } from './period-attack.js';
import type { Searched, Sought } from './worlds.js';
import { searchWorlds } from './worlds.js';

export function epochsOf(display: Display): readonly string[] {
  return [...new Set([...display.periods.values()].map(({ epoch }) => epoch))].filter(
    (epoch) => epoch !== '',
  );
}

/** G3 over all periods, measures and sets of connections of an epoch at once, with what must hold between them. */
export async function attackJointly(display: Display, epoch: string, solver: Solver): Promise<Searched> {
  const { ground } = display;
  const questions = toldQuestions(display).filter(
    ({ period }) => display.periods.get(period)?.epoch === epoch,
  );
  const told = questions.map((question) => toldIn(display, question));
  const sought = questions.map((question) => soughtIn(display, question));
  const sets = [...told, ...sought].flat().map(({ atoms }) => atoms);
  const blocks = blocksOf(ground.atoms.length, sets);
  const sizes = blocks.members.map((own) => ground.people(own));
  const first = new Map(questions.map((question, n) => [keyOf(question), n * sizes.length]));
  const columns = questions.flatMap(() =>
    sizes.map((people): Column => ({ lower: 0, upper: people, integer: false })),
  );
  const columnsOf = (question: Question, atoms: readonly number[]) =>
    blocks.of(atoms).map((block) => (first.get(keyOf(question)) ?? 0) + block);
  const rows = questions.flatMap((question, n) =>
    (told[n] ?? []).map(({ atoms, low, high }): Row => ({
      lower: low,
      upper: high,
      terms: columnsOf(question, atoms).map((column): Term => [column, 1]),
    })),
  );
  const links = linksOf(display, questions).flatMap(({ greater, smaller, times = 1 }) =>
    sizes.map((_, block): Row => ({
      lower: 0,
      upper: Infinity,
      terms: [
        ...greater.map((key): Term => [(first.get(key) ?? 0) + block, 1]),
        ...smaller.map((key): Term => [(first.get(key) ?? 0) + block, -times]),
      ],
    })),
  );
  const wanted = questions.flatMap((question, n) =>
    (sought[n] ?? []).map(({ name, atoms, need }): Sought => ({
      name: `jointly ${name}`,
      columns: columnsOf(question, atoms),
      need,
    })),
  );
  // One whole number that is no number at all: programmes of this size want presolving, which the solver does for integers.
  const whole: Column = { lower: 0, upper: 0, integer: true };
  return searchWorlds({ columns: [...columns, whole], rows: [...rows, ...links] }, wanted, solver);
}

/** Atoms that stand in the same sets are one: shares of a block can always be spread over its atoms. */
function blocksOf(atoms: number, sets: readonly (readonly number[])[]) {
  const unique = [...new Map(sets.map((own) => [own.join(), new Set(own)])).values()];
  const blockOf = new Map<string, number>();
  const members: number[][] = [];
  const own = Array.from({ length: atoms }, (_, atom) => {
    const key = unique.map((set) => (set.has(atom) ? '1' : '0')).join('');
    const block = blockOf.get(key) ?? blockOf.size;
    blockOf.set(key, block);
    (members[block] ??= []).push(atom);
    return block;
  });
  return {
    of: (some: readonly number[]) => [...new Set(some.map((atom) => own[atom] ?? -1))],
    members,
  };
}
