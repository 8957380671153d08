import { ALL } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { loadSolver } from './highs-solver.js';
import type { AtomHeadcount, Lattice } from './lattice.js';
import { buildLattice } from './lattice.js';
import { maskEpoch } from './mask.js';
import type { ReleaseRow } from './release-rows.js';
import { countCells, releaseRows } from './release-rows.js';
import type { Solver } from './solver.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? 150);
const policy = { minimumGroup: 5, t: 2 };
const PERSONAS = ['adviser', 'analyst', 'lead'];
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

interface Group extends AtomHeadcount {
  readonly active: number;
}

async function rowsOf(atoms: readonly Group[], hasTarget: () => boolean = () => false) {
  const lattice = buildLattice({ atoms, personas: PERSONAS });
  const perAtom = new Map(atoms.map(({ active }, atom) => [atom, active]));
  const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget, solver });
  const rows = await releaseRows({ lattice, atoms, hidden, perAtom, policy, hasTarget, solver });
  return { lattice, perAtom, rows };
}

/** What is told of a department by persona, as a reader has it. */
function toldOf(department: string, { lattice, rows }: { lattice: Lattice; rows: readonly ReleaseRow[] }) {
  return Object.fromEntries(
    lattice.cells.flatMap((cell, index) =>
      cell.department === department && cell.location === ALL
        ? [[cell.persona, rows[index]?.count ?? rows[index]?.status]]
        : [],
    ),
  );
}

const group = (personas: readonly string[], people: number, active: number, department = 'A'): Group => ({
  department,
  personas,
  location: 'Here',
  people,
  active,
});

it('14 of 60 and 14 of 20 of them do not stand beside each other: of the other 40 nobody took part', async () => {
  const atoms = [
    group(['adviser', 'lead'], 20, 14),
    group(['adviser'], 40, 0),
    group(['analyst'], 30, 12),
    group([], 30, 9),
    group(['analyst'], 50, 20, 'B'),
  ];
  const told = toldOf('A', await rowsOf(atoms, () => true));
  expect([told['adviser'], told['lead']]).toContain('HIDDEN');
});

it('where some of the others took part both are told', async () => {
  const atoms = [
    group(['adviser', 'lead'], 20, 14),
    group(['adviser'], 40, 6),
    group(['analyst'], 30, 12),
    group([], 30, 9),
    group(['analyst'], 50, 20, 'B'),
  ];
  expect(toldOf('A', await rowsOf(atoms))).toMatchObject({ adviser: 20, lead: 14 });
});

const organisation: fc.Arbitrary<readonly Group[]> = fc.uniqueArray(
  fc
    .record({
      department: fc.constantFrom('A', 'B/x', 'B/y'),
      personas: fc.subarray(PERSONAS),
      people: fc.integer({ min: 3, max: 30 }),
      share: fc.oneof(fc.constantFrom(0, 0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ share, ...rest }) => ({ ...rest, location: 'Here', active: Math.round(share * rest.people) })),
  { minLength: 4, maxLength: 10, selector: ({ department, personas }) => `${department} ${personas.join()}` },
);

/** Every told group of a department less told ones within it that share nobody: people and active people that are left. */
function restsOf({ lattice, perAtom, rows }: Awaited<ReturnType<typeof rowsOf>>) {
  const counts = countCells(lattice, perAtom);
  const told = [...lattice.cells.keys()].filter((cell) => rows[cell]?.status === 'SHOWN');
  const atomsOf = (cell: number) => lattice.cells[cell]?.atoms ?? [];
  return told.flatMap((whole) => {
    const { department } = lattice.cells[whole] ?? {};
    const parts = told.filter(
      (part) =>
        part !== whole &&
        lattice.cells[part]?.department === department &&
        atomsOf(part).every((atom) => atomsOf(whole).includes(atom)),
    );
    const families = parts.reduce<readonly (readonly number[])[]>(
      (all, part) => [...all, ...all.map((family) => [...family, part])],
      [[]],
    );
    return families
      .filter((family) => {
        const atoms = family.flatMap(atomsOf);
        return family.length > 0 && new Set(atoms).size === atoms.length;
      })
      .map((family) => ({
        people: family.reduce(
          (n, cell) => n - (lattice.cells[cell]?.people ?? 0),
          lattice.cells[whole]?.people ?? 0,
        ),
        active: family.reduce((n, cell) => n - (counts[cell] ?? 0), counts[whole] ?? 0),
      }))
      .filter(({ people }) => people > 0);
  });
}

it('no subtraction of personas that lie within each other says that (almost) all or none of the rest took part', async () => {
  let rests = 0;
  for (const atoms of fc.sample(organisation, { numRuns: RUNS, seed: 5 })) {
    for (const { people, active } of restsOf(await rowsOf(atoms))) {
      rests += 1;
      expect(active).toBeGreaterThanOrEqual(policy.t);
      expect(active).toBeLessThanOrEqual(people - policy.t);
    }
  }
  expect(rests).toBeGreaterThan(RUNS / 3);
});
