import type { ReleasedFigure } from '@takeup/storage';
import { passed } from './figures.js';

/** A release that tells everything of everybody, as none is written. */
const careless = (status: string): ReleasedFigure => ({
  ...{ key: 'week:2025-W12', measure: 'active', department: 'A', persona: 'ALL', location: 'ALL' },
  ...{ status, people: 30, count: 1 },
  targets: [
    {
      ...{ initiative: 'example', declaredAfter: false, baseline: 0.1, path: 0.5, target: 0.6 },
      ...{ deadline: '2025-12-31', gap: -0.46, short: 14, shortAtLeast: 14, verdict: 'BELOW' },
    },
  ],
});
const told = (status: string) => {
  const { people, count, targets, ...figure } = passed(careless(status));
  const [target] = targets;
  return [figure.status, people, count, target?.path, target?.gap, target?.short, target?.shortAtLeast];
};

it('a figure carries what its status allows, whatever the release holds', () => {
  expect(told('SHOWN')).toEqual(['SHOWN', 30, 1, 0.5, -0.46, 14, 14]);
  expect(told('FEWER_THAN_T')).toEqual(['FEWER_THAN_T', 30, null, 0.5, null, null, 14]);
  expect(told('ALL_BUT_FEWER_THAN_T')).toEqual(['ALL_BUT_FEWER_THAN_T', 30, null, 0.5, null, null, null]);
  const nothing = ['HIDDEN', null, null, undefined, undefined, undefined, undefined];
  expect(told('HIDDEN')).toEqual(nothing);
  expect(told('A_LATER_STATUS')).toEqual(nothing);
});

it('a figure without what its status needs is hidden', () => {
  expect(passed({ ...careless('SHOWN'), count: null })).toMatchObject({ status: 'HIDDEN', people: null });
  expect(passed({ ...careless('FEWER_THAN_T'), people: null })).toMatchObject({ status: 'HIDDEN' });
});
