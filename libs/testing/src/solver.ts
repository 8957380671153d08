import type { Solver } from '@takeup/disclosure';
import { loadSolver } from '@takeup/disclosure';
import loadHighs from 'highs';

let loading: Promise<Solver> | undefined;

/** The real solver in this thread, loaded when it is first asked. */
export const lazySolver: Solver = {
  async minimise(programme, objectives) {
    loading ??= loadSolver(loadHighs);
    return (await loading).minimise(programme, objectives);
  },
};
