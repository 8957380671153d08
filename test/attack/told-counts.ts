import type { Display, Question } from './display.js';
import { TOLD, keyOf } from './display.js';

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
