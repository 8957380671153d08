import type { AtomHeadcount, Solver } from '@takeup/disclosure';
import { buildLattice, loadSolver, maskEpoch } from '@takeup/disclosure';
import type { CountedMeasure } from '@takeup/domain';
import { weekOf } from '@takeup/domain';
import type { AtomCount, FigureRow } from '@takeup/storage';
import fc from 'fast-check';
import loadHighs from 'highs';
import { figuresOf } from './figures-of.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 12 : 120));
const policy = { minimumGroup: 5, t: 2 };
const hasTarget = () => false;
const week = weekOf('2026-10-26');
const MEASURES: readonly CountedMeasure[] = ['reached', 'active'];
const [CHAT, PORTAL] = [1, 2];
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

/** Active people, the same number on both sources; who only read did so on the portal. */
interface Group extends AtomHeadcount {
  readonly id: number;
  readonly active: number;
  readonly reached: number;
}

const share = () => fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const groups = fc
  .uniqueArray(
    fc.record({
      department: fc.constantFrom('N/x', 'N/y', 'O', 'P'),
      personas: fc.constantFrom(['a'], ['b'], []),
      people: fc.oneof(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 20, max: 60 }),
      ),
      shares: fc.tuple(share(), share()),
    }),
    {
      minLength: 5,
      maxLength: 9,
      selector: ({ department, personas }) => `${department} ${personas.join()}`,
    },
  )
  .map((all) =>
    all.map(({ shares: [ofReached, ofPeople], ...own }, id): Group => {
      const reached = Math.round(ofPeople * own.people);
      return { ...own, location: 'Here', id, reached, active: Math.round(ofReached * reached) };
    }),
  );

/** Of a department's active people all groups are told but two, and of one of these 3 people were reached. */
const ladder: readonly Group[] = (
  [
    ['T', ['a'], 10, 3, 3],
    ['T', ['b'], 62, 1, 13],
    ['T', [], 232, 30, 60],
    ['U', ['a'], 40, 12, 20],
    ['U', ['b'], 90, 22, 40],
    ['U', [], 80, 20, 30],
  ] as const
).map(([department, personas, people, active, reached], id) => ({
  ...{ department, personas, location: 'Here', people, active, reached, id },
}));

/** What is told of the portal, where these sources and measures are published one after the other. */
async function toldOf(
  all: readonly Group[],
  sources: readonly (readonly [scopeId: number, key: string, measures: readonly CountedMeasure[]])[],
): Promise<readonly FigureRow[]> {
  const lattice = buildLattice({ atoms: all, personas: ['a', 'b'] });
  const hidden = await maskEpoch({ lattice, atoms: all, policy, hasTarget, solver });
  const epoch = {
    ...{ month: '2026-10-01', rosterId: 1, aliasSet: null, personas: [], noneOf: ['a', 'b'], atoms: all },
    ...{ excluded: new Map<string, number>(), frozen: false, extended: false },
  };
  const masked = {
    lattice,
    hidden,
    ids: lattice.cells.map((_, id) => id),
    added: new Set<number>(),
    hasTarget,
  };
  const figures = await figuresOf(
    sources.flatMap(([scopeId, , measures]) =>
      measures.map((measure) => ({
        ...{ key: week.key, scopeId, measure, definitions: 1, expected: 7, present: 7, missing: [] },
      })),
    ),
    {
      ...{ epoch, masked, policy, solver, tellings: new Map(), before: [], published: [] },
      due: sources.map(([id, key]) => ({
        period: week,
        scope: { id, key, connections: [key] },
        connections: [key],
      })),
      counts: sources.flatMap(([scopeId]) =>
        all.map(({ id, active, reached }): AtomCount => ({
          ...{ periodKey: week.key, scopeId, atomId: id, active, reached, habitual: 0, contributing: 0 },
        })),
      ),
    },
  );
  return figures.filter(({ scopeId }) => scopeId === PORTAL);
}

const hiddenIn = (rows: readonly FigureRow[]) => rows.filter(({ status }) => status === 'HIDDEN').length;

describe('a source with the same counts as one that it is no part of', () => {
  it('is told as it would be alone: the other is no twin, and takes no figure out of the audit', async () => {
    let hiddenTogether = 0;
    await fc.assert(
      fc.asyncProperty(groups, async (all) => {
        const alone = await toldOf(all, [[PORTAL, 'portal', MEASURES]]);
        const beside = await toldOf(all, [
          [CHAT, 'chat', ['active']],
          [PORTAL, 'portal', MEASURES],
        ]);
        expect(beside).toEqual(alone);
        const apart = await Promise.all(
          MEASURES.map((measure) => toldOf(all, [[PORTAL, 'portal', [measure]]])),
        );
        if (hiddenIn(alone) > hiddenIn(apart.flat())) hiddenTogether += 1;
      }),
      { numRuns: RUNS, seed: 1, examples: [[ladder]] },
    );
    // The two measures of the portal do hide something of each other, so a figure that is left out is missed.
    expect(hiddenTogether).toBeGreaterThan(0);
  });
});
