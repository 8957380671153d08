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
  const known = [CHAT, ALL_SOURCES].flatMap((connections) => [
    ...WEEKS.map((week) => figure(week, 'active', connections)),
    ...WINDOWS.flatMap((window) => ofWindow(window, connections)),
  ]);
  return { fresh: ofWindow(window28('2026-11-01')), known };
}

async function besideWindow(atomCount: number) {
  const { fresh, known } = await figuresWith(atomCount);
  const [found] = together(fresh, known).ofMeasures;
  const names = found?.beside.map(({ told: { key, measure, connections } }) =>
    [key, measure, connections.join('+')].join(' '),
  );
  return { of: found?.of, names };
}

const [w41, w42, w43, w44] = WEEKS.map(({ key }) => key);
const namesOf = (connections: readonly string[]) => [
  ...[w44, w43, w42, w41].map((week) => `${week} active ${connections.join('+')}`),
  ...['28d:2026-10-25', '28d:2026-10-18'].flatMap((window) =>
    ['habitual', 'active'].map((measure) => `${window} ${measure} ${connections.join('+')}`),
  ),
];

it('a window stands beside everything that is told of the six periods nearest to it', async () => {
  expect(await besideWindow(20)).toEqual({
    of: 'everybody',
    names: [...namesOf(CHAT), ...namesOf(ALL_SOURCES)],
  });
});

it('beside six of their figures where the organisation is larger', async () => {
  expect(await besideWindow(60)).toEqual({ of: 'everybody', names: namesOf(CHAT).slice(0, 6) });
});

it('and beside twelve figures, a department at a time, where there is none for four', async () => {
  const { of, names } = await besideWindow(400);
  expect(of).toEqual({ departmentsUpTo: 2_000 });
  expect(names).toEqual([...namesOf(CHAT), ...namesOf(ALL_SOURCES).slice(0, 4)]);
});
