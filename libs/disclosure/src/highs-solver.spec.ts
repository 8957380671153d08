import loadHighs from 'highs';
import { loadSolver } from './highs-solver.js';
import type { Programme, Term } from './solver.js';

/** A small generator: what is asked has to be the same in every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** How often each of 60 groups may count, and what is told of sums of them; degenerate, as told groups are. */
function programmeOf(seed: number): Programme {
  const below = numbers(seed);
  return {
    columns: Array.from({ length: 60 }, () => ({ lower: 0, upper: 1 + below(9), integer: false })),
    rows: Array.from({ length: 25 }, () => ({
      lower: 0,
      upper: below(6),
      terms: Array.from({ length: 60 }, (_, column): Term => [column, 1]).filter(() => below(4) === 0),
    })),
  };
}

const objectiveOf = (seed: number): readonly Term[] => {
  const below = numbers(seed);
  return Array.from({ length: 60 }, (_, column): Term => [column, below(3) - 1]);
};

it('answers a programme that comes again to the last digit as a solver that was never asked before', async () => {
  const used = await loadSolver(loadHighs);
  const programmes = Array.from({ length: 6 }, (_, n) => programmeOf(n + 1));
  for (let round = 0; round < 6; round += 1) {
    for (const [n, programme] of programmes.entries()) {
      const below = numbers(100 * n + round + 1);
      const rows = programme.rows.map((row) =>
        below(5) === 0 ? { ...row, lower: -Infinity, upper: Infinity } : { ...row, upper: below(6) },
      );
      const again = { ...programme, rows };
      const fresh = await loadSolver(loadHighs);
      const objective = objectiveOf(n * 7 + round + 1);
      expect(await used.minimise(again, [objective])).toEqual(await fresh.minimise(again, [objective]));
    }
  }
});
