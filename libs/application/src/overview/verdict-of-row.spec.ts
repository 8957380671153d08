import { verdictOfRow } from './verdict-of-row.js';

const row = { verdict: null, countAtLeast: null, people: 40, path: 0.5 };

it('a bound from below is above a path that its least is clearly above, and else not known', () => {
  expect(verdictOfRow({ ...row, countAtLeast: 39 })).toBe('ABOVE');
  expect(verdictOfRow({ ...row, countAtLeast: 39, path: 0.9 })).toBe('UNKNOWN');
  expect(verdictOfRow({ ...row, countAtLeast: 39, path: null })).toBe('UNKNOWN');
  expect(verdictOfRow(row)).toBe('UNKNOWN');
  expect(verdictOfRow(null)).toBe('UNKNOWN');
});

it('an exact figure stands as it was judged', () => {
  expect(verdictOfRow({ ...row, verdict: 'BELOW' })).toBe('UNDER');
  expect(verdictOfRow({ ...row, verdict: 'NO_CLEAR_GAP' })).toBe('NEAR');
});
