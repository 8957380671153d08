import type { Direction, EvidenceGate, EvidenceGrade, GoalDoubt, GoalStatus, Rhythm } from '@takeup/domain';
import { format } from './format.js';
import { missing } from './missing.js';
import type { DaySpan } from '../lost-days.js';
import { verb } from './measures.js';
import type { MeasureKey } from './measures.js';

/** What the sentences about a goal need of it. */
export interface GoalSaid {
  readonly name: string;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly deadline: string | null;
  readonly goLive: string | null;
  readonly now: {
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly from: string;
    readonly to: string;
    readonly path: number;
  } | null;
  readonly gap: number | null;
  readonly status: GoalStatus;
  readonly doubt: GoalDoubt | 'draft' | null;
  readonly rhythm: Rhythm;
}

const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToTwo = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const minus = (text: string) => text.replace('-', '−');

const withUnit = (text: string, unit: string | null) =>
  unit === null ? text : `${text}${unit === '%' ? '' : ' '}${unit}`;
/** A difference of percentages is points. */
const pointsOf = (unit: string | null) => (unit === '%' ? 'pp' : unit);

/** `19.4 h`, `28.7%`: what was measured. */
const value = (figure: number, unit: string | null) => withUnit(minus(tenth.format(figure)), unit);
/** `8 h`, `45%`: what was declared. */
const declared = (figure: number, unit: string | null) => withUnit(minus(upToTwo.format(figure)), unit);
const distance = (figure: number, unit: string | null) => {
  const points = pointsOf(unit);
  return `${tenth.format(Math.abs(figure))}${points === null ? '' : ` ${points}`}`;
};
const range = (low: number, high: number) => `${minus(tenth.format(low))}–${minus(tenth.format(high))}`;

/** `2.1 h better than path`: in the goal's own direction, so that no sign has to be read. */
const gap = (figure: number, unit: string | null) => {
  if (tenth.format(Math.abs(figure)) === '0.0') return 'on path';
  return `${distance(figure, unit)} ${figure > 0 ? 'better than' : 'short of'} path`;
};

const GRADES: Readonly<Record<EvidenceGrade, string>> = {
  0: 'Not enough data',
  1: 'Declared',
  2: 'Moving together',
  3: 'Changed after',
  4: 'Changed more than comparison groups',
  5: 'Randomised rollout',
};

const MEANS: Readonly<Record<EvidenceGrade, string>> = {
  0: 'We cannot tell yet.',
  1: 'Baseline, target and deadline were confirmed before the result, and the result is known with its range.',
  2: 'Changes in adoption and changes in the goal go together, trend and season taken out.',
  3: 'The goal shifted at go-live, beyond its earlier trend and season.',
  4: 'Five or more departments that took part changed more than five or more that did not.',
  5: 'Who took part first was drawn by lot before it began.',
};

const MET: Readonly<Record<EvidenceGate['code'], (details: EvidenceGate['details']) => string>> = {
  confirmed: ({ declaredOn }) => `Promised by a confirmed charter since ${format.date(String(declaredOn))}`,
  'series-known': () => 'Its source has delivered',
  'value-known': () => 'A value is known',
  'declared-before-results': () => 'The newest value is from after the promise',
  'value-recent': ({ day }) => `The newest value speaks of ${format.date(String(day))}`,
  'range-known': () => 'The value has a range',
  'adoption-known': () => 'Adoption is published',
  'shared-periods': ({ has }) => `${has} periods with both the goal and adoption known`,
  'association-tested': () => 'Their changes were tested',
};

const UNMET: Readonly<Record<EvidenceGate['code'], (details: EvidenceGate['details']) => string>> = {
  confirmed: () => 'A confirmed charter: nothing is measured against a draft',
  'series-known': () => 'A file of its series: takeup import outcome FILE --goal KEY',
  'value-known': () => 'A value by this day',
  'declared-before-results': ({ declaredOn }) =>
    `A value of a period after the charter promised this on ${format.date(String(declaredOn))}`,
  'value-recent': ({ day }) => `A newer value: the last one speaks of ${format.date(String(day))}`,
  'range-known': () =>
    'A range of the value: n, numerator and denominator in its file, or nine values in a row before go-live',
  'adoption-known': () => 'Published adoption in the communities of the initiative',
  'shared-periods': ({ has, needs }) =>
    `${needs} periods with both the goal and adoption known (${has} so far)`,
  'association-tested': () =>
    'A test of their changes, with trend and season taken out; Takeup does not run it yet',
};

