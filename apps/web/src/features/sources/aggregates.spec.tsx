import { render, screen, within } from '@testing-library/react';
import { Aggregates } from './Aggregates';
import type { Sources } from './SourcesView';
import { BARE } from './source.spec-data';

type Source = Sources['connections'][number];
type Counted = NonNullable<Source['aggregates']>;

const OCTOBER: Counted['months'][number] = {
  ...{ month: '2026-10', state: 'TOLD', step: 10, missing: [] },
  aggregates: [
    { measure: 'VIEWERS', told: 'ABOUT', value: 12_340 },
    { measure: 'POSTERS', told: 'FEWER', value: 10 },
    { measure: 'MESSAGES', told: 'WITHHELD', value: null },
  ],
};
const untold = (month: string, state: Counted['months'][number]['state'], missing: string[] = []) => ({
  ...{ month, state, step: 10, missing, aggregates: [] },
});

const show = (aggregates: Partial<Counted> | null) =>
  render(
    <Aggregates
      connections={[
        {
          ...BARE,
          title: 'Viva Engage',
          aggregates: aggregates && { only: false, whatToDo: [], months: [OCTOBER], ...aggregates },
        },
      ]}
    />,
  );
const rowOf = (name: RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map((cell) => cell.querySelector('.nw')?.textContent ?? cell.textContent);

it('says of a month what is counted, rounded, small or not told, and why', () => {
  show({});
  expect(screen.getAllByRole('columnheader').map((own) => own.textContent)).toEqual([
    'Month',
    'People who read, a day',
    'People who wrote, a day',
    'Messages',
  ]);
  expect(rowOf(/^October 2026/)).toEqual(['about 12,340', 'fewer than 10', 'not told']);
  expect(screen.getByText(/^“Not told”: it could tell of a small group/)).toBeTruthy();
  expect(screen.getByText(/no target is judged by it/)).toBeTruthy();
  expect(screen.queryByText(/^This is all/)).toBeNull();
});

it('names the days that are missing, and tells nothing of their month', () => {
  const days = ['2026-09-03', '2026-09-04', '2026-09-20'];
  show({ months: [OCTOBER, untold('2026-09', 'GAP', days), untold('2026-08', 'AWAITED')] });
  expect(rowOf(/^September 2026/)).toEqual([
    '3 days are missing: 3 to 4 Sep 2026 and 20 Sep 2026. No month is told from a part of it.',
  ]);
  expect(rowOf(/^August 2026/)).toEqual(['Days of it are still to come, or may still change.']);
});

it.each<[Counted['months'][number]['state'], RegExp]>([
  ['RUNNING', /^No whole month has been counted yet. October 2026 is the first.$/],
  ['TOO_SMALL', /^Not told: there is no directory, or the organisation is too small/],
])('a month that is %s has no number and no column', (state, said) => {
  show({ months: [untold('2026-10', state)] });
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.queryAllByRole('columnheader')).toEqual([]);
  expect(screen.queryByText(/about|fewer than \d/)).toBeNull();
});

it('where it is all that a source tells, says so and what to do', () => {
  show({ only: true, whatToDo: ['Clear the setting.', 'Or let Takeup export.'] });
  expect(screen.getByText('This is all that Viva Engage tells: it does not say who did what.')).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((own) => own.textContent)).toEqual([
    'Clear the setting.',
    'Or let Takeup export.',
  ]);
});

it('is not there where no platform counts', () => {
  const { container } = show(null);
  expect(container.textContent).toBe('');
});
