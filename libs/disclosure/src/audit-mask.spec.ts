import { ALL, ROOT, cellKey } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { loadSolver } from './highs-solver.js';
import type { AtomHeadcount, Lattice } from './lattice.js';
import { buildLattice } from './lattice.js';
import { closedMask, maskEpoch } from './mask.js';
import type { Solver } from './solver.js';
import { FAILED } from './solver.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 20 : 120));
const PERSONAS = ['a', 'b', 'c'];
const hasTarget = ({ department, persona }: { department: string; persona: string }) =>
  department === 'N/x' || persona === 'b';
const broken: Solver = { minimise: async (_, objectives) => objectives.map(() => FAILED) };
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

interface Organisation {
  readonly atoms: readonly AtomHeadcount[];
  readonly minimumGroup: number;
}

/** Few enough atoms that all sets of them can be tried. */
const organisation: fc.Arbitrary<Organisation> = fc.record({
  atoms: fc.uniqueArray(
    fc.record({
      department: fc.constantFrom('N/x', 'N/y', 'N/z/1', 'N/z/2', 'O/x', 'O/y', 'P'),
      personas: fc.subarray(PERSONAS),
      location: fc.constantFrom('Here', 'Here', 'There'),
      people: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 3, max: 30 })),
    }),
    { minLength: 2, maxLength: 12, selector: (atom) => JSON.stringify({ ...atom, people: 0 }) },
  ),
  minimumGroup: fc.constantFrom(5, 10),
});

/**
 * People of the smallest group under the minimum that shown cells tell, else the minimum: found by trying every set of
 * atoms against the distance from the space that the cells span, so that nothing of the audit's own reckoning is used.
 */
function smallestTold({ cells }: Lattice, { atoms, minimumGroup }: Organisation, hidden: Uint8Array): number {
  const basis: number[][] = [];
  const minus = (vector: number[]) => {
    for (const own of basis) {
      const along = own.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
      own.forEach((value, at) => (vector[at] = (vector[at] ?? 0) - along * value));
    }
    return vector;
  };
  const size = (vector: readonly number[]) => vector.reduce((sum, value) => sum + value * value, 0);
  cells.forEach((cell, index) => {
    if (hidden[index]) return;
    // Twice, because once leaves rounding that adds up.
    const rest = minus(minus(atoms.map((_, atom) => (cell.atoms.includes(atom) ? 1 : 0))));
    if (size(rest) > 1e-9) basis.push(rest.map((value) => value / Math.sqrt(size(rest))));
  });
  let smallest = minimumGroup;
  for (let set = 1; set < 2 ** atoms.length; set += 1) {
    const people = atoms.reduce((sum, atom, at) => sum + (set & (1 << at) ? atom.people : 0), 0);
    if (people >= smallest) continue;
    const told = size(minus(atoms.map((_, at) => (set & (1 << at) ? 1 : 0)))) < 1e-9;
    if (told) smallest = people;
  }
  return smallest;
}

const latticeOf = ({ atoms }: Organisation) => buildLattice({ atoms, personas: PERSONAS });
const policyOf = ({ minimumGroup }: Organisation) => ({ minimumGroup, t: 2 });
const masked = (own: Organisation, by: Solver) =>
  maskEpoch({ lattice: latticeOf(own), atoms: own.atoms, policy: policyOf(own), hasTarget, solver: by });
const closed = (own: Organisation) =>
  closedMask({ lattice: latticeOf(own), policy: policyOf(own), hasTarget }).hidden;

