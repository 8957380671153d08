import type { AtomHeadcount, Figure } from '@takeup/disclosure';
import { buildLattice, decidePeriod, loadSolver, maskEpoch } from '@takeup/disclosure';
import type { Measure, Period } from '@takeup/domain';
import { weekOf, window28 } from '@takeup/domain';
import loadHighs from 'highs';
import { together } from './figures-beside.js';

const WEEKS = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'].map(weekOf);
/** Each shares fewer days with the window of 1 November. */
const WINDOWS = ['2026-10-25', '2026-10-18', '2026-10-11'].map(window28);
const CHAT = ['chat'];
const ALL_SOURCES = ['chat', 'portal'];

/** Figures of an organisation with so many atoms, each department with one. */
async function figuresWith(atomCount: number) {
  const solver = await loadSolver(loadHighs);
  const atoms = Array.from({ length: atomCount }, (_, at): AtomHeadcount => ({
    ...{ department: `North/Team ${at}`, personas: [], location: 'Here', people: 40 },
  }));
  const input = {
    ...{ lattice: buildLattice({ atoms, personas: [] }), atoms, solver, hasTarget: () => false },
    policy: { minimumGroup: 10, t: 2 },
  };
  const hidden = await maskEpoch(input);
  const perAtom = new Map(atoms.map((_, atom) => [atom, 20]));
  const { display } = await decidePeriod({ ...input, hidden, perAtom });
  const figure = (period: Period, measure: Measure, connections: readonly string[]): Figure => ({
    told: { ...period, measure, connections },
    display,
  });
  const ofWindow = (period: Period, connections = CHAT) =>
    (['active', 'habitual'] as const).map((measure) => figure(period, measure, connections));
  const known = [
    ...WEEKS.map((week) => figure(week, 'reached', CHAT)),
    ...[CHAT, ALL_SOURCES].flatMap((connections) => [
      ...WEEKS.map((week) => figure(week, 'active', connections)),
      ...WINDOWS.flatMap((window) => ofWindow(window, connections)),
    ]),
  ];
  const own = window28('2026-11-01');
  return { fresh: [...ofWindow(own), figure(own, 'reached', CHAT)], known };
}

const namesOf = (figures: readonly Figure[] = []) =>
  figures.map(({ told: { key, measure, connections } }) => [key, measure, connections.join('+')].join(' '));

async function besideWindow(atomCount: number) {
  const { fresh, known } = await figuresWith(atomCount);
  const { inTurn, ofMeasures } = together(fresh, known);
  const [, ...ofAll] = inTurn;
  return [...ofAll, ...ofMeasures].map(({ of, fresh: own, beside }) => ({
    ...{ of, fresh: namesOf(own), beside: namesOf(beside) },
  }));
}

const [w41, w42, w43, w44] = WEEKS.map(({ key }) => key);
const OWN = ['28d:2026-11-01 active chat', '28d:2026-11-01 habitual chat'];
const OWN_REACHED = '28d:2026-11-01 reached chat';
const REACHED = [w44, w43, w42, w41].map((week) => `${week} reached chat`);
const activeOf = (connections: readonly string[]) => [
  ...[w44, w43, w42, w41].map((week) => `${week} active ${connections.join('+')}`),
  ...['28d:2026-10-25', '28d:2026-10-18'].flatMap((window) =>
    ['habitual', 'active'].map((measure) => `${window} ${measure} ${connections.join('+')}`),
  ),
];
const ACTIVE = [...activeOf(CHAT), ...activeOf(ALL_SOURCES)];

it('all measures of a window stand beside all that is told of the six periods nearest to it', async () => {
  const [all, ...more] = await besideWindow(20);
  expect(more).toEqual([]);
  expect(all).toMatchObject({ of: 'everybody', fresh: [...OWN, OWN_REACHED] });
  expect([...(all?.beside ?? [])].sort()).toEqual([...REACHED, ...ACTIVE].sort());
});

it('each measure by itself where these are too many', async () => {
  expect(await besideWindow(25)).toEqual([
    { of: 'everybody', fresh: [OWN_REACHED], beside: REACHED },
    { of: 'everybody', fresh: OWN, beside: ACTIVE },
  ]);
});

it('beside six of their figures where the organisation is larger', async () => {
  const [, active] = await besideWindow(60);
  expect(active).toEqual({ of: 'everybody', fresh: OWN, beside: ACTIVE.slice(0, 6) });
});

it('and beside twelve figures, a department at a time, where there is none for four', async () => {
  const [, active] = await besideWindow(400);
  expect(active).toEqual({ of: { departmentsUpTo: 2_000 }, fresh: OWN, beside: ACTIVE.slice(0, 12) });
});

it('a measure also by itself beside a period that only it is told of, which the others left out', async () => {
  const { fresh, known } = await figuresWith(10);
  const contributing = ({ told, display }: Figure): Figure => ({
    ...{ told: { ...told, measure: 'contributing' }, display },
  });
  const own = fresh.slice(0, 1).map(contributing);
  const farthest = known.filter(({ told }) => told.key === '28d:2026-10-11').slice(0, 1);
  const { inTurn, ofMeasures } = together([...fresh, ...own], [...known, ...farthest.map(contributing)]);
  expect(inTurn.map(({ fresh: audited }) => audited.length)).toEqual([4, 4]);
  expect(ofMeasures.map(({ beside, ...of }) => [namesOf(of.fresh), namesOf(beside)])).toEqual([
    [['28d:2026-11-01 contributing chat'], ['28d:2026-10-11 contributing chat']],
  ]);
});
