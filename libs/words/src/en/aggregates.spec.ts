import { aggregates } from './aggregates.js';

const month = (more: object = {}) => ({
  ...{ month: '2026-10', state: 'told', missing: [] as string[] },
  aggregates: [
    { measure: 'viewers', told: 'about', value: 1_230 },
    { measure: 'posters', told: 'fewer', value: 10 },
    { measure: 'messages', told: 'withheld', value: null },
  ],
  ...more,
});

it.each<[object, string]>([
  [{}, 'about 1,230 people read on a day and fewer than 10 people wrote on a day.'],
  [
    { aggregates: [{ measure: 'messages', told: 'withheld', value: null }] },
    'nothing beside what Takeup counts.',
  ],
  [{ state: 'gap', missing: ['2026-10-03'], aggregates: [] }, '1 day is missing: 3 Oct 2026.'],
  [{ state: 'awaited', aggregates: [] }, 'Days of it are still to come'],
])('the doctor says %j in one line', (more, said) => {
  const line = aggregates.line('Viva Engage', month(more));
  expect(line).toContain('Viva Engage, counted by the platform itself, October 2026: ');
  expect(line).toContain(said);
});

it.each(['viewers', 'reactors', 'posters', 'messages', 'reactions', 'channels'])(
  '%s has words',
  (measure) => {
    expect(aggregates.measure(measure)).not.toBe(measure);
    expect(aggregates.measure(measure.toUpperCase())).toBe(aggregates.measure(measure));
  },
);

it('what is small is never a number', () => {
  expect(aggregates.value({ measure: 'posters', told: 'FEWER', value: 10 })).toBe('fewer than 10');
  expect(aggregates.value({ measure: 'posters', told: 'WITHHELD', value: null })).toBe('not told');
});