function verdict(goal: GoalSaid): string {
  const { name, unit, now, doubt, status } = goal;
  if (doubt === 'draft') return `${name} stands in a draft: nothing is measured against it.`;
  if (now === null) return `${name}: no value has come yet.`;
  const figure = value(now.value, unit);
  if (doubt === 'stale') return `${name} has not been known since ${format.date(now.to)}.`;
  if (doubt === 'before-go-live') return `${name}: ${figure} before go-live.`;
  if (status === 'UNKNOWN' || goal.gap === null)
    return `${name}: ${figure}, and no telling what that is worth.`;
  if (status === 'NEAR') return `${name}: ${figure}, near its path of ${value(now.path, unit)}.`;
  return `${name}: ${figure}, ${gap(goal.gap, unit).replace(' path', ' its path')}.`;
}

function standfirst(goal: GoalSaid): string {
  const { unit, now, doubt, goLive } = goal;
  if (doubt === 'draft')
    return 'When its charter is complete and confirmed, it is measured from that day on.';
  if (now === null) return 'Unknown is not zero: it is drawn and judged once its source has delivered.';
  const path = `the path ${goal.rhythm === 'irregular' ? 'of that day' : `on ${format.date(now.to)}`} is **${value(now.path, unit)}**`;
  if (doubt === 'stale')
    return `Then it was **${value(now.value, unit)}**. An old value says nothing of today.`;
  if (doubt === 'before-go-live')
    return `Until ${goLive === null ? 'go-live' : format.date(goLive)} its path is its baseline; there is nothing to be ahead of yet.`;
  if (now.low === null || now.high === null)
    return `Of that, ${path}. How far it strays by itself is not known, so the gap may be chance.`;
  const better = goal.direction === 'down' ? 'Less is better here. ' : '';
  return `Its range is **${range(now.low, now.high)}**; ${path}. ${better}This describes the goal. What part the initiative has in it is not shown.`;
}