describe('what can be told from the shown cells of any small organisation', () => {
  it('is never a group under the minimum', () =>
    fc.assert(
      fc.asyncProperty(organisation, async (own) => {
        const hidden = await masked(own, solver);
        expect(smallestTold(latticeOf(own), own, hidden)).toBe(own.minimumGroup);
      }),
      { numRuns: RUNS },
    ));

  it('is never one either where the solver fails', () =>
    fc.assert(
      fc.asyncProperty(organisation, async (own) => {
        const hidden = await masked(own, broken);
        expect(smallestTold(latticeOf(own), own, hidden)).toBe(own.minimumGroup);
      }),
      { numRuns: RUNS },
    ));

  it('is never one group alone beside the others of its line', () =>
    fc.assert(
      fc.asyncProperty(organisation, async (own) => {
        const hidden = await masked(own, solver);
        const { treeLines, personaLines } = latticeOf(own);
        const alone = [...treeLines, ...personaLines].filter(
          ({ parent, children }) =>
            !hidden[parent] && children.length > 1 && children.filter((child) => hidden[child]).length === 1,
        );
        expect(alone).toEqual([]);
      }),
      { numRuns: RUNS, seed: 1 },
    ));

  it('is one in some of them without the audit, and only there does the audit hide anything', async () => {
    let [leaks, differences] = [0, 0];
    for (const own of fc.sample(organisation, { numRuns: 200, seed: 7 })) {
      const before = closed(own);
      const doesLeak = smallestTold(latticeOf(own), own, before) < own.minimumGroup;
      const differs = Buffer.compare(before, await masked(own, solver)) !== 0;
      if (doesLeak) leaks += 1;
      if (doesLeak !== differs) differences += 1;
    }
    expect(leaks).toBeGreaterThan(20);
    expect(differences).toBe(0);
  });

  it('is never one after personas were added, and what was shown stays shown', () =>
    fc.assert(
      fc.asyncProperty(organisation, fc.subarray(PERSONAS), async (own, first) => {
        const { atoms } = own;
        const before = buildLattice({ atoms, personas: first });
        const policy = policyOf(own);
        const old = await maskEpoch({ lattice: before, atoms, policy, hasTarget, solver });
        const noneOf = first.length > 0 ? first : PERSONAS;
        const lattice = buildLattice({ atoms, personas: PERSONAS, noneOf });
        const published = (cell: Parameters<Lattice['indexOf']>[0]) => {
          const index = before.indexOf(cell);
          return index === undefined ? undefined : old[index] === 1;
        };
        const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget, solver, published });
        expect(smallestTold(lattice, own, hidden)).toBe(own.minimumGroup);
        for (const [index, cell] of before.cells.entries())
          expect(hidden[lattice.indexOf(cell) ?? -1]).toBe(old[index]);
      }),
      { numRuns: RUNS },
    ));
});

it('gives the same mask, byte for byte, whatever the order of the atoms and personas', () =>
  fc.assert(
    fc.asyncProperty(
      organisation.chain((own) =>
        fc.tuple(
          fc.constant(own),
          fc.shuffledSubarray([...own.atoms], { minLength: own.atoms.length }),
          fc.shuffledSubarray(PERSONAS, { minLength: 3 }),
        ),
      ),
      async ([own, atoms, personas]) => {
        const lattice = buildLattice({ atoms, personas });
        expect(lattice.cells.map(cellKey)).toEqual(latticeOf(own).cells.map(cellKey));
        const hidden = await maskEpoch({ lattice, atoms, policy: policyOf(own), hasTarget, solver });
        expect(Buffer.compare(hidden, await masked(own, solver))).toBe(0);
      },
    ),
    { numRuns: RUNS },
  ));

it('shows the organisation and nothing that could tell more where everything overlaps', async () => {
  const atoms = [
    { department: 'A', personas: ['a'], location: 'Here', people: 12 },
    { department: 'A', personas: ['a', 'b'], location: 'Here', people: 3 },
    { department: 'B', personas: ['b'], location: 'Here', people: 12 },
  ];
  const lattice = buildLattice({ atoms, personas: ['a', 'b'] });
  const policy = { minimumGroup: 10, t: 2 };
  const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget: () => false, solver });
  const shown = lattice.cells.filter((_, index) => !hidden[index]);
  expect(shown.map(({ department, persona }) => `${department || ROOT} ${persona}`)).toContain(` ${ALL}`);
  expect(smallestTold(lattice, { atoms, minimumGroup: 10 }, hidden)).toBe(10);
});
