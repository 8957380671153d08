import type { ReleasedStatus } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import type { Range } from './display.js';
import { toldOf, widthOf } from './display.js';
import { loadSolver } from './highs-solver.js';
import type { AtomHeadcount } from './lattice.js';
import { buildLattice } from './lattice.js';
import { maskEpoch } from './mask.js';
import type { ReleaseRow } from './release-rows.js';
import { codedPeriod, countCells, releaseRows } from './release-rows.js';
import type { Solver } from './solver.js';
import { FAILED } from './solver.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 20 : 120));
const policy = { minimumGroup: 5, t: 2 };
const hasTarget = ({ persona }: { persona: string }) => persona === 'b';
const broken: Solver = { minimise: async (_, objectives) => objectives.map(() => FAILED) };
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

interface Group extends AtomHeadcount {
  readonly active: number;
}

const organisation = (overlap: boolean): fc.Arbitrary<readonly Group[]> =>
  fc.uniqueArray(
    fc
      .record({
        department: fc.constantFrom('N/x', 'N/y', 'O', 'P'),
        personas: overlap ? fc.subarray(['a', 'b']) : fc.constantFrom(['a'], ['b'], []),
        people: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 7 })),
        share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      })
      .map(({ share, ...rest }) => ({ ...rest, location: 'Here', active: Math.round(share * rest.people) })),
    {
      minLength: 3,
      maxLength: 6,
      selector: ({ department, personas }) => `${department} ${personas.join()}`,
    },
  );

async function periodOf(atoms: readonly Group[], by: Solver = solver) {
  const lattice = buildLattice({ atoms, personas: ['a', 'b'] });
  const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget, solver });
  const perAtom = new Map(atoms.map(({ active }, atom) => [atom, active]));
  return { lattice, atoms, hidden, perAtom, policy, hasTarget, solver: by };
}

/** For each cell that needs a width, the range of its counts over every world in whole people that fits the display. */
function rangesOf(
  { lattice, atoms, perAtom }: Awaited<ReturnType<typeof periodOf>>,
  statuses: ReleasedStatus[],
): readonly { readonly width: number; readonly range: Range }[] {
  const display = { lattice, atoms, statuses, counts: countCells(lattice, perAtom), perAtom, policy };
  const limits = lattice.cells.map((_, cell) => toldOf(cell, display));
  const left = lattice.cells.map(({ people }) => people);
  const sums = lattice.cells.map(() => 0);
  const found = lattice.cells.map((): Range => [Infinity, -Infinity]);
  const cellsOf = atoms.map((_, atom) =>
    [...lattice.cells.keys()].filter((c) => lattice.cells[c]?.atoms.includes(atom)),
  );
  const fits = (cell: number) => {
    const [low, high] = limits[cell] ?? [0, 0];
    const sum = sums[cell] ?? 0;
    return sum <= high && sum + (left[cell] ?? 0) >= low;
  };
  const put = (atom: number): void => {
    if (atom === atoms.length) {
      found.forEach(([low, high], cell) => {
        found[cell] = [Math.min(low, sums[cell] ?? 0), Math.max(high, sums[cell] ?? 0)];
      });
      return;
    }
    const people = atoms[atom]?.people ?? 0;
    const own = cellsOf[atom] ?? [];
    for (const cell of own) left[cell] = (left[cell] ?? 0) - people;
    for (let count = 0; count <= people; count += 1) {
      for (const cell of own) sums[cell] = (sums[cell] ?? 0) + count;
      if (own.every(fits)) put(atom + 1);
      for (const cell of own) sums[cell] = (sums[cell] ?? 0) - count;
    }
    for (const cell of own) left[cell] = (left[cell] ?? 0) + people;
  };
  put(0);
  return found.flatMap((range, cell) => {
    const width = widthOf(cell, display);
    return width === undefined ? [] : [{ width, range }];
  });
}

const narrow = (ranges: ReturnType<typeof rangesOf>) =>
  ranges.filter(({ width, range: [low, high] }) => high - low < width);

