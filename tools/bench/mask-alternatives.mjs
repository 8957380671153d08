import { closedMask } from '@takeup/disclosure';
import { smallestGroup } from '../../libs/disclosure/dist/derivable.js';
import { toldOf, widthOf } from '../../libs/disclosure/dist/display.js';
import { cellsOfAtoms } from '../../libs/disclosure/dist/places.js';
import { shownBlocks } from '../../libs/disclosure/dist/shown-blocks.js';
import { inUnits, timed } from './report.mjs';

const AFFORDED_MS = 60_000;

/** What most tools do: a minimum group, and one more cell in each line. Looked at by the audit it did without. */
export async function closureAlone({ lattice, atoms, policy, hasTarget, solver }) {
  const { ms, answer } = await timed(() => closedMask({ lattice, policy, hasTarget }));
  const shown = [...lattice.cells.keys()].filter((cell) => !answer.hidden[cell]);
  const system = shownBlocks(
    shown,
    (cell) => lattice.cells[cell].atoms,
    (atom) => atoms[atom].people,
  );
  const group = await smallestGroup(system, policy.minimumGroup, solver);
  return { ms, smallest: group === undefined ? 'none under the minimum' : `${group.people} people` };
}

/** Layer 2's question as it stands: the least and the most of each cell over all atoms, as many cells as can be afforded. */
export async function plainAudit({ input, rows }, solver) {
  const { lattice, atoms, perAtom, policy } = input;
  const statuses = rows.map(({ status }) => status);
  const counts = rows.map(({ cell }) =>
    lattice.cells[cell].atoms.reduce((sum, atom) => sum + (perAtom.get(atom) ?? 0), 0),
  );
  const display = { lattice, atoms, statuses, counts, perAtom, policy };
  const sought = rows.filter(({ cell }) => widthOf(cell, display) !== undefined).map(({ cell }) => cell);
  const standing = cellsOfAtoms(lattice);
  const terms = new Map();
  atoms.forEach((_, atom) => {
    for (const cell of standing[atom] ?? []) {
      if (statuses[cell] !== 'HIDDEN') terms.set(cell, [...(terms.get(cell) ?? []), [atom, 1]]);
    }
  });
  const programme = {
    columns: atoms.map(({ people }) => ({ lower: 0, upper: people, integer: false })),
    rows: [...terms].map(([cell, own]) => {
      const [lower, upper] = toldOf(cell, display);
      return { lower, upper, terms: own };
    }),
  };
  let [done, failed, spent] = [0, 0, 0];
  while (done < sought.length && spent < AFFORDED_MS) {
    // Spread over all of them: neighbours are alike.
    const cell = sought[Math.floor((done * sought.length) / 60) % sought.length];
    const sum = (sign) => lattice.cells[cell].atoms.map((atom) => [atom, sign]);
    const { ms, answer } = await timed(() => solver.minimise(programme, [sum(1), sum(-1)]));
    failed += answer.filter(({ status }) => status !== 'optimal').length;
    done += 1;
    spent += ms;
  }
  const each = done === 0 ? 0 : spent / done;
  return {
    ms: each * sought.length,
    how: `from ${done} of ${sought.length} cells at ${inUnits(each)}${failed > 0 ? `, ${failed} unsolved` : ''}`,
  };
}
