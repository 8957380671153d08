import { cellKey } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { widthOf } from './display.js';
import { loadSolver } from './highs-solver.js';
import type { AtomHeadcount } from './lattice.js';
import { buildLattice } from './lattice.js';
import { maskEpoch } from './mask.js';
import { countCells, releaseRows } from './release-rows.js';
import type { Programme, Solver, Term } from './solver.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 5 : 30));
const policy = { minimumGroup: 5, t: 2 };
const hasTarget = () => false;
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

interface Group extends AtomHeadcount {
  readonly active: number;
}

/** A company with many hidden cells, in which most of what is told is bounds. */
const company = (departments: number, seed: number): Group[] => {
  let state = seed;
  const below = (n: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  return Array.from({ length: departments }, (_, at) =>
    [[], ['a'], ['b'], ['a', 'b']].flatMap((personas): Group[] =>
      ['x', 'y', 'z'].map((part) => {
        const people = 1 + below(9);
        const active = Math.min(people, below(4) === 0 ? below(people + 1) : below(2));
        return { department: `D${at}/${part}`, personas, location: 'Here', people, active };
      }),
    ),
  ).flat();
};

async function periodOf(atoms: readonly Group[], by: Solver) {
  const lattice = buildLattice({ atoms, personas: ['a', 'b'] });
  const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget, solver });
  const perAtom = new Map(atoms.map(({ active }, atom) => [atom, active]));
  return { lattice, atoms, hidden, perAtom, policy, hasTarget, solver: by };
}

async function statusesOf(atoms: readonly Group[], by: Solver): Promise<readonly string[]> {
  const period = await periodOf(atoms, by);
  const rows = await releaseRows(period);
  return rows
    .map(({ cell, status }) => {
      const own = period.lattice.cells[cell];
      return `${own ? cellKey(own) : ''}: ${status}`;
    })
    .sort();
}

it('what is hidden hangs neither on the order of the atoms nor on what the solver was asked before', async () => {
  const used = await loadSolver(loadHighs);
  for (const [run, departments] of Array.from({ length: RUNS }, (_, n) => [n, 2 + (n % 5)] as const)) {
    const atoms = company(departments, run + 1);
    const [shuffled = atoms] = fc.sample(
      fc.shuffledSubarray(atoms, { minLength: atoms.length, maxLength: atoms.length }),
      { numRuns: 1, seed: run },
    );
    const first = await statusesOf(atoms, run % 10 === 0 ? await loadSolver(loadHighs) : solver);
    expect(await statusesOf(shuffled, used)).toEqual(first);
  }
});

it('asks no solver where no small group is hidden and nothing is a bound', async () => {
  const asked: Programme[] = [];
  const counting: Solver = {
    minimise: (programme, objectives) => {
      asked.push(programme);
      return solver.minimise(programme, objectives);
    },
  };
  const atoms = ['A', 'B'].map((department) => ({
    department,
    personas: [],
    location: 'Here',
    people: 20,
    active: 9,
  }));
  const rows = await releaseRows(await periodOf(atoms, counting));
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['SHOWN']));
  expect(asked).toEqual([]);
});

it('holds in a company that is searched by departments first, as reckoned from what is told alone', async () => {
  const atoms = company(85, 7);
  expect(atoms.length).toBeGreaterThan(1000);
  const { lattice, perAtom, ...period } = await periodOf(atoms, solver);
  const rows = await releaseRows({ lattice, perAtom, ...period });
  const counts = countCells(lattice, perAtom);
  const statuses = rows.map(({ status }) => status);
  const display = { lattice, atoms, statuses, counts, perAtom, policy };
  const sought = [...statuses.keys()].filter((cell) => widthOf(cell, display) !== undefined);
  expect(statuses.filter((status) => status === 'SHOWN').length).toBeGreaterThan(100);
  expect(sought.length).toBeGreaterThan(100);
  const termsOf = (cell: number, sign = 1) =>
    (lattice.cells[cell]?.atoms ?? []).map((atom): Term => [atom, sign]);
  const programme: Programme = {
    columns: atoms.map(({ people }) => ({ lower: 0, upper: people, integer: false })),
    rows: rows.flatMap(({ cell, status, count }) => {
      const people = lattice.cells[cell]?.people ?? 0;
      if (status === 'HIDDEN') return [];
      const [lower, upper] =
        status === 'SHOWN'
          ? [count ?? 0, count ?? 0]
          : status === 'FEWER_THAN_T'
            ? [0, 1]
            : [people - 1, people];
      return [{ lower, upper, terms: termsOf(cell) }];
    }),
  };
  const some = sought.filter((_, at) => at % Math.ceil(sought.length / 12) === 0);
  const answers = await solver.minimise(
    programme,
    some.flatMap((cell) => [termsOf(cell), termsOf(cell, -1)]),
  );
  some.forEach((cell, at) => {
    const [low, high] = [answers[2 * at], answers[2 * at + 1]].map((answer) =>
      answer?.status === 'optimal' ? answer.objective : NaN,
    );
    expect(-(high ?? NaN) - (low ?? NaN)).toBeGreaterThan((widthOf(cell, display) ?? Infinity) - 1e-6);
  });
});
