import { smallestGroup } from './derivable.js';
import { shownBlocks } from './shown-blocks.js';
import type { Solver } from './solver.js';

const K = 10;
const believing: Solver = {
  minimise: async (_, objectives) => objectives.map(() => ({ status: 'infeasible' }) as const),
};

/** Cells that overlap by chance, of which no two people have the same: their combinations need ever larger factors. */
function overlapping(cells: number) {
  let state = 7;
  const isIn = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state > 1_073_741_824;
  };
  const people = Array.from({ length: 2 * cells }, (_, person) => person);
  const members = Array.from({ length: cells }, () => people.filter(isIn));
  return shownBlocks(
    [...members.keys()],
    (cell) => members[cell] ?? [],
    () => 1,
  );
}

it('that there is no group is believed only while the factors are such as a solver can reckon with', async () => {
  expect(await smallestGroup(overlapping(4), K, believing)).toBeUndefined();
  expect(await smallestGroup(overlapping(24), K, believing)).toMatchObject({ isProven: false });
});
