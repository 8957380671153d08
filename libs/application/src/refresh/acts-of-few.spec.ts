import type { AggregateTold } from '@takeup/disclosure';
import type { AggregateMeasure } from '@takeup/domain';
import { withoutActsOfFew } from './acts-of-few.js';

const about = (value: number): AggregateTold => ({ told: 'about', value });
const fewer: AggregateTold = { told: 'fewer', value: 10 };
const withheld: AggregateTold = { told: 'withheld', value: null };
type Told = readonly (readonly [AggregateMeasure, AggregateTold])[];

const SLACK: Told = [
  ['messages', about(420)],
  ['reactions', about(280)],
  ['channels', about(10)],
];
const left = (told: Told, wroteAtLeast: number) => [
  ...withoutActsOfFew(new Map(told), { wroteAtLeast, step: 10 }),
];

it('acts are told where it is known that enough people did them', () => {
  expect(left(SLACK, 10)).toEqual(SLACK);
});

it.each([9, 3, 0])('acts are not told where it is known of %i people only', (wroteAtLeast) => {
  expect(left(SLACK, wroteAtLeast)).toEqual([
    ['messages', withheld],
    ['reactions', withheld],
    ['channels', about(10)],
  ]);
});

it('of few acts it is told that they are few', () => {
  expect(left([['messages', fewer]], 0)).toEqual([['messages', fewer]]);
});

it('where a platform says how many people did it, that decides', () => {
  const told: Told = [
    ['posters', about(20)],
    ['messages', about(420)],
  ];
  expect(left(told, 0)).toEqual(told);
  expect(left([...told, ['reactions', about(40)]], 0)).toEqual([...told, ['reactions', withheld]]);
});
