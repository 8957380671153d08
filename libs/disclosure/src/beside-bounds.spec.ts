import { ALL, ROOT } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { loadSolver } from './highs-solver.js';
import type { AtomHeadcount, Line } from './lattice.js';
import { buildLattice } from './lattice.js';
import { maskEpoch } from './mask.js';
import { countCells, releaseRows } from './release-rows.js';
import type { Solver } from './solver.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 20 : 150));
const policy = { minimumGroup: 5, t: 2 };
const hasTarget = ({ persona }: { persona: string }) => persona === 'b';
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

interface Group extends AtomHeadcount {
  readonly active: number;
}

/** Many groups of the minimum or more, in which next to nobody or everybody often takes part, and few smaller ones. */
const organisation: fc.Arbitrary<readonly Group[]> = fc.uniqueArray(
  fc
    .record({
      department: fc.constantFrom('N/x', 'N/y', 'N/z', 'O/x', 'O/y', 'P'),
      personas: fc.constantFrom(['a'], ['b'], []),
      people: fc.oneof(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 5, max: 9 }),
        fc.integer({ min: 10, max: 30 }),
      ),
      share: fc.oneof(fc.constantFrom(0, 0.05, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ share, ...rest }) => ({ ...rest, location: 'Here', active: Math.round(share * rest.people) })),
  {
    minLength: 6,
    maxLength: 14,
    selector: ({ department, personas }) => `${department} ${personas.join()}`,
  },
);

/**
 * Lines of which somebody subtracts what is shown: the rest is one group alone, or a group of which (almost) nobody or
 * (almost) everybody took part, which no single figure may say. Everybody together cannot be hidden, so a line of it
 * counts only while a part of it is shown.
 */
async function givenAway(atoms: readonly Group[]): Promise<readonly string[]> {
  const lattice = buildLattice({ atoms, personas: ['a', 'b'] });
  const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget, solver });
  const perAtom = new Map(atoms.map(({ active }, atom) => [atom, active]));
  const rows = await releaseRows({ lattice, atoms, hidden, perAtom, policy, hasTarget, solver });
  const counts = countCells(lattice, perAtom);
  const root = lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
  const isShown = (cell: number) => rows[cell]?.status === 'SHOWN';
  const tells = ({ parent, children }: Line) => {
    const rest = children.filter((child) => !isShown(child));
    if (!isShown(parent) || rest.length === 0 || (parent === root && rest.length === children.length))
      return false;
    const people = rest.reduce((sum, cell) => sum + (lattice.cells[cell]?.people ?? 0), 0);
    const active = rest.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);
    return rest.length === 1 || active < policy.t || active > people - policy.t;
  };
  const nameOf = (cell: number) => {
    const { department = '', persona = '' } = lattice.cells[cell] ?? {};
    return `${department || 'ALL'} × ${persona}`;
  };
  return [...lattice.treeLines, ...lattice.personaLines].filter(tells).map(({ parent }) => nameOf(parent));
}

it('what a line shows never leaves one group alone, nor one of which (almost) nobody or everybody took part', () =>
  fc.assert(
    fc.asyncProperty(organisation, async (atoms) => {
      expect(await givenAway(atoms)).toEqual([]);
    }),
    { numRuns: RUNS, seed: 3 },
  ));
