import type { EvidenceGrade, GoalStatus } from '@takeup/domain';
import { format } from './format.js';
import { goals } from './goals.js';
import { definitions } from './report-definitions.js';
import { reportLines } from './report-lines.js';
import { reportPage } from './report-page.js';

const monthOf = (month: string) => format.monthLong(`${month}-01`);

/** The monthly report, on paper and on screen. `**` marks what is set in ink. */
export const report = {
  ...reportLines,
  page: reportPage,
  definitions,
  title: (month: string) => `Adoption and outcomes, ${monthOf(month)}`,
  monthOf,
  meta: (number: number, from: string, to: string) =>
    `Report ${format.count(number)} · data ${format.dateRange(from, to)}`,
  charters: (versions: readonly { readonly key: string; readonly version: number }[]) =>
    versions.length === 0
      ? 'no charter confirmed'
      : `charters ${versions.map(({ key, version }) => `${key} ${format.count(version)}`).join(', ')}`,
  definitionsVersion: (version: number) => `definitions ${format.count(version)}`,
  sections: {
    verdict: 'In short',
    position: '1. Position against target',
    charts: 'Goals over time',
    changed: (monthBefore: string) => `2. Changed since ${monthOf(monthBefore)}`,
    goalposts: '3. Goalposts moved',
    coverage: (days: number) => `4. Data completeness, ${format.count(days)} days`,
    signOff: '5. Sign-off',
    definitions: 'Definitions',
  },
  /** The workbook's sheets, at most 31 characters each, and the heads of its first one. */
  sheets: {
    report: 'Report',
    sections: { goal: 'Goals', target: 'Adoption targets', adoption: 'Adoption', gap: 'Missing days' },
    none: 'There is none this month.',
    verdict: 'In short',
    changed: 'Changed',
    coverage: 'Data completeness',
    hidden: 'Hidden',
    signOff: 'Sign-off',
    definitions: 'Definitions',
    sha256: 'SHA-256 of the data file',
  },
  columns: {
    measure: 'Measure',
    baseline: 'Baseline',
    before: (month: string) => format.monthYear(`${month}-01`),
    now: (month: string) => format.monthYear(`${month}-01`),
    range: '95% range',
    path: 'Path',
    target: 'Target',
    against: 'Against path',
    evidence: 'Evidence',
  },
  none: '–',
  /** The head of its column says what it is held against. */
  against: (gap: number, unit: string | null) => goals.gap(gap, unit).replace(/ (?:than|of) path$/, ''),
  by: (day: string) => `by ${format.date(day)}`,
  on: (day: string) => `on ${format.dayMonth(day)}`,
  evidence: (grade: EvidenceGrade) => `${goals.gradeShort(grade)}, ${goals.grade(grade).toLowerCase()}`,
  evidenceNone: 'not graded',
  standing: {
    ABOVE: 'better than path',
    NEAR: 'no clear gap',
    UNDER: 'short of path',
    UNKNOWN: 'cannot tell yet',
  } satisfies Record<GoalStatus, string>,
  noInitiative: 'No charter was confirmed by the end of the month, so nothing is measured against a target.',
  noGoals: 'This charter names no goal.',
  chart: {
    baseline: (text: string) => `Baseline ${text}`,
    target: (text: string, day: string) => `Target ${text} by ${format.date(day)}`,
    path: 'Path',
    goLive: 'Go-live',
    label: (name: string, unit: string, now: string) =>
      `${name} over time against its path${unit === '' ? '' : `, in ${unit}`}. ${now}`,
    none: 'No value came yet.',
    last: (text: string, day: string) => `${text} on ${format.date(day)}.`,
    legend:
      'Dark line: what was measured. Grey: its 95% range. Dashed: the path. A break is a period without data.',
  },
  signOff: {
    roles: ['Prepared', 'Data checked', 'Accepted'],
    none: 'not signed',
    note: 'Signing is not there yet, so nobody has signed this report. The hash shows that it is unchanged, not who stands behind it.',
  },
  seal: {
    sha256: 'SHA-256',
    previous: 'Report before',
    first: 'none, this is the first',
    /** Eight by eight, so that it can be compared by eye. */
    grouped: (hash: string) => hash.match(/.{1,8}/g)?.join(' ') ?? hash,
    how: 'The hash is of the report’s data file. `takeup edition verify` checks it without a network.',
  },
  pageOf: (page: number, pages: number) => `Page ${format.count(page)} of ${format.count(pages)}`,
  /** Words around the page counters of a style sheet. */
  pageCounter: ['Page ', ' of '],
};
