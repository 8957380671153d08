import type { ReleasedStatus } from '@takeup/domain';
import { ALL, ROOT } from '@takeup/domain';
import loadHighs from 'highs';
import type { Display } from './display.js';
import { loadSolver } from './highs-solver.js';
import { buildLattice } from './lattice.js';
import type { PriceOf } from './openings.js';
import { Openings } from './openings.js';
import { namedAtoms, regionAt } from './region.js';
import { countCells } from './release-rows.js';

const groups = [
  { department: 'Berlin', personas: ['field'], people: 24, active: 15 },
  { department: 'Berlin', personas: ['office'], people: 16, active: 9 },
  { department: 'Lyon', personas: ['field'], people: 15, active: 8 },
  { department: 'Lyon', personas: ['office'], people: 6, active: 0 },
];

/** What has to give way so that Lyon × office could count three more, where all the rest is told. */
async function openedBy(priceOf: (cell: { department: string; persona: string }) => number | undefined) {
  const atoms = groups.map((group) => ({ ...group, location: 'Here' }));
  const lattice = buildLattice({ atoms, personas: ['field', 'office'] });
  const small = lattice.indexOf({ department: 'Lyon', persona: 'office', location: ALL }) ?? -1;
  const perAtom = new Map(groups.map(({ active }, atom) => [atom, active]));
  const statuses = lattice.cells.map((_, cell): ReleasedStatus => (cell === small ? 'HIDDEN' : 'SHOWN'));
  const counts = countCells(lattice, perAtom);
  const display: Display = { lattice, atoms, statuses, counts, perAtom, policy: { minimumGroup: 10, t: 2 } };
  const sought = new Set([small]);
  const prices: PriceOf = (cell) => {
    const own = lattice.cells[cell];
    return own && priceOf(own);
  };
  const openings = new Openings(regionAt(ROOT, namedAtoms(sought, display)), display, sought, prices);
  const found = await openings.find(small, 3, await loadSolver(loadHighs));
  if (found === 'failed' || found === undefined) return found;
  const nameOf = (cell: number) => {
    const { department = '', persona = '' } = lattice.cells[cell] ?? {};
    return `${department} × ${persona}`;
  };
  return found.hide.map(nameOf).sort();
}

const isTotal = ({ department, persona }: { department: string; persona: string }) =>
  department === ROOT || persona === ALL;
const isEverybody = ({ department, persona }: { department: string; persona: string }) =>
  department === ROOT && persona === ALL;

it('lets those cells give way that cost least', async () => {
  expect(await openedBy((cell) => (isTotal(cell) ? 50 : 1))).toEqual([
    'Berlin × field',
    'Berlin × office',
    'Lyon × field',
  ]);
  expect(await openedBy((cell) => (isEverybody(cell) ? undefined : isTotal(cell) ? 1 : 50))).toEqual([
    ' × field',
    ' × office',
    'Lyon × field',
  ]);
});

it('finds nothing where what would have to give way cannot be hidden', async () => {
  expect(await openedBy((cell) => (isTotal(cell) ? undefined : 1))).toHaveLength(3);
  expect(await openedBy((cell) => (isTotal(cell) || cell.department === 'Lyon' ? undefined : 1))).toBe(
    undefined,
  );
});
