import type { AtomHeadcount, Figure, Solver } from '@takeup/disclosure';
import { buildLattice, decidePeriod, loadSolver, maskEpoch } from '@takeup/disclosure';
import { ALL, addDays, weekOf, window28 } from '@takeup/domain';
import loadHighs from 'highs';
import { decideTogether } from './decide-together.js';

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
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

/** What is told of Sales in the 28 days, after four weeks of which each says that at most one person of it was active. */
async function toldOfSales(
  inWindow: number,
  atoms: readonly AtomHeadcount[] = north,
): Promise<string | undefined> {
  const lattice = buildLattice({ atoms, personas: [] });
  const input = { lattice, atoms, policy, hasTarget, solver };
  const hidden = await maskEpoch(input);
  const known: Figure[] = [];
  const sales = lattice.indexOf({ department: SALES, persona: ALL, location: ALL }) ?? -1;
  const tell = async (period: (typeof WEEKS)[number], counts: readonly number[]) => {
    const perAtom = new Map(atoms.map((_, atom) => [atom, counts[atom] ?? 10]));
    const fresh = await decidePeriod({ ...input, hidden, perAtom });
    const told = { ...period, measure: 'active', connections: ['chat'] } as const;
    await decideTogether([{ told, fresh }], known, solver);
    return fresh.display.statuses[sales];
  };
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
});
