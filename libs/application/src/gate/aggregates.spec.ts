import type { ReleasedAggregateMonth } from '@takeup/storage';
import { openAggregates } from './aggregates.js';

/** A release that tells figures of a month whatever its state, as none is written. */
const careless = (more: Partial<ReleasedAggregateMonth>): ReleasedAggregateMonth => ({
  ...{ connection: 'engage', month: '2026-10-01', state: 'told', step: 10, missing: ['2026-10-17'] },
  aggregates: [
    { measure: 'messages', told: 'withheld', value: 41 },
    { measure: 'viewers', told: 'about', value: 20 },
    { measure: 'reactors', told: 'fewer', value: 10 },
    { measure: 'posters', told: 'a later word', value: 7 },
    { measure: 'a later measure', told: 'about', value: 9 },
  ],
  ...more,
});
const told = (more: Partial<ReleasedAggregateMonth>) => openAggregates([careless(more)]).get('engage')?.[0];

it('a month carries what its state allows, whatever the release holds', () => {
  expect(told({})).toEqual({
    ...{ month: '2026-10', state: 'told', step: 10, missing: [] },
    aggregates: [
      { measure: 'viewers', told: 'about', value: 20 },
      { measure: 'reactors', told: 'fewer', value: 10 },
      { measure: 'posters', told: 'withheld', value: null },
      { measure: 'messages', told: 'withheld', value: null },
    ],
  });
  expect(told({ state: 'gap' })).toMatchObject({ missing: ['2026-10-17'], aggregates: [] });
  for (const state of ['awaited', 'running', 'too-small'])
    expect(told({ state })).toMatchObject({ state, missing: [], aggregates: [] });
  expect(told({ state: 'a later state' })).toMatchObject({ state: 'awaited', aggregates: [] });
});
