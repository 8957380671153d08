import type { Cell } from '@takeup/domain';
import { ALL, NO_PERSONA, mergeAtoms, mergeFaults } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { loadSolver } from '../highs-solver.js';
import type { AtomHeadcount } from '../lattice.js';
import type { Solver } from '../solver.js';
import { FAILED } from '../solver.js';
import type { Proposal } from './preview.js';
import { previewMask } from './preview.js';
import { withJoins } from './propose-joins.js';
import type { MeasuredStage } from './tell-preview.js';
import { tellPreview } from './tell-preview.js';
import { inventOrganisation } from './testing/organisation.js';
import { toldSizes } from './told-sizes.js';
import { countedWith, shareOf, useOfMask } from './use-of-mask.js';

const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 4 : 25));
const hasTarget = ({ persona, location }: Cell) =>
  location === ALL && persona !== ALL && persona !== NO_PERSONA;
let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

const personasOf = (atoms: readonly AtomHeadcount[]) => [
  ...new Set(atoms.flatMap(({ personas }) => personas)),
];
const inputOf = (atoms: readonly AtomHeadcount[]) => ({
  atoms,
  personas: personasOf(atoms),
  hasTarget,
  isKept: (path: string) => path.endsWith('T003'),
  otherName: 'Other departments',
});
const organisation = fc
  .record({
    people: fc.integer({ min: 60, max: 400 }),
    departments: fc.integer({ min: 5, max: 30 }),
    seed: fc.integer({ min: 1, max: 1_000 }),
  })
  .map(inventOrganisation);
const sharesOf = ({ measured }: Proposal, stage: string) =>
  measured.filter((own) => own.stage === stage).map(({ use }) => shareOf(use) ?? 0);

describe('merges proposed for any organisation', () => {
  it('lower no share, break no rule of takeup.yaml, and leave alone what is named', () =>
    fc.assert(
      fc.asyncProperty(organisation, async (atoms) => {
        const input = inputOf(atoms);
        const proposal = await previewMask(input, 10, solver);
        const now = sharesOf(proposal, 'now');
        for (const stage of ['merged', 'joined'])
          sharesOf(proposal, stage).forEach((share, at) =>
            expect(share).toBeGreaterThanOrEqual(now[at] ?? 0),
          );
        expect(mergeFaults(proposal.merges)).toEqual([]);
        expect(proposal.merges.flatMap(({ from }) => from).filter(input.isKept)).toEqual([]);
        // What was measured is what the merges do.
        const after = await useOfMask(
          withJoins({ ...input, atoms: mergeAtoms(atoms, proposal.merges) }, proposal.joins),
          10,
          solver,
        );
        const last = proposal.measured.filter(({ minimumGroup }) => minimumGroup === 10).at(-1);
        expect(shareOf(countedWith(toldSizes(after.lattice, after.hidden, 10), after, hasTarget))).toBe(
          last && shareOf(last.use),
        );
      }),
      { numRuns: RUNS },
    ));

  it('and what is told of them are the same in whatever order people stand in the directory', () =>
    fc.assert(
      fc.asyncProperty(
        organisation.chain((atoms) =>
          fc.tuple(
            fc.constant(atoms),
            fc.shuffledSubarray([...atoms], { minLength: atoms.length, maxLength: atoms.length }),
          ),
        ),
        async ([atoms, shuffled]) => {
          const [one, other] = [
            await previewMask(inputOf(atoms), 10, solver),
            await previewMask(inputOf(shuffled), 10, solver),
          ];
          expect([other.merges, other.joins]).toEqual([one.merges, one.joins]);
          expect(tellPreview(other.measured, shuffled, 10)).toEqual(tellPreview(one.measured, atoms, 10));
        },
      ),
      { numRuns: Math.ceil(RUNS / 3) },
    ));

  it('are none where the solver is gone: then nothing is known to help', async () => {
    const broken: Solver = { minimise: async (_, objectives) => objectives.map(() => FAILED) };
    const atoms = inventOrganisation({ people: 200, departments: 20, seed: 3 });
    const proposal = await previewMask(inputOf(atoms), 10, broken);
    expect(
      sharesOf(proposal, 'merged').every((share, at) => share >= (sharesOf(proposal, 'now')[at] ?? 0)),
    ).toBe(true);
  });
});

