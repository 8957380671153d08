import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { NoneYet, NotThere } from './NoReport';
import { ReportAside } from './ReportAside';
import { ReportSheet } from './ReportSheet';
import type { Report } from './types';

const REPORT: Report = {
  __typename: 'Report',
  month: '2026-10',
  monthBefore: '2026-09',
  organisation: 'Northwind Group',
  title: 'Adoption and outcomes, October 2026',
  meta: ['Report 2', 'definitions 1'],
  verdict: ['Clients waited **21.3 h**.'],
  columns: { before: 'Sep 26', now: 'Oct 26' },
  position: [
    {
      initiative: 'Ask an expert',
      rows: [
        {
          ...{
            name: 'Time to answer',
            baseline: '26 h',
            before: '24.5 h',
            now: '21.3 h',
            range: '20.0–22.6',
          },
          ...{ path: '22.7 h', pathOn: 'on 25 Oct', target: '8 h', by: 'by 30 Jun 2027', sign: 'over' },
          ...{ against: '1.4 h better than path', grade: 1, evidence: '1 of 5, declared' },
        },
        {
          ...{ name: 'Tiny, active', baseline: '–', before: 'hidden', now: 'hidden', range: '', path: '–' },
          ...{ pathOn: '', target: '60%', by: 'by 30 Jun 2027', sign: 'unknown' },
          ...{ against: 'cannot tell yet', grade: null, evidence: 'not graded' },
        },
      ],
    },
  ],
  charts: [
    {
      ...{
        name: 'Time to answer',
        label: 'Time to answer over time.',
        gaps: '**Nothing came from files** on 2 Oct 2026.',
        width: 520,
        height: 150,
      },
      ...{ kinds: ['line', 'strong'], paths: ['M0 0L1 1', null], xs: [null, 5], ys: [null, 6] },
      ...{ anchors: [null, 'start'], texts: [null, '21.3 h'] },
    },
  ],
  changed: [{ sign: 'under', text: 'It went down.' }],
  goalposts: [{ sign: null, text: 'None moved.' }],
  days: 31,
  strips: [
    {
      title: 'Mattermost',
      marks: ['full', 'hatched'],
      of: '1 of 2',
      label: 'Mattermost: 1 of 2 days complete',
    },
  ],
  coverage: ['**Mattermost:** 2 Oct 2026 did not come.'],
  withheld: '1 group is hidden.',
  signOff: [{ role: 'Prepared', state: 'not signed' }],
  definitions: [{ term: 'Active', text: 'did something' }],
  sha256: '0123456789abcdef'.repeat(4),
  previous: null,
};
const LIST = {
  closed: [{ month: '2026-10', number: 2, sha256: REPORT.sha256 }],
  next: { month: '2026-11', from: '2026-12-01', waiting: false },
};
const show = (node: React.ReactNode) => render(<MemoryRouter>{node}</MemoryRouter>);

describe('the sheet', () => {
  it('has the five sections, in order', () => {
    show(<ReportSheet report={REPORT} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(REPORT.title);
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      '1. Position against target',
      '2. Changed since September 2026',
      '3. Goalposts moved',
      '4. Data completeness, 31 days',
      '5. Sign-off',
      'Goals over time',
      'Definitions',
    ]);
  });

  it('holds each goal against its path, and a hidden group without a figure', () => {
    show(<ReportSheet report={REPORT} />);
    const table = screen.getByRole('table', { name: 'Position against target, October 2026' });
    const [, , goal, hidden] = within(table).getAllByRole('row');
    expect(goal?.textContent).toMatch(
      /26 h24\.5 h21\.3 h20\.0–22\.6.*8 h.*1\.4 h better than path.*declared/,
    );
    expect(hidden?.textContent).toBe('Tiny, active–hiddenhidden–60%by 30 Jun 2027 cannot tell yetnot graded');
  });

  it('says its pictures in words, shows its hash in groups and that nobody signed', () => {
    show(<ReportSheet report={REPORT} />);
    expect(screen.getByRole('img', { name: 'Time to answer over time.' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Mattermost: 1 of 2 days complete' })).toBeTruthy();
    expect(screen.getByText(/^01234567 89abcdef/)).toBeTruthy();
    expect(screen.getByText('not signed')).toBeTruthy();
  });
});

describe('beside it', () => {
  it('stand the files, the reports and when the next is due', () => {
    show(<ReportAside closed={REPORT} list={LIST} />);
    expect(screen.getByRole('link', { name: 'Download PDF' }).getAttribute('href')).toBe(
      '/reports/2026-10.pdf',
    );
    const items = within(screen.getByRole('list', { name: 'Reports by month' })).getAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'November 2026from 1 Dec 2026',
      'October 2026not signed',
    ]);
    expect(screen.getByRole('link', { name: 'October 2026' }).getAttribute('aria-current')).toBe('page');
  });
});

describe('where there is no report', () => {
  it.each([
    ['nothing has begun', null, /begin with the month of the first go-live/],
    ['the first is due', LIST.next, /November 2026.*1 Dec 2026/],
    ['the first is waited for', { ...LIST.next, waiting: true }, /That month is over/],
  ])('says what will appear and when: %s', (_what, next, says) => {
    const { container } = show(<NoneYet next={next} />);
    expect(container.textContent).toMatch(says);
  });

  it('leads from an unknown month to the newest', () => {
    show(<NotThere message="There is no month “x”." newest="2026-10" />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no month “x”.');
    expect(screen.getByRole('link').getAttribute('href')).toBe('/reports/2026-10');
  });
});
