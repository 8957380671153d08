import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import type { DayState } from '../../graphql/generated/graphql';
import type { Me } from '../../graphql/me';
import { ANYBODY, MeContext } from '../../graphql/me';
import type { Progress, Sources } from './SourcesView';
import { SourcesView } from './SourcesView';
import { BARE } from './source.spec-data';

const STATES: DayState[] = ['COMPLETE', 'GIVEN_UP', 'MISSING', 'COMPLETE'];
const SOURCES: Sources = {
  from: '2026-11-19',
  to: '2026-11-22',
  connections: [
    {
      ...BARE,
      key: 'chat',
      title: 'Chat',
      pulled: true,
      states: STATES,
      complete: 2,
      expected: 4,
      lastAt: '2026-11-23T02:31:00.000Z',
      nextAt: '2026-11-24T02:30:00.000Z',
      syncState: 'IDLE',
      connected: true,
      platform: 'Chat 11.9.0',
      notes: ['Late reactions are missed.'],
      dropped: ['posts.props'],
      tellsSummary: 'not reached',
      tells: [
        { subject: 'Active and habitual', by: 'SOURCE', takes: null },
        { subject: 'Reached', by: 'NOTHING', takes: 'It takes the files of members.' },
        { subject: 'Registered', by: 'NOTHING', takes: 'It takes the files of members.' },
      ],
      meanings: [{ word: 'Active', text: 'Posted in a public channel.' }],
    },
    BARE,
  ],
  directory: { lastAt: '2026-11-01T09:00:00.000Z', rosters: 3 },
  asked: [],
  toFix: [
    {
      connection: 'chat',
      title: '1 day missing from Chat',
      short: '1 day missing',
      effect: 'Trends show a gap.',
      detail: '2026-11-20',
      steps: ['Read it again: `takeup sync chat --from 2026-11-20`', 'Look at the figures.'],
      request: 'Please let Takeup in.',
      days: ['2026-11-20'],
      confirmable: ['2026-11-20'],
    },
  ],
  matching: { from: '2026-10-26', to: '2026-11-22', accounts: 1000, matched: 974 },
  unmatched: null,
  cannotSync: null,
};

/** Nothing is asked of a server here; what it answers is a story. */
const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.empty() });

function show(more: Partial<Sources> = {}, progress: Progress | null = null, me: Me = ANYBODY) {
  return render(
    <ApolloProvider client={client}>
      <MemoryRouter>
        <MeContext value={me}>
          <SourcesView
            sources={{ ...SOURCES, ...more }}
            minimumGroup={10}
            zone="Europe/Zurich"
            progress={progress}
          />
        </MeContext>
      </MemoryRouter>
    </ApolloProvider>,
  );
}

type Source = Sources['connections'][number];
const [CHAT] = SOURCES.connections as [Source];

it('of one that is read for the first time it is not known how it stands', () => {
  const first = { ...BARE, key: 'board', title: 'Board', pulled: true };
  show({ connections: [{ ...first, syncState: 'READING', expected: 4 }], toFix: [] });
  const row = () => screen.getByRole('row', { name: /^Board/ }).textContent;
  expect(row()).toContain('Being read now. The first reading takes minutes to hours');
  expect(row()).not.toContain('Healthy');
  cleanup();
  show({ connections: [{ ...first, syncState: 'READING', expected: 4, complete: 2 }], toFix: [] });
  expect(row()).toContain('Healthy');
});

it('opens with the verdict and what to do, in order', () => {
  show();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    '2 sources are connected. 1 problem affects what you see.',
  );
  const fix = within(screen.getByRole('region', { name: 'To fix' }));
  expect(fix.getByText('1 day missing from Chat')).toBeTruthy();
  expect(fix.getByText('--from').closest('code')?.textContent).toBe('takeup sync chat --from 2026-11-20');
  expect(within(fix.getAllByRole('list')[1] as HTMLElement).getAllByRole('listitem')).toHaveLength(2);
});

