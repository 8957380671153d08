import type { Cell } from '@takeup/domain';
import { ALL, cellKey } from '@takeup/domain';
import loadHighs from 'highs';
import { loadSolver } from './highs-solver.js';
import type { AtomHeadcount } from './lattice.js';
import { buildLattice } from './lattice.js';
import { closedMask, maskEpoch } from './mask.js';
import { releaseRows } from './release-rows.js';
import type { Solver } from './solver.js';

const policy = { minimumGroup: 10, t: 2 };
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

/** department, personas, people, active */
type Row = readonly [string, readonly string[], number, number];

async function world(rows: readonly Row[], personas: readonly string[]) {
  const atoms: AtomHeadcount[] = rows.map(([department, held, people]) => ({
    department,
    personas: held,
    people,
    location: 'Here',
  }));
  const lattice = buildLattice({ atoms, personas });
  const hidden = await maskEpoch({ lattice, atoms, policy, hasTarget: () => false, solver });
  const perAtom = new Map(rows.map(([, , , active], index) => [index, active]));
  const shown = await releaseRows({
    lattice,
    atoms,
    hidden,
    perAtom,
    policy,
    hasTarget: () => false,
    solver,
  });
  const say = (department: string, persona: string = ALL) => {
    const index = lattice.indexOf({ department, persona, location: ALL });
    const row = index === undefined ? undefined : shown[index];
    if (index === undefined || row === undefined) return 'NO_PEOPLE';
    return row.status === 'SHOWN' ? `${row.count} of ${lattice.cells[index]?.people}` : row.status;
  };
  return { atoms, lattice, hidden, say };
}

describe('the worked example', () => {
  const sales = (oslo: readonly [number, number]): readonly Row[] => [
    ['Berlin', ['field'], 24, 15],
    ['Berlin', ['office'], 16, 9],
    ['Lyon', ['field'], 15, 8],
    ['Lyon', ['office'], 6, 0],
    ['Oslo', ['field'], 12, oslo[0]],
    ['Oslo', ['office'], 18, oslo[1]],
  ];

  it.each([
    ['Berlin', ['HIDDEN', 'HIDDEN', '24 of 40']],
    ['Lyon', ['HIDDEN', 'HIDDEN', '8 of 21']],
    ['Oslo', ['7 of 12', '11 of 18', '18 of 30']],
    ['', ['30 of 51', '20 of 40', '50 of 91']],
  ])('%s', async (department, expected) => {
    const { say } = await world(sales([7, 11]), ['field', 'office']);
    expect([say(department, 'field'), say(department, 'office'), say(department)]).toEqual(expected);
  });

  it('codes a silent Oslo and hides Lyon beside it', async () => {
    const { say } = await world(sales([0, 1]), ['field', 'office']);
    expect([say('Oslo', 'field'), say('Oslo', 'office'), say('Oslo')]).toEqual([
      'FEWER_THAN_T',
      'FEWER_THAN_T',
      'FEWER_THAN_T',
    ]);
    expect([say('Berlin'), say('Lyon'), say('')]).toEqual(['24 of 40', 'HIDDEN', '33 of 91']);
  });
});

describe('overlapping personas', () => {
  /** RM 30 + Analyst 25 + none 50 − everybody 98 = 7 who hold both: told by no line, so closure alone leaves it. */
  const bank: readonly Row[] = [
    ['Bank', ['rm'], 23, 5],
    ['Bank', ['an'], 18, 5],
    ['Bank', ['an', 'rm'], 7, 3],
    ['Bank', [], 50, 9],
  ];

  it('hides the smallest of the cells that together tell how many hold both', async () => {
    const { say } = await world(bank, ['an', 'rm']);
    expect([say('Bank', 'rm'), say('Bank', 'an'), say('Bank', 'NONE'), say('Bank')]).toEqual([
      '8 of 30',
      'HIDDEN',
      '9 of 50',
      '22 of 98',
    ]);
  });

  it('hides nothing where k people hold both', async () => {
    const { say } = await world(
      bank.map(([department, held, people, active]) => [department, held, people + 3, active]),
      ['an', 'rm'],
    );
    expect([say('Bank', 'rm'), say('Bank', 'an'), say('Bank', 'NONE'), say('Bank')]).toEqual([
      '8 of 36',
      '8 of 31',
      '9 of 53',
      '22 of 110',
    ]);
  });
});

