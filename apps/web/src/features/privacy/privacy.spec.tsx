import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import type { Preview } from './PreviewView';
import { PreviewView } from './PreviewView';

const PREVIEW: Preview = {
  state: 'CAN_BE_RAISED',
  rosterOn: '2026-11-01',
  minimumGroup: 10,
  people: 5920,
  figures: [
    { stage: 'NOW', minimumGroup: 10, visible: 4640, percent: 78 },
    { stage: 'NOW', minimumGroup: 5, visible: 5030, percent: 85 },
    { stage: 'MERGED', minimumGroup: 10, visible: 5330, percent: 90 },
    { stage: 'MERGED', minimumGroup: 5, visible: 5450, percent: 92 },
  ],
  merges: [{ into: 'Sales/Other departments', from: ['Sales/Lyon', 'Sales/Nice'] }],
  joins: [],
  snippet: 'directory:\n  merges:\n    - into: "Sales/Other departments"\n',
  unknown: [],
  taken: [],
  isStale: false,
  waits: false,
};

const show = (more: Partial<Preview> = {}) =>
  render(
    <MemoryRouter>
      <PreviewView preview={{ ...PREVIEW, ...more }} />
    </MemoryRouter>,
  );
const verdict = () => screen.getByRole('heading', { level: 1 }).textContent;
const EMPTY = { people: null, figures: [], merges: [], snippet: null } as const;

it('tells now and after, by smallest group, with the merges and the text to copy', async () => {
  show();
  expect(verdict()).toBe(
    'With groups of 10 or more, 78% of target people will be visible. Merging small groups would show more, if not now then in weeks in which few take part.',
  );
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows).toEqual([
    'Smallest group shownNowWith departments merged',
    'Groups of 5 or more85%92%',
    'Groups of 10 or more (in force)78%90%',
  ]);
  const merges = within(screen.getByRole('region', { name: 'Departments to merge' }));
  expect(merges.getByText('Sales/Other departments in place of 2 departments')).toBeTruthy();
  expect(merges.getByText('Sales/Lyon · Sales/Nice')).toBeTruthy();
  fireEvent.click(merges.getByRole('button', { name: 'Copy for takeup.yaml' }));
  expect(((await merges.findByRole('textbox')) as HTMLTextAreaElement).value).toBe(PREVIEW.snippet);
});

it.each([
  ['NOTHING_IMPORTED', 'There is no directory yet.'],
  ['NOT_YET', 'The directory has not been looked at yet.'],
  ['NO_TARGETS', 'No group has a target yet, so what will be visible of them is not known.'],
  ['TOO_FEW', 'Too few people have targets to say how many of them will be visible.'],
] as const)('shows no number where it is %s', (state, sentence) => {
  show({ ...EMPTY, state });
  expect(verdict()).toBe(sentence);
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.queryByText(/%/)).toBeNull();
  expect(screen.queryAllByRole('link', { name: 'Bring in files' })).toHaveLength(
    state === 'NOTHING_IMPORTED' ? 1 : 0,
  );
});

it('has nothing to propose where all is fine', () => {
  show({ state: 'GOOD', merges: [], snippet: null });
  expect(verdict()).toContain('There is nothing to do.');
  expect(screen.queryByRole('region', { name: 'Departments to merge' })).toBeNull();
});

it('names personas as advice, and what takeup.yaml has that the directory has not', () => {
  const personas = [
    { key: 'clerk', name: 'Clerk' },
    { key: 'planner', name: 'Planner' },
  ];
  show({ joins: [{ personas }], unknown: ['Sales/Rom'], isStale: true });
  expect(screen.getByText('Clerk and Planner')).toBeTruthy();
  expect(screen.getByText(/Sales\/Rom/)).toBeTruthy();
  expect(screen.getByText(/The next refresh looks again/)).toBeTruthy();
  show({ isStale: true, waits: true });
  expect(screen.getByText(/the first refresh of tomorrow looks again/)).toBeTruthy();
});