export const goals = {
  value,
  declared,
  range,
  gap,
  distance,
  verdict,
  standfirst,
  /** A tick carries its unit where there is room for it. */
  axis: (figure: number, unit: string | null) =>
    declared(figure, unit !== null && unit.length > 2 ? null : unit),
  status: {
    ABOVE: 'Above path today',
    NEAR: 'Near path today',
    UNDER: 'Under path today',
    UNKNOWN: 'Cannot tell today',
  } satisfies Record<GoalStatus, string>,
  standing: {
    ABOVE: 'above path',
    NEAR: 'near path',
    UNDER: 'under path',
    UNKNOWN: 'cannot tell',
    DRAFT: 'draft',
  },
  draft: 'Draft, not measured',
  goalOf: (index: number, total: number) => `goal ${format.count(index)} of ${format.count(total)}`,
  leads: 'leads',
  grade: (grade: EvidenceGrade) => GRADES[grade],
  gradeShort: (grade: number) => `${grade} of 5`,
  gradeMeans: (grade: EvidenceGrade) => MEANS[grade],
  gate: ({ code, met, details }: Pick<EvidenceGate, 'code' | 'met' | 'details'>) =>
    (met ? MET : UNMET)[code](details),
  capped: (cap: EvidenceGrade) =>
    `The charter was confirmed after go-live. What happened before cannot be shown to be more than grade ${cap}: ${GRADES[cap].toLowerCase()}.`,
  noForecast: 'A forecast is shown once it has a record to be checked by. There is none yet.',
  noBenefit: 'Benefit is counted from grade 4 on.',
  facts: {
    now: (rhythm: Rhythm, from: string, to: string) =>
      rhythm === 'weekly'
        ? `Now, week to ${format.dayMonth(to)}`
        : rhythm === 'irregular' || rhythm === 'daily'
          ? `Now, ${format.dayMonth(to)}`
          : `Now, ${format.dateRange(from, to)}`,
    noValue: 'Now',
    unknown: 'not known',
    path: 'Path today',
    pathOn: (day: string) => `Path on ${format.dayMonth(day)}`,
    pathNone: 'no path in a draft',
    target: 'Target',
    by: (day: string) => `by ${format.date(day)}`,
    forecast: 'Forecast at deadline',
    notYet: 'not yet',
    evidence: 'Evidence',
    basis: {
      cases: '95% range, from its cases',
      scatter: '95% range, from its own scatter',
    },
    noRange: 'no range known',
  },
  chart: {
    dek: (rhythm: Rhythm, direction: Direction | null) =>
      `${RHYTHMS[rhythm]} Grey: 95% range. Blue: better than the path, orange: short of it, where the range leaves no doubt.${direction === 'down' ? ' Less is better.' : ''}`,
    baseline: (text: string, from: string | null, to: string | null) =>
      from === null || to === null
        ? `Baseline ${text}`
        : `Baseline ${text}, ${format.month(from)} to ${format.month(to)}`,
    target: (text: string) => `Target ${text}`,
    path: 'Path to target',
    now: (text: string) => `${text} now`,
    last: (text: string, day: string) => `${text} on ${format.dayMonth(day)}`,
    noData: 'no data',
    goLive: 'Go-live',
    gate: (question: string) => (question === '' ? 'Gate' : `Gate: ${question}`),
    marker: (name: string, day: string) => `${name}, ${format.date(day)}`,
    label: (name: string, now: string, source: string, gaps: readonly DaySpan[]) =>
      `${name} over time with its baseline, path and target. ${now}${gaps.length === 0 ? '' : ` Gap: ${missing.within(source, gaps)}.`}`,
    adoption: (who: string, measure: MeasureKey) => `${who}, ${verb[measure]}, last 28 days`,
    adoptionPath: (target: string) => `Path to ${target}`,
    adoptionNow: (text: string) => `${text} now`,
    adoptionLabel: (
      title: string,
      now: string,
      lost: readonly { readonly title: string; readonly spans: readonly DaySpan[] }[],
    ) => [`${title}. ${now}`, ...lost.map((own) => missing.within(own.title, own.spans))].join('; '),
    noAdoption: 'No adoption is published yet for the people who serve this goal.',
    noTarget: 'The charter names no adoption target for the people who serve this goal.',
    hiddenAdoption: 'The adoption of this group is hidden to protect people.',
    table: 'Show as table',
    picture: 'Show as chart',
    caption: (name: string) => `${name}, by period`,
    columns: {
      period: 'Period',
      value: 'Value',
      range: '95% range',
      path: 'Path',
      gap: 'Gap',
      adoption: 'Adoption',
    },
    none: 'no data',
  },
  ladder: {
    title: 'Evidence ladder',
    rule: 'The grade is set by rules, never by hand.',
    here: 'Now here.',
    notYet: 'Not yet.',
    needs: 'What the next grade needs',
    met: 'met',
    open: 'still open',
  },
  replaced: (version: number, target: string, deadline: string, standing: string) =>
    `The terms were changed. Against version ${format.count(version)} (${target} by ${format.date(deadline)}) it would be: ${standing}.`,
  owner: (role: string) => `Owner: ${role}`,
  from: (title: string, series: string) => `Measured by ${title}, series ${series}.`,
  how: 'How we know',
  others: 'Other goals of this initiative',
  judged: (tolerance: string | null, rhythm: Rhythm) =>
    tolerance === null
      ? `The value is held against the path on the last day it speaks of.`
      : `The value is held against the path on the last day it speaks of. By itself it strays ±${tolerance} from one ${STEP[rhythm]} to the next.`,
  promised: (version: number, day: string) =>
    `Promised in the charter since ${format.date(day)} (version ${format.count(version)}).`,
  unknownTitle: 'This goal does not exist.',
  toCharter: 'Open the charter',
  open: 'See where it stands',
  openLabel: (goal: string) => `See where it stands: ${goal}`,
  emptyTodo: 'Bring its file in: takeup import outcome FILE.csv --goal KEY',
  enter: {
    title: 'Enter a value',
    about: (source: string) =>
      `For what somebody knows and no file tells. It is kept with the values of ${source}; a value that was given for the same day is replaced.`,
    at: { label: 'Last day it speaks of', hint: 'Today or earlier.' },
    value: (unit: string | null) => ({
      label: unit === null ? 'Value' : `Value in ${unit}`,
      hint: `The number alone, such as ${unit === '%' ? '61.5 for 61.5%' : '61.5'}.`,
    }),
    n: { label: 'Cases it rests on', hint: 'If they are known: the range of the value comes from them.' },
    act: 'Enter the value',
    acting: 'Entering the value',
    done: {
      ADDED: (text: string, day: string) => `${text} is entered for ${format.date(day)}.`,
      REPLACED: (text: string, day: string) =>
        `${text} is entered for ${format.date(day)}, in place of another value.`,
      NONE: (text: string, day: string) =>
        `${text} was entered for ${format.date(day)} before: nothing changed.`,
    },
    failed:
      'The server did not answer, and it is not known whether the value was taken. Try again: the same value twice counts once.',
  },
  title: (goal: string) => goal,
  cli: {
    imported: ({ series, lines, added, changed, quarantined, firstDay, lastDay }: ImportedOutcome) =>
      `${series}: ${format.count(lines)} lines, ${format.count(added)} new values, ${format.count(changed)} changed, ${format.count(quarantined)} left out` +
      (firstDay === null ? '' : `, ${firstDay} to ${lastDay}`),
    notes: (report: ImportedOutcome, rejectReason: (reason: string) => string): readonly string[] => [
      ...(report.goals.length === 0
        ? [`no charter names ${report.series} yet; it is kept until one does`]
        : report.goals.map(({ initiative, goal }) => `measures ${goal} of ${initiative}`)),
      ...(report.droppedColumns.length > 0
        ? [`columns dropped on reading: ${report.droppedColumns.join(', ')}`]
        : []),
      ...(report.segmented > 0
        ? [
            `${format.count(report.segmented)} values of departments or personas are kept and not shown; ${format.count(report.whole)} speak of the whole organisation`,
          ]
        : []),
      ...(report.whole === 0 && report.segmented > 0
        ? [
            'a goal is shown for the whole organisation: bring in lines without department and persona as well',
          ]
        : []),
      ...report.rejects.map(({ line, reason }) => `line ${line} left out: ${rejectReason(reason)}`),
      ...(report.quarantined > report.rejects.length
        ? [`and ${format.count(report.quarantined - report.rejects.length)} more`]
        : []),
    ],
    rows: {
      initiative: 'initiative',
      charter: 'charter',
      now: 'now',
      range: '95 % range',
      path: 'path',
      target: 'target',
      gap: 'gap',
      status: 'status',
      evidence: 'evidence',
      next: 'next grade needs',
      forecast: 'forecast',
      benefit: 'benefit',
      gaps: 'no data',
    },
    charter: (version: number, declaredOn: string | null) =>
      declaredOn === null ? `version ${version}, a draft` : `version ${version}, promised on ${declaredOn}`,
    period: (figure: string, from: string, to: string) =>
      from === to ? `${figure} on ${to}` : `${figure}, ${from} to ${to}`,
    path: (judged: string, today: string, day: string) => `${judged}; ${today} on ${day}`,
    target: (baseline: string, target: string, deadline: string) => `${baseline} to ${target} by ${deadline}`,
    grade: (grade: EvidenceGrade) => `grade ${grade}, ${GRADES[grade].toLowerCase()}`,
  },
};

const RHYTHMS: Readonly<Record<Rhythm, string>> = {
  daily: 'Daily.',
  weekly: 'Weekly.',
  monthly: 'Monthly.',
  quarterly: 'Quarterly.',
  irregular: 'At its own dates.',
};
const STEP: Readonly<Record<Rhythm, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  irregular: 'value',
};

/** What came in with a KPI file. */
export interface ImportedOutcome {
  readonly series: string;
  readonly goals: readonly { readonly initiative: string; readonly goal: string }[];
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly whole: number;
  readonly segmented: number;
  readonly quarantined: number;
  readonly rejects: readonly { readonly line: number; readonly reason: string }[];
  readonly droppedColumns: readonly string[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}