describe('a persona within another', () => {
  it('is hidden where too few of the larger one are left', async () => {
    const { say } = await world(
      [
        ['Sales', ['big', 'sub'], 25, 10],
        ['Sales', ['big'], 3, 1],
        ['Sales', [], 30, 9],
      ],
      ['big', 'sub'],
    );
    expect([say('Sales', 'big'), say('Sales', 'sub')]).toEqual(['11 of 28', 'HIDDEN']);
  });

  it('and a persona that leaves too few of everybody is hidden as well', async () => {
    const { say } = await world(
      [
        ['Sales', ['big', 'sub'], 20, 10],
        ['Sales', ['big'], 18, 6],
        ['Sales', [], 3, 2],
      ],
      ['big', 'sub'],
    );
    expect([say('Sales', 'big'), say('Sales', 'NONE')]).toEqual(['HIDDEN', 'HIDDEN']);
  });
});

describe('the threshold', () => {
  it('shows nothing of an organisation under the minimum', async () => {
    const { say } = await world([['A', [], 9, 4]], []);
    expect([say('A'), say('')]).toEqual(['HIDDEN', 'HIDDEN']);
  });

  it('hides one more where a single group is too small', async () => {
    const { say } = await world(
      [
        ['A', [], 40, 4],
        ['B', [], 30, 4],
        ['C', [], 9, 4],
      ],
      [],
    );
    expect([say('A'), say('B'), say('C'), say('')]).toEqual(['4 of 40', 'HIDDEN', 'HIDDEN', '12 of 79']);
  });
});

it('hides every group under the minimum by its size alone, before anything is audited', () => {
  const atoms: readonly AtomHeadcount[] = [3, 9, 10, 40].map((people, at) => ({
    ...{ department: `D${at}`, personas: [], people, location: 'Here' },
  }));
  const lattice = buildLattice({ atoms, personas: [] });
  const { hidden } = closedMask({ lattice, policy, hasTarget: () => false });
  const of = (department: string) =>
    hidden[lattice.indexOf({ department, persona: ALL, location: ALL }) ?? -1];
  expect(['D0', 'D1', 'D2', 'D3', ''].map(of)).toEqual([1, 1, 0, 0, 0]);
});

describe('personas added to a published epoch', () => {
  const rows: readonly AtomHeadcount[] = [
    { department: 'A', personas: ['rm'], people: 30, location: 'Here' },
    { department: 'A', personas: [], people: 5, location: 'Here' },
    { department: 'B', personas: ['rm'], people: 20, location: 'Here' },
    { department: 'B', personas: [], people: 25, location: 'Here' },
    { department: 'C', personas: [], people: 15, location: 'Here' },
  ];
  it('only adds cells, and hides new ones that cut off a small group', async () => {
    const before = buildLattice({ atoms: rows, personas: [] });
    const old = await maskEpoch({ lattice: before, atoms: rows, policy, hasTarget: () => false, solver });
    const published = (cell: Cell) => {
      const index = before.indexOf(cell);
      return index === undefined ? undefined : old[index] === 1;
    };
    const lattice = buildLattice({ atoms: rows, personas: ['rm'] });
    const hidden = await maskEpoch({
      lattice,
      atoms: rows,
      policy,
      hasTarget: () => false,
      published,
      solver,
    });
    const shown = lattice.cells.filter((_, index) => !hidden[index]).map(cellKey);
    for (const cell of before.cells) expect(shown).toContain(cellKey(cell));
    expect(hidden[lattice.indexOf({ department: 'A', persona: 'rm', location: ALL }) ?? -1]).toBe(1);
  });
});
