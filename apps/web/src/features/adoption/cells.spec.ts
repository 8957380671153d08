import { binOf, cellOf } from './cells';
import { row, shown } from './rows.spec-data';

const context = { name: 'Analyst, Wealth', t: 2, partial: false, due: null };
const below = { path: 0.2, gap: -0.04, verdict: 'BELOW' } as const;

describe('bins', () => {
  it.each([
    [-0.001, 1],
    [0.0494, 1],
    [0.0496, 2],
    [-0.05, 2],
    [0.0994, 2],
    [-0.0996, 3],
    [0.45, 3],
  ])('%p points lie in step %i', (gap, step) => expect(binOf(gap)).toBe(step));
});

describe('every status has a look and words of its own', () => {
  it.each([
    [
      'under',
      shown(below),
      {},
      'u1',
      '16',
      '−4.0',
      'Analyst, Wealth: 16%, −4.0 points against path; 32 of 200 people; range 11.5 to 21.7',
    ],
    ['over', shown({ path: 0.05, gap: 0.11, verdict: 'ABOVE' }), {}, 'o3', '16', '+11', '+11 points'],
    [
      'no clear gap',
      shown({ path: 0.17, gap: -0.01, verdict: 'NO_CLEAR_GAP' }),
      {},
      'same',
      '16',
      '≈',
      'no clear difference from 17.0%',
    ],
    ['no target', shown(), {}, 'no-target', '16', 'of 200', '16% of 200 people, no target declared'],
    [
      'partial',
      shown({ path: 0.17, gap: -0.01, verdict: 'NO_CLEAR_GAP' }),
      { partial: true },
      'same',
      '≥16',
      '≈',
      'at least 16%',
    ],
    [
      'silent',
      row({ status: 'FEWER_THAN_T', people: 30, countAtMost: 1, path: 0.2, shortAtLeast: 5 }),
      {},
      'coded',
      '<2',
      '≥5 short',
      'fewer than 2, ≥5 short of path; of 30 people',
    ],
    [
      'silent without target',
      row({ status: 'FEWER_THAN_T', people: 30, countAtMost: 1 }),
      {},
      'coded',
      '<2',
      'of 30',
      'fewer than 2 of 30 people',
    ],
    [
      'nearly all',
      row({ status: 'ALL_BUT_FEWER_THAN_T', people: 30, countAtLeast: 29 }),
      {},
      'coded',
      '≥29',
      'of 30',
      'at least 29 of 30 people',
    ],
    ['hidden', row(), {}, 'hidden', '', '', 'hidden to protect people'],
    ['nobody', row({ status: 'NO_PEOPLE' }), {}, 'nobody', '–', '', 'nobody in this group'],
    ['no data', row({ status: 'NO_DATA' }), {}, 'no-data', 'no data', '', 'no data'],
    [
      'not final',
      row({ status: 'NOT_FINAL' }),
      { due: '2026-12-13' },
      'not-final',
      'not final',
      'due 13 Dec',
      'not final, due 13 Dec',
    ],
    [
      'too fine',
      row({ status: 'NOT_PUBLISHED_AT_THIS_GRAIN' }),
      {},
      'no-grain',
      'not at this grain',
      '',
      'Analyst, Wealth: not at this grain',
    ],
  ])('%s', (_name, given, more, look, main, sub, label) => {
    const cell = cellOf(given, { ...context, ...more });
    expect(cell).toMatchObject({ look, main, sub });
    expect(cell.label).toContain(label);
    // Who speaks to the page says what the eye sees (WCAG 2.5.3).
    const spoken = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (!cell.inert) expect(spoken(cell.label)).toContain(spoken(`${main} ${sub}`));
  });

  it('says no number of a hidden group, whatever the row holds', () => {
    const cell = cellOf(row({ people: 7, count: 3, rate: 0.43 }), context);
    expect(`${cell.main}${cell.sub}${cell.label}`).not.toMatch(/\d/);
  });
});
