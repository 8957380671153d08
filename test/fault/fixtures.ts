import { csvOf, peopleOf } from '@takeup/testing';

export const GOOD_ACTS = csvOf(`
  at                   | account | kind
  2025-03-03T09:00:00Z | b1      | post
  2025-03-04T09:00:00Z | b2      | view
`);
export const PEOPLE = [
  ...peopleOf('b', 12, { department: 'Berlin' }),
  ...peopleOf('l', 8, { department: 'Lyon' }),
];

/** An activity file of so many bad lines, then so many good ones. */
export const manyLines = (bad: number, good: number) =>
  `at,account,kind\n${'2025-02-30T09:00:00Z,b1,post\n'.repeat(bad)}${Array.from({ length: good }, (_, n) => `2025-03-05T09:00:${String(n % 60).padStart(2, '0')}Z,b${1 + (n % 12)},post\n`).join('')}`;
