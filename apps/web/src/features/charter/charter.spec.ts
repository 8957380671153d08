import { momentsOf, placesOf } from './sections/Timeline';
import { isDone } from './types';
import type { Charter, Item } from './types';

it('lists the timeline in order of days', () => {
  const charter = {
    timeline: {
      baselineFrom: '2026-06-01',
      goLive: '2026-09-07',
      gates: [{ on: '2027-01-29', question: 'Extend?' }],
    },
    goals: [{ deadline: '2027-06-30' }],
    adoption: [{ deadline: null }],
  } as unknown as Charter;
  expect(momentsOf(charter).map(({ name }) => name)).toEqual(['Baseline', 'Go live', 'Gate 1', 'Deadline']);
});

it('names a gate on the day of the deadline once', () => {
  const charter = {
    timeline: { baselineFrom: null, goLive: null, gates: [{ on: '2027-06-30', question: 'Stop?' }] },
    goals: [{ deadline: '2027-06-30' }],
    adoption: [],
  } as unknown as Charter;
  expect(momentsOf(charter).map(({ name }) => name)).toEqual(['Gate 1, deadline']);
});

it.each([
  ['true to scale', ['2026-01-01', '2026-07-02', '2026-12-31'], [0, 0.5, 1]],
  ['pushed apart', ['2026-01-01', '2026-01-02', '2026-12-31'], [0, 0.19, 1]],
  ['pushed back from the end', ['2026-01-01', '2026-12-30', '2026-12-31'], [0, 0.81, 1]],
])('places moments %s', (_name, days, places) => {
  placesOf(days.map((day) => ({ day, name: '', note: '', gate: false }))).forEach((at, i) =>
    expect(at).toBeCloseTo(places[i] ?? -1, 2),
  );
});

it('calls a section done when none of its items is open', () => {
  const items = [
    { section: 'GOALS', done: true },
    { section: 'GOALS', done: false },
    { section: 'TOPICS', done: true },
  ] as Item[];
  expect([isDone(items, 'GOALS'), isDone(items, 'TOPICS'), isDone(items, 'PROBLEM')]).toEqual([
    false,
    true,
    true,
  ]);
});