it('draws each day and tells its sum, with times in the organisation’s zone', () => {
  show();
  const strip = screen.getByRole('img', { name: 'Chat: 2 of 4 days complete' });
  expect(strip.querySelectorAll(':scope > rect')).toHaveLength(4);
  expect(strip.querySelectorAll(':scope > rect[fill^="url"]')).toHaveLength(1);
  const cells = screen.getByRole('row', { name: /^Chat/ });
  expect(cells.textContent).toContain('23 Nov 03:31');
  expect(cells.textContent).toContain('24 Nov 03:30');
  expect(within(cells).getByRole('link', { name: '1 day missing' }).getAttribute('href')).toBe('/#fix-chat');
  expect(cells.textContent).not.toContain('Healthy');
  expect(screen.getByRole('row', { name: /^Wiki/ }).textContent).toContain('not yet');
  expect(screen.getByRole('row', { name: /^Directory/ }).textContent).toContain('3 rosters');
});

it('says what each source can tell, what not and what it takes, and what its words mean', () => {
  show();
  const told = screen.getByRole('region', { name: 'What each source can tell' });
  expect([...told.querySelectorAll('summary')].map((own) => own.textContent)).toEqual(['Chat not reached']);
  const [can, not, means] = [...told.querySelectorAll('.kv-pair')].map((own) => own.textContent);
  expect(can).toBe('Can be measuredActive and habitual');
  expect(not).toBe('Not measurable from this sourceReached, Registered. It takes the files of members.');
  expect(means).toContain('Active Posted in a public channel.');
});

it('says that every account matches, and gives no reasons for none', () => {
  const [from, to] = ['2026-10-26', '2026-11-22'];
  const unmatched = { from, to, step: 10, reasons: [], bySource: [] };
  const told = (matched: number) => show({ matching: { from, to, accounts: 30, matched }, unmatched });
  told(30);
  expect(screen.getByText(/^Every account matches one person of the directory/)).toBeTruthy();
  expect(screen.queryByText(/^Of no reason/)).toBeNull();
  cleanup();
  told(29);
  expect(screen.getByText(/^Of no reason there are 10 accounts or more/)).toBeTruthy();
});

it('says the share that matches, and nothing where it is not known', () => {
  show().unmount();
  show({ matching: null });
  expect(screen.queryByText(/%/)).toBeNull();
  expect(screen.getByText(/Not known until/)).toBeTruthy();
});

it('without a source there is one thing to do', () => {
  show({ connections: [], directory: null, matching: null });
  expect(screen.getByRole('link', { name: 'Bring in files' }).getAttribute('href')).toBe('/start');
  expect(screen.queryByRole('table')).toBeNull();
});

it('a source that is being read says how far that is, and is not asked again', () => {
  show(
    { connections: [{ ...CHAT, syncState: 'READING' }] },
    { task: 'SYNCING', subject: 'Chat', done: 20, total: 60 },
  );
  const row = screen.getByRole('row', { name: /^Chat/ }).textContent;
  expect(row).toContain('20 of 60 pieces');
  expect(row).not.toContain('The first reading');
  const again = screen.getByRole('button', { name: 'Fetch 1 day again' });
  expect(again.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText(/can be asked again when that is done/)).toBeTruthy();
});

it('where this process reads no platform, it says so instead of offering it', () => {
  show({ cannotSync: 'Another process reads the platforms.' });
  expect(screen.getByRole('button', { name: 'Fetch 1 day again' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  expect(screen.getByText('Another process reads the platforms.')).toBeTruthy();
});

it('days in doubt can be said to have been that quiet, and no others', () => {
  const [fix] = SOURCES.toFix as [Sources['toFix'][number]];
  show({ toFix: [{ ...fix, confirmable: [] }] }).unmount();
  expect(screen.queryByRole('button', { name: /that quiet/ })).toBeNull();
  show();
  expect(screen.getByRole('button', { name: '1 day was that quiet' })).toBeTruthy();
});

it('shows the request for the admin where the browser does not copy it', async () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Copy request for the admin' }));
  expect(await screen.findByDisplayValue('Please let Takeup in.')).toBeTruthy();
});

it('operators connect and remove sources, and readers see no way to', () => {
  const connects = () => screen.queryByRole('link', { name: 'Connect another source' });
  const removes = () => screen.queryAllByRole('button', { name: /^Remove/ }).length;
  const operator = show();
  // Only what was connected here: what takeup.yaml names is taken out there.
  expect([connects()?.getAttribute('href'), removes()]).toEqual(['/sources/connect', 1]);
  const change = screen.getByRole('link', { name: 'Change Chat' });
  expect(change.getAttribute('href')).toBe('/sources/chat/change');
  fireEvent.click(screen.getByRole('button', { name: 'Remove Chat' }));
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove Chat' }));
  operator.unmount();
  show({}, null, { ...ANYBODY, role: 'READER' });
  expect([connects(), removes()]).toEqual([null, 0]);
  expect(screen.queryByRole('link', { name: 'Change Chat' })).toBeNull();
});

it('says of a source that was removed since when it is asked no more', () => {
  show({
    connections: [{ ...CHAT, connected: false, removedOn: '2026-11-20', syncState: null, nextAt: null }],
  });
  expect(screen.getByRole('row', { name: /^Chat/ }).textContent).toContain('Asked no more since 20 Nov 2026');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^No source is connected any more/);
  cleanup();
  const [, wiki] = SOURCES.connections as [Source, Source];
  show({ connections: [{ ...CHAT, removedOn: '2026-11-20' }, wiki], toFix: [] });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^1 source is connected, and/);
});

