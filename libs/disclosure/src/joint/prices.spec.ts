import { ALL, ROOT, weekOf } from '@takeup/domain';
import loadHighs from 'highs';
import { loadSolver } from '../highs-solver.js';
import { buildLattice } from '../lattice.js';
import { maskEpoch } from '../mask.js';
import { decidePeriod } from '../release-rows.js';
import { pricesOf } from './prices.js';

const policy = { minimumGroup: 5, t: 2 };
const groups = ['N', 'O'].flatMap((department, at) =>
  ['a', 'b'].map((persona) => ({ department, personas: [persona], location: 'Here', people: 40 + at })),
);

describe('what hiding a told count costs', () => {
  it('is more for a persona of the whole organisation than for a department, and most for everybody', async () => {
    const solver = await loadSolver(loadHighs);
    const lattice = buildLattice({ atoms: groups, personas: ['a', 'b'] });
    const input = { lattice, atoms: groups, policy, hasTarget: () => false, solver };
    const hidden = await maskEpoch(input);
    const fresh = await decidePeriod({
      ...input,
      hidden,
      perAtom: new Map(groups.map((_, atom) => [atom, 9])),
    });
    const told = { ...weekOf('2026-10-26'), measure: 'active', connections: ['chat'] } as const;
    const priceOf = pricesOf([{ told, display: fresh.display, fresh }]);
    const price = (department: string, persona: string) =>
      priceOf({ figure: 0, cell: lattice.indexOf({ department, persona, location: ALL }) ?? -1 }) ?? NaN;

    const inDepartments = ['N', 'O'].flatMap((department) =>
      ['a', 'b', ALL].map((own) => price(department, own)),
    );
    expect(Math.min(...inDepartments)).toBeGreaterThan(0);
    expect(price(ROOT, 'a')).toBeGreaterThan(inDepartments.reduce((sum, one) => sum + one, 0));
    expect(price(ROOT, ALL)).toBeGreaterThan(price(ROOT, 'a') + price(ROOT, 'b'));
  });

  it('is not said of what is published', async () => {
    const solver = await loadSolver(loadHighs);
    const lattice = buildLattice({ atoms: groups, personas: ['a', 'b'] });
    const input = { lattice, atoms: groups, policy, hasTarget: () => false, solver };
    const hidden = await maskEpoch(input);
    const { display } = await decidePeriod({ ...input, hidden, perAtom: new Map([[0, 9]]) });
    const told = { ...weekOf('2026-10-26'), measure: 'active', connections: ['chat'] } as const;
    expect(pricesOf([{ told, display }])({ figure: 0, cell: 0 })).toBeUndefined();
  });
});