describe.each([
  ['disjoint', false],
  ['overlapping', true],
])('in any small organisation with %s personas', (_, overlap) => {
  it('no small hidden group and no bound is told too closely', () =>
    fc.assert(
      fc.asyncProperty(organisation(overlap), async (atoms) => {
        const period = await periodOf(atoms);
        const rows = await releaseRows(period);
        expect(
          narrow(
            rangesOf(
              period,
              rows.map(({ status }) => status),
            ),
          ),
        ).toEqual([]);
      }),
      { numRuns: RUNS },
    ));

  it('one is in some of them without the audit, and only there does the audit hide anything', async () => {
    let [leaks, differences] = [0, 0];
    for (const atoms of fc.sample(organisation(overlap), { numRuns: 60, seed: 11 })) {
      const period = await periodOf(atoms);
      const before = codedPeriod(period).statuses;
      const isNarrow = narrow(rangesOf(period, before)).length > 0;
      const after = (await releaseRows(period)).map(({ status }) => status);
      if (isNarrow) leaks += 1;
      if (isNarrow !== (after.join() !== before.join())) differences += 1;
    }
    expect(leaks).toBeGreaterThan(10);
    expect(differences).toBe(0);
  });
});

/** Shown cells of which (almost) all or (almost) none were active. */
const revealing = ({ lattice }: Awaited<ReturnType<typeof periodOf>>, rows: readonly ReleaseRow[]) =>
  rows.filter(({ cell, status, count }) => {
    const people = lattice.cells[cell]?.people ?? 0;
    return status === 'SHOWN' && (count === null || count < policy.t || count > people - policy.t);
  });

it('tells no count of almost nobody or almost everybody, and does where nothing is coded', async () => {
  let caught = 0;
  for (const atoms of fc.sample(organisation(true), { numRuns: 60, seed: 5 })) {
    const period = await periodOf(atoms);
    expect(revealing(period, await releaseRows(period))).toEqual([]);
    const uncoded = { ...period, policy: { ...policy, t: 0 } };
    if (revealing(period, await releaseRows(uncoded)).length > 0) caught += 1;
  }
  expect(caught).toBeGreaterThan(10);
});

describe('where the solver fails on something', () => {
  const atoms = [
    { department: 'A', personas: ['a'], location: 'Here', people: 24, active: 15 },
    { department: 'A', personas: ['b'], location: 'Here', people: 16, active: 9 },
    { department: 'B', personas: ['a'], location: 'Here', people: 15, active: 8 },
    { department: 'B', personas: ['b'], location: 'Here', people: 4, active: 0 },
  ];

  it('all of a period is hidden', async () => {
    const rows = await releaseRows(await periodOf(atoms, broken));
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['HIDDEN']));
  });

  it('what is published goes on saying what it says: readers have it already', async () => {
    const period = await periodOf(atoms);
    const told = (await releaseRows(period)).find(({ status }) => status === 'SHOWN');
    expect(told).toBeDefined();
    const published = (cell: number) => (cell === told?.cell ? told.status : undefined);
    const after = await releaseRows({ ...period, published, solver: broken });
    expect(after.filter(({ status }) => status !== 'HIDDEN')).toEqual([told]);
  });
});

it('leaves the mask as it is, whoever was active', async () => {
  for (const atoms of fc.sample(organisation(true), { numRuns: RUNS, seed: 3 })) {
    const flipped = atoms.map((atom, at) =>
      at === 0 ? { ...atom, active: atom.active > 0 ? atom.active - 1 : 1 } : atom,
    );
    const [one, other] = [await periodOf(atoms), await periodOf(flipped)];
    expect(Buffer.compare(one.hidden, other.hidden)).toBe(0);
    const rows = await releaseRows(other);
    for (const { cell, status } of rows) if (other.hidden[cell]) expect(status).toBe('HIDDEN');
  }
});

it('keeps hidden what an earlier period of the same length hid, unless many people of a target would lose sight of it for the first time', async () => {
  let [kept, back] = [0, 0];
  for (const atoms of fc.sample(organisation(true), { numRuns: 60, seed: 8 })) {
    const period = await periodOf(atoms);
    const { lattice } = period;
    const now = (await releaseRows(period)).map(({ status }) => status);
    const root = lattice.indexOf({ department: '', persona: 'ALL', location: 'ALL' });
    const shown = [...now.keys()].filter((cell) => now[cell] !== 'HIDDEN' && cell !== root);
    for (const cell of shown) {
      const own = lattice.cells[cell];
      const after = async (times: number) =>
        (await releaseRows({ ...period, hiddenAlike: new Map([[cell, times]]) }))[cell];
      const row = await after(1);
      expect((await after(2))?.status).toBe('HIDDEN');
      const isOfUse = own !== undefined && hasTarget(own) && own.people >= 2 * policy.minimumGroup;
      if (!isOfUse) {
        expect(row?.status).toBe('HIDDEN');
        kept += 1;
      } else if (row?.status !== 'HIDDEN') back += 1;
    }
  }
  expect(kept).toBeGreaterThan(10);
  expect(back).toBeGreaterThan(3);
});