describe('accounts that match nobody', () => {
  const told = (...reasons: readonly (readonly ['ABSENT' | 'BOT' | 'LEFT', number])[]) => ({
    ...{ from: '2026-10-26', to: '2026-11-22', step: 10, bySource: [] },
    reasons: reasons.map(([reason, atLeast]) => ({ reason, atLeast })),
  });

  it('stand by why, the largest first, each with a number in words, its bar and what to do', () => {
    show({ unmatched: told(['ABSENT', 120], ['BOT', 30]) });
    const items = within(
      screen.getByRole('list', { name: 'Accounts that match nobody, by why' }),
    ).getAllByRole('listitem');
    expect(items.map((item) => item.querySelector('b')?.textContent)).toEqual(['120 or more', '30 or more']);
    expect(items.map((item) => item.querySelector('i')?.style.width)).toEqual(['100%', '25%']);
    expect(items[0]?.textContent).toMatch(/^Not in the directory.*takeup import aliases FILE/);
    expect(items[0]?.querySelector('code')?.textContent).toBe('takeup import aliases FILE');
    expect(screen.getByText(/of a reason with fewer accounts nothing is told/)).toBeTruthy();
  });

  it('say so where there are too few of any kind, and nothing where it is not known', () => {
    const { unmount } = show({ unmatched: told() });
    expect(screen.getByText(/^Of no reason there are 10 accounts or more/)).toBeTruthy();
    unmount();
    show({ unmatched: null });
    expect(screen.queryByText(/accounts or more/)).toBeNull();
  });
});

it('what is asked for something else than days stands beside the others, with what stands in the way', () => {
  const [fix] = SOURCES.toFix as [Sources['toFix'][number]];
  const trouble = {
    ...{ ...fix, connection: 'people', title: 'Our directory was not taken in', short: 'Not taken in' },
    ...{ effect: 'It refuses.', steps: ['Ask `why`.'] },
  };
  const people = {
    __typename: 'AskedSource' as const,
    ...{
      key: 'people',
      title: 'Our directory',
      kind: 'DIRECTORY' as const,
      connector: 'SCIM 2.0',
      series: null,
    },
    ...{ lastAt: '2026-11-23T08:00:00Z', inFile: false, reading: false },
  };
  show({ asked: [people, { ...people, key: 'other', title: 'Another', lastAt: null }] }).unmount();
  show({ asked: [{ ...people, lastAt: null, reading: true }] });
  const first = screen.getByRole('row', { name: /^Our directory/ }).textContent;
  expect([first?.includes('Being read now.'), first?.includes('Not asked yet')]).toEqual([true, false]);
  cleanup();
  const kpi = { ...people, key: 'kpi', title: 'Calls', kind: 'OUTCOME' as const, series: 'calls/settled' };
  show({ connections: [], asked: [people, kpi], toFix: [trouble] });
  expect(screen.getByRole('row', { name: /^Calls/ }).textContent).toContain('the values of calls/settled');
  const row = screen.getByRole('row', { name: /^Our directory/ });
  expect(within(row).getByRole('link', { name: 'Not taken in' }).getAttribute('href')).toBe('/#fix-people');
  expect(row.textContent).not.toMatch(/It refuses|Ask why/);
  expect(screen.getByRole('region', { name: 'To fix' }).textContent).toMatch(/It refuses.*Ask why/);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(
    '2 sources are connected. 1 problem',
  );
});
