import type { AtomHeadcount, Figure, Solver } from '@takeup/disclosure';
import { FAILED, buildLattice, decidePeriod, loadSolver, maskEpoch } from '@takeup/disclosure';
import { ALL, addDays, weekOf, window28 } from '@takeup/domain';
import loadHighs from 'highs';
import { decideTogether } from './decide-together.js';
import { tellingsOf, toldAs } from './told-as.js';

const policy = { minimumGroup: 10, t: 2 };
const hasTarget = () => false;
const SALES = 'North/Sales';
const atomsOf = (sizes: Readonly<Record<string, number>>): readonly AtomHeadcount[] =>
  Object.entries(sizes).map(([department, people]) => ({
    ...{ department, personas: [], location: 'Here', people },
  }));
const north = atomsOf({ [SALES]: 30, 'North/Works': 70, 'North/Office': 60 });
/** More of them than are ever looked at together. */
const south = Array.from({ length: 450 }, (_, team) => atomsOf({ [`South/Team ${team}`]: 40 })).flat();
const LAST = '2026-10-25';
const WEEKS = [21, 14, 7, 0].map((before) => weekOf(addDays(LAST, -before)));
/** Only the portal knows who reads, and it knows nothing else; a forum knows who reads and who writes. */
const tellings = tellingsOf([
  { connection: 'forum', kinds: ['post', 'view'] },
  { connection: 'chat', kinds: ['post'] },
  { connection: 'portal', kinds: ['view'] },
]);
const broken: Solver = { minimise: async (_, objectives) => objectives.map(() => FAILED) };
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

/** Figures of an organisation, one published after the other. */
async function telling(atoms: readonly AtomHeadcount[]) {
  const lattice = buildLattice({ atoms, personas: [] });
  const input = { lattice, atoms, policy, hasTarget, solver };
  const hidden = await maskEpoch(input);
  const known: Figure[] = [];
  const sales = lattice.indexOf({ department: SALES, persona: ALL, location: ALL }) ?? -1;
  /** @returns what is told of Sales @param counts by atom; 10 of those left out */
  return async (
    period: (typeof WEEKS)[number],
    counts: readonly number[],
    {
      measure = 'active',
      connections = ['chat'],
      by = solver,
    }: Partial<Pick<Figure['told'], 'measure' | 'connections'> & { readonly by: Solver }> = {},
  ) => {
    const perAtom = new Map(atoms.map((_, atom) => [atom, counts[atom] ?? 10]));
    const fresh = await decidePeriod({ ...input, hidden, perAtom });
    const as = toldAs({ ...period, measure, connections }, tellings);
    await decideTogether([{ ...as, fresh }], known, by);
    return fresh.display.statuses[sales];
  };
}

/** What is told of Sales in the 28 days, after four weeks of which each says that at most one person of it was active. */
async function toldOfSales(
  inWindow: number,
  atoms: readonly AtomHeadcount[] = north,
): Promise<string | undefined> {
  const tell = await telling(atoms);
  for (const week of WEEKS) expect(await tell(week, [1, 20, 20])).toBe('FEWER_THAN_T');
  return tell(window28(LAST), [inWindow, 40, 30]);
}

describe('28 days after their weeks', () => {
  it('do not tell how many four people in four weeks of at most one are', async () => {
    // Four different people: so each week it was one and not none.
    expect(await toldOfSales(4)).toBe('HIDDEN');
  });

  it('tell what leaves the weeks open', async () => {
    expect(await toldOfSales(2)).toBe('SHOWN');
  });

  it('do not tell it in a department of a large organisation either', async () => {
    expect(await toldOfSales(4, [...north, ...south])).toBe('HIDDEN');
    expect(await toldOfSales(2, [...north, ...south])).toBe('SHOWN');
  });

  it('do not tell it where facts that came late do not fit together elsewhere', async () => {
    const tell = await telling(north);
    for (const week of WEEKS) await tell(week, [1, 20, 10]);
    // More of the office than in all its weeks.
    expect(await tell(window28(LAST), [4, 40, 50])).toBe('HIDDEN');
  });

  it('do not tell it where all sources together are told the same of the window', async () => {
    const tell = await telling(north);
    const all = { connections: ['chat', 'wiki'] };
    for (const week of WEEKS) {
      expect(await tell(week, [1, 20, 20])).toBe('FEWER_THAN_T');
      expect(await tell(week, [5, 25, 25], all)).toBe('SHOWN');
    }
    expect(await tell(window28(LAST), [4, 40, 30], all)).toBe('SHOWN');
    expect(await tell(window28(LAST), [4, 40, 30])).toBe('HIDDEN');
  });
});

describe('28 days after weeks in each of which at most one person was reached', () => {
  const forum = { connections: ['forum'] };
  const activeOfSales = async (inWindow: number) => {
    const tell = await telling(north);
    for (const week of WEEKS)
      expect(await tell(week, [1, 20, 20], { ...forum, measure: 'reached' })).toBe('FEWER_THAN_T');
    return tell(window28(LAST), [inWindow, 40, 30], forum);
  };

  it('do not tell that four were active: so each week it was one', async () => {
    expect(await activeOfSales(4)).toBe('HIDDEN');
  });

  it('tell that two were', async () => {
    expect(await activeOfSales(2)).toBe('SHOWN');
  });
});

it('nothing new is told where the solver fails on what is told together', async () => {
  const tell = await telling(north);
  for (const week of WEEKS) await tell(week, [1, 20, 20]);
  expect(await tell(window28(LAST), [2, 40, 30], { by: broken })).toBe('HIDDEN');
});

it('the same counts on more sources are told as they are already', async () => {
  const tell = await telling(north);
  for (const week of WEEKS) await tell(week, [1, 20, 20]);
  expect(await tell(window28(LAST), [4, 40, 30])).toBe('HIDDEN');
  expect(await tell(window28(LAST), [4, 40, 30], { connections: ['chat', 'wiki'] })).toBe('HIDDEN');
});

it('two quiet weeks are not told by how many were active in three of four', async () => {
  const tell = await telling(north);
  const counts = [20, 20, 1, 1];
  for (const [at, week] of WEEKS.entries()) await tell(week, [counts[at] ?? 0, 30, 30]);
  expect(await tell(window28(LAST), [25, 50, 50])).toBe('SHOWN');
  // Whoever is habitual was there in one of the quiet weeks at least.
  expect(await tell(window28(LAST), [2, 20, 20], { measure: 'habitual' })).toBe('HIDDEN');
});

it('readers of two sources do not tell who was active on the one that knows of no reading', async () => {
  const tell = await telling(north);
  const [week] = WEEKS;
  if (week === undefined) throw new Error('there is no week');
  const both = { connections: ['chat', 'portal'] };
  expect(await tell(week, [1, 20, 20])).toBe('FEWER_THAN_T');
  expect(await tell(week, [12, 30, 30], { measure: 'reached', connections: ['portal'] })).toBe('SHOWN');
  expect(await tell(week, [13, 35, 35], { measure: 'reached', ...both })).toBe('HIDDEN');
});

it('nor who was active on all of them, where one tells reading only', async () => {
  const tell = await telling(north);
  const [week] = WEEKS;
  if (week === undefined) throw new Error('there is no week');
  const both = { connections: ['chat', 'portal'] };
  expect(await tell(week, [1, 20, 20], both)).toBe('FEWER_THAN_T');
  expect(await tell(week, [12, 30, 30], { measure: 'reached', connections: ['portal'] })).toBe('SHOWN');
  expect(await tell(week, [13, 35, 35], { measure: 'reached', ...both })).toBe('HIDDEN');
});
