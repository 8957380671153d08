import type { Column, Row, Solver, Term } from '@takeup/disclosure';
import type { Display, Question } from './display.js';
import { TOLD, keyOf } from './display.js';
import type { Searched } from './worlds.js';
import { WorldSearch, describeNarrow } from './worlds.js';

/** What is told of a sum of people in one question, by columns. */
export interface Told {
  readonly atoms: readonly number[];
  readonly low: number;
  readonly high: number;
}

export function toldIn(display: Display, question: Question): readonly Told[] {
  const key = keyOf(question);
  const rows = [...(display.figures.get(key) ?? [])].flatMap(([name, { status, low, high }]): Told[] => {
    const atoms = display.ground.cells.get(name)?.atoms;
    return atoms === undefined || !TOLD.includes(status) ? [] : [{ atoms, low, high }];
  });
  return [...rows, ...display.sums.filter((sum) => keyOf(sum.question) === key)];
}

/** Cells whose count must not be told closely: hidden ones under k, and bounds. */
export function soughtIn(display: Display, question: Question) {
  const figures = display.figures.get(keyOf(question));
  return [...display.ground.cells].flatMap(([name, { atoms, people }]) => {
    const status = figures?.get(name)?.status ?? 'HIDDEN';
    const isSmall = people < display.minimumGroup;
    if (status === 'SHOWN' || (status === 'HIDDEN' && !isSmall)) return [];
    if (status === 'SILENT') return [];
    const need = status === 'HIDDEN' ? Math.min(people, Math.max(3, Math.ceil(people / 2))) : display.t - 1;
    return [{ name: `${keyOf(question)} ${name} (${status}, ${people} people)`, atoms, need }];
  });
}

/** Questions in which any figure was told. */
export function toldQuestions(display: Display): readonly Question[] {
  return [...display.questions.values()].filter((question) => toldIn(display, question).length > 0);
}

/** G3 in one question: whether a hidden count can be told too closely over all worlds that fit the answers. */
export async function attackPeriod(display: Display, question: Question, solver: Solver): Promise<Searched> {
  const columns = display.ground.atoms.map(({ people }): Column => ({
    lower: 0,
    upper: people,
    integer: false,
  }));
  const rows = toldIn(display, question).map(({ atoms, low, high }): Row => ({
    lower: low,
    upper: high,
    terms: atoms.map((atom): Term => [atom, 1]),
  }));
  const parts = soughtIn(display, question).map(({ name, atoms, need }) => ({
    sought: { name, need, low: Infinity, high: -Infinity },
    columns: atoms,
  }));
  const search = new WorldSearch({ columns, rows }, parts, solver);
  await search.widenTogether();
  const narrow = await search.widenEach();
  const { programmes, failures } = search;
  return { narrow: narrow.map(describeNarrow), programmes, failures };
}