it('without a target the share is unknown, not zero', async () => {
  const atoms = inventOrganisation({ people: 200, departments: 8, seed: 1 });
  const none = { ...inputOf(atoms), hasTarget: () => false };
  const proposal = await previewMask(none, 10, solver);
  expect(proposal.measured.map(({ use }) => shareOf(use))).toEqual([null, null]);
  expect(tellPreview(proposal.measured, atoms, 10)).toEqual({ people: null, figures: [] });
});

describe('what is told of two stages', () => {
  const atomsOf = (...people: number[]) =>
    people.map((own, at) => ({ department: `D${at}`, personas: ['a'], location: 'Here', people: own }));
  const stage = (
    minimumGroup: number,
    atoms: readonly AtomHeadcount[],
    ...visible: number[]
  ): MeasuredStage => {
    const use: MeasuredStage['use'] = {
      people: atoms.reduce((sum, { people }) => sum + people, 0),
      visible: atoms.reduce((sum, { people }, at) => sum + people * (visible[at] ?? 0), 0),
      perAtom: Uint32Array.from(visible),
    };
    return { stage: 'now', minimumGroup, use };
  };
  const told = (atoms: readonly AtomHeadcount[], first: number[], second: number[]) =>
    tellPreview([stage(10, atoms, ...first), stage(5, atoms, ...second)], atoms, 10).figures.map(
      ({ visible }) => visible,
    );

  it('is the same where fewer than twice the minimum are the difference, however it would round', () => {
    for (let base = 60; base < 80; base += 1)
      for (let few = 1; few < 20; few += 1) {
        const [one, other] = told(atomsOf(base, few, 30), [1, 0, 0], [1, 1, 0]);
        expect(other).toBe(one);
      }
    expect(told(atomsOf(64, 20, 30), [1, 0, 0], [1, 1, 0])).toEqual([60, 80]);
  });

  it('says nothing where few have targets', () => {
    const atoms = atomsOf(14);
    expect(tellPreview([stage(10, atoms, 1)], atoms, 10)).toEqual({ people: null, figures: [] });
  });
});

it.each([
  [2_000, 40],
  [2_000, 120],
  [400, 30],
])(
  'of %i people in %i departments the share told is close to that of people',
  async (people, departments) => {
    const atoms = inventOrganisation({ people, departments, seed: 1 });
    for (const minimumGroup of [10, 5]) {
      const use = await useOfMask(inputOf(atoms), minimumGroup);
      const told = countedWith(toldSizes(use.lattice, use.hidden, minimumGroup), use, hasTarget);
      expect(Math.abs((shareOf(told) ?? 0) - (shareOf(use) ?? 1))).toBeLessThan(0.03);
    }
  },
);

describe('many sets of targets, looked at one after the other', () => {
  const KNOWN = [40, 41, 43, 47];
  /** Golf is 36 people, 22 of them in /a, which is shown. The two small parts of it are hidden and share the rest somehow. */
  const company = (first: number, second: number): readonly AtomHeadcount[] =>
    [
      ['Golf/a', 36 - first - second],
      ['Golf/b', first],
      ['Golf/c', second],
      ...KNOWN.map((people, at) => [`Known${at}`, people] as const),
    ].map(([department, people]) => ({
      department: String(department),
      personas: [],
      location: 'Here',
      people: Number(people),
    }));

  /** Everything that is told of targets on one small part and on each choice of departments of known sizes. */
  async function toldOf(atoms: readonly AtomHeadcount[]): Promise<readonly string[]> {
    const all: string[] = [];
    for (let choice = 0; choice < 2 ** KNOWN.length; choice += 1) {
      const targets = ['Golf/b', ...KNOWN.flatMap((_, at) => (choice & (1 << at) ? [`Known${at}`] : []))];
      const input = {
        ...inputOf(atoms),
        hasTarget: ({ department, location, persona }: Cell) =>
          location === ALL && persona === ALL && targets.includes(department),
      };
      const { measured } = await previewMask(input, 10, solver);
      all.push(JSON.stringify(tellPreview(measured, atoms, 10)));
    }
    return all;
  }

  it('tell nothing of how people are spread over hidden departments', async () => {
    const told = [];
    for (const [first, second] of [
      [7, 7],
      [9, 5],
      [5, 9],
      [6, 8],
    ] as const)
      told.push(await toldOf(company(first, second)));
    for (const other of told.slice(1)) expect(other).toEqual(told[0]);
    // Something is told at all, and not the same of all choices.
    expect(new Set(told[0]).size).toBeGreaterThan(4);
  });
});
