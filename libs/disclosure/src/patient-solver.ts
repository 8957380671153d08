import type { Answer, Programme, Solver, Term } from './solver.js';
import { FAILED } from './solver.js';

/** After so many failures one audit asks no more: each may have cost as long as the solver is given. */
const PATIENCE = 3;

/** A solver for one audit: what was asked before has the same answer, and one that keeps failing is left alone. */
export function patientSolver(solver: Solver): Solver {
  const known = new Map<string, readonly Answer[]>();
  let failures = 0;
  return {
    async minimise(programme: Programme, objectives: readonly (readonly Term[])[]) {
      if (failures >= PATIENCE) return objectives.map(() => FAILED);
      const key = JSON.stringify([programme, objectives]);
      const answers = known.get(key) ?? (await solver.minimise(programme, objectives));
      known.set(key, answers);
      if (answers.some(({ status }) => status === 'failed')) failures += 1;
      return answers;
    },
  };
}
