import type { AtomHeadcount, Solver } from '@takeup/disclosure';
import { buildLattice, countCells, loadSolver, maskEpoch, releaseRows } from '@takeup/disclosure';
import { ALL, ROOT, departmentName, departmentPath, parentOf } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { passed } from '../gate/index.js';
import type { AdoptionRow } from './adoption-view.js';
import { silentRow } from './adoption-view.js';
import { hiddenTogether } from './hidden-together.js';
import type { Selection } from './select-rows.js';
import { namesIn, selectRows } from './select-rows.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 20 : 150));
const policy = { minimumGroup: 5, t: 2 };
const WORLD = { t: 2, nameOf: (persona: string) => persona, initiative: null, everybody: undefined };
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

/** A department as a row, for everybody or for a persona: `9 of 20`, `? of 20` for a bound, nothing for a hidden one. */
function row(department: string, said = '', { persona = ALL, location = ALL } = {}): AdoptionRow {
  const silent = (status: AdoptionRow['status']) =>
    silentRow({ persona, personaName: persona, department, location }, status);
  if (said === '') return silent('HIDDEN');
  const [count, , people] = said.split(' ').map(Number);
  if (said.startsWith('?')) return { ...silent('FEWER_THAN_T'), people: people ?? 0, countAtMost: 1 };
  return { ...silent('SHOWN'), people: people ?? 0, count: count ?? 0 };
}

const said = (rows: readonly AdoptionRow[], within = ROOT) =>
  hiddenTogether(rows, within).map(
    ({ persona, department, groups, people, count }) =>
      `${department} × ${persona}: ${groups} groups, ${count ?? '?'} of ${people}`,
  );
const total = row('ALL', '50 of 91');
const hidden = [row('B'), row('C')];

describe('hidden groups together', () => {
  it('are what is left of the total without what is told beside them', () => {
    const empty = silentRow(row('D'), 'NO_PEOPLE');
    const rows = [total, row('A', '20 of 30'), empty, ...hidden];
    expect(said(rows)).toEqual(['ALL × ALL: 2 groups, 30 of 61']);
    expect(hiddenTogether(rows, ROOT)[0]?.rate).toBe(30 / 61);
  });

  it('have people and no count beside a bound', () => {
    const rows = [total, row('A', '20 of 30'), row('D', '? of 20'), ...hidden];
    expect(said(rows)).toEqual(['ALL × ALL: 2 groups, ? of 41']);
    expect(hiddenTogether(rows, ROOT)[0]?.rate).toBeNull();
  });

  it('are told of each persona, of which every department has people of its own', () => {
    const office = { persona: 'office' };
    const rows = [total, row('A', '50 of 91'), row('ALL', '20 of 40', office)];
    rows.push(row('A', '11 of 18', office), row('B', '', office), row('C', '', office));
    expect(said(rows)).toEqual(['ALL × office: 2 groups, 9 of 22']);
  });

  it('are told within a department too', () => {
    const rows = [row('A', '20 of 30'), row('A/x', '9 of 12'), row('A/y'), row('A/z')];
    expect(said(rows, 'A')).toEqual(['A × ALL: 2 groups, 11 of 18']);
  });

  it.each([
    ['one group', [total, row('A', '20 of 30'), row('B')]],
    ['no total', hidden],
    ['a hidden total', [row('ALL'), ...hidden]],
    ['a total that is a bound', [row('ALL', '? of 91'), ...hidden]],
    ['several levels', [total, row('A', '20 of 30'), row('A/x'), row('A/y')]],
    ['a group of which nothing is known', [total, silentRow(row('A'), 'NO_DATA'), ...hidden]],
    [
      'personas, which may overlap',
      [total, row('ALL', '', { persona: 'a' }), row('ALL', '', { persona: 'b' })],
    ],
    ['locations', [total, row('ALL', '', { location: 'X' }), row('ALL', '', { location: 'Y' })]],
    ['departments at locations', [total, ...hidden, row('B', '', { location: 'X' })]],
  ])('are not told of %s', (_, rows) => expect(said(rows)).toEqual([]));
});

interface Group extends AtomHeadcount {
  readonly active: number;
}

/** Few and many people in groups in which next to nobody or everybody often takes part, and some hold both personas. */
const organisation: fc.Arbitrary<readonly Group[]> = fc.uniqueArray(
  fc
    .record({
      department: fc.constantFrom('N/x', 'N/y', 'N/z', 'O/x', 'O/y', 'O/z', 'P', 'Q'),
      personas: fc.constantFrom(['a'], ['b'], [], ['a', 'b']),
      people: fc.oneof(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 5, max: 9 }),
        fc.integer({ min: 10, max: 30 }),
      ),
      share: fc.oneof(fc.constantFrom(0, 0.05, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ share, ...rest }) => ({ ...rest, location: 'Here', active: Math.round(share * rest.people) })),
  {
    minLength: 6,
    maxLength: 16,
    selector: ({ department, personas }) => `${department} ${personas.join()}`,
  },
);

/** What readers are told of an organisation, what hidden groups are together in each listing, and what they are in truth. */
async function told(atoms: readonly Group[]) {
  const lattice = buildLattice({ atoms, personas: ['a', 'b'] });
  const hasTarget = ({ persona }: { persona: string }) => persona === 'b';
  const mask = await maskEpoch({ lattice, atoms, policy, hasTarget, solver });
  const perAtom = new Map(atoms.map(({ active }, atom) => [atom, active]));
  const input = { lattice, atoms, hidden: mask, perAtom, policy, hasTarget, solver };
  const counts = countCells(lattice, perAtom);
  const figures = (await releaseRows(input)).flatMap(({ cell, status, count }) => {
    const own = lattice.cells[cell];
    return own === undefined
      ? []
      : [passed({ ...own, key: 'week:2025-W12', measure: 'active', status, count, targets: null })];
  });
  const names = namesIn(figures, [{ key: 'a' }, { key: 'b' }]);
  return ['', 'N', 'O', 'P'].flatMap((within) => {
    const selection: Selection = { by: new Set(['persona', 'department']), within, allLevels: false };
    return hiddenTogether(selectRows(selection, names, figures, WORLD), within).map((own) => {
      const cells = figures.flatMap(({ department, persona, location, status }) => {
        const isOne = status === 'HIDDEN' && persona === own.persona && location === ALL;
        const isBelow = department !== ROOT && parentOf(department) === departmentPath(own.department);
        const cell = lattice.indexOf({ department, persona, location });
        return isOne && isBelow && cell !== undefined ? [cell] : [];
      });
      const sum = (of: (cell: number) => number) => cells.reduce((all, cell) => all + of(cell), 0);
      const truth = {
        groups: cells.length,
        people: sum((cell) => lattice.cells[cell]?.people ?? 0),
        count: sum((cell) => counts[cell] ?? 0),
      };
      return { where: `${departmentName(within)} × ${own.persona}`, own, truth };
    });
  });
}

it('hidden groups together are what they are, and never few people nor next to none or all of them active', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(organisation, async (atoms) => {
      for (const { where, own, truth } of await told(atoms)) {
        seen += 1;
        const { groups, people, count } = own;
        expect({ where, groups, people, count }).toEqual({
          where,
          ...truth,
          count: count === null ? null : truth.count,
        });
        expect(people).toBeGreaterThanOrEqual(policy.minimumGroup);
        if (count === null) continue;
        expect(count).toBeGreaterThanOrEqual(policy.t);
        expect(count).toBeLessThanOrEqual(people - policy.t);
      }
    }),
    { numRuns: RUNS, seed: 5 },
  );
  expect(seen).toBeGreaterThan(RUNS / 4);
});
