import type { EditionGoal, EditionTerms, EvidenceGrade, GoalStatus } from '@takeup/domain';
import { format } from './format.js';
import { goals } from './goals.js';
import { capital } from './measures.js';

const STANDS: Readonly<Record<GoalStatus, string>> = {
  ABOVE: 'better than its path',
  NEAR: 'near its path',
  UNDER: 'short of its path',
  UNKNOWN: 'not to be told',
};

type Known = Pick<
  EditionGoal,
  'name' | 'unit' | 'baseline' | 'now' | 'gap' | 'status' | 'doubt' | 'evidence'
>;

/** No direction is named below grade 1: what is not known enough is not told as good or bad. */
const goalSentence = ({ name, unit, baseline, now, gap, status, doubt, evidence }: Known): string => {
  const needs = evidence.needs.map((gate) => goals.gate(gate)).join('; ');
  if (now === null) return `${name}: **no value has come yet**, and nothing is concluded from that.`;
  const figure = `**${goals.value(now.value, unit)}**`;
  if (doubt === 'stale')
    return `${name} has **not been known since ${format.date(now.to)}**, when it was ${figure}.`;
  if (doubt === 'before-go-live') return `${name}: ${figure} before go-live; its path has not begun.`;
  if (evidence.grade === 0)
    return `${name}: ${figure}. **We cannot tell yet** what that is worth: needs ${needs}.`;
  const range = now.low === null || now.high === null ? '' : ` (95% range ${goals.range(now.low, now.high)})`;
  const from = baseline === null ? '' : `, from a baseline of ${goals.declared(baseline, unit)}`;
  const told = `${name} stood at ${figure}${range} on ${format.date(now.to)}${from}`;
  if (status === 'UNKNOWN' || gap === null)
    return `${told}. **We cannot tell yet** how that compares with its path.`;
  const path = goals.value(now.path, unit);
  if (status === 'NEAR') return `${told}: **no clear gap** to its path of ${path}.`;
  return `${told}: **${goals.gap(gap, unit).replace(' path', ' its path')}** of ${path}.`;
};

const describes = (grade: EvidenceGrade) =>
  grade === 0
    ? ''
    : `This describes the goal (evidence ${goals.gradeShort(grade)}, ${goals.grade(grade).toLowerCase()}); it does not show what part the initiative has in it.`;

export interface TargetCount {
  readonly all: number;
  readonly above: number;
  readonly near: number;
  readonly under: number;
  readonly unknown: number;
}

const adoptionSentence = ({ all, above, near, under, unknown }: TargetCount): string => {
  if (all === 0) return 'It names no adoption target.';
  const parts = [
    ...(above > 0 ? [`**${format.count(above)}** better than path`] : []),
    ...(near > 0 ? [`**${format.count(near)}** with no clear gap`] : []),
    ...(under > 0 ? [`**${format.count(under)}** short of path`] : []),
    ...(unknown > 0 ? [`**${format.count(unknown)}** that cannot be told`] : []),
  ];
  return `Of ${format.plural(all, 'adoption target', 'adoption targets')}: ${format.list(parts)}.`;
};

/** `Relationship Managers in Retail Banking active` */
const group = ({ measure, personaName, department }: ReportGroup): string => {
  const who = personaName ?? 'Everybody';
  return capital(`${who}${department === null ? '' : ` in ${department}`}, ${measure}`);
};
export interface ReportGroup {
  readonly measure: string;
  readonly personaName: string | null;
  readonly department: string | null;
}

const TERM: Readonly<Record<keyof EditionTerms, string>> = {
  baseline: 'baseline',
  target: 'target',
  deadline: 'deadline',
  goLive: 'go-live',
  milestones: 'milestones',
};

export const reportLines = {
  goalSentence,
  describes,
  adoptionSentence,
  group,
  inInitiative: (name: string) => `**${name}.**`,
  dataSentence: (missing: number, sources: number) =>
    sources === 0
      ? 'No source is known.'
      : missing === 0
        ? 'Every day of every source is known.'
        : `**${format.plural(missing, 'day is', 'days are')} missing** from the sources; they are left out and never counted as zero.`,
  goalpostSentence: (moved: number) =>
    moved === 0
      ? 'No goalpost was moved.'
      : `**${format.plural(moved, 'goalpost was', 'goalposts were')} moved.**`,
  changed: {
    evidence: (name: string, from: EvidenceGrade, to: EvidenceGrade) =>
      `Evidence for ${name} went from grade ${from} to grade **${to}** (${goals.grade(to).toLowerCase()}).`,
    standing: (name: string, from: GoalStatus, to: GoalStatus, gap: string | null) =>
      `${name} went from ${STANDS[from]} to **${STANDS[to]}**${gap === null || to === 'NEAR' || to === 'UNKNOWN' ? '' : ` (${gap})`}.`,
    value: (name: string, from: string, to: string, status: GoalStatus) =>
      status === 'UNKNOWN'
        ? `${name}: ${from} to **${to}**.`
        : `${name}: ${from} to **${to}**; it stays ${STANDS[status]}.`,
    came: (name: string, to: string) => `${name}: not known a month before, now **${to}**.`,
    gone: (name: string, from: string) => `${name}: ${from} a month before, now **not known**.`,
    restated: (name: string, told: string, now: string) =>
      `Restated: the report before told ${told} for ${name}; today the same period reads **${now}**.`,
    targets: (count: number) =>
      `${format.plural(count, 'adoption target stands', 'adoption targets stand')} as a month before.`,
    pending: 'Acts of this month changed after its figures were published; a restatement is pending.',
    none: 'Nothing that could be compared.',
    first: 'This is the first report: the month before is told from the data, not from a report.',
  },
  goalpost: {
    none: (month: string) => `No promise was changed in ${format.monthLong(`${month}-01`)}.`,
    confirmed: (initiative: string, version: number, day: string) =>
      `Charter ${initiative}, version ${format.count(version)}, was confirmed on ${format.date(day)}.`,
    moved: (day: string, name: string, parts: readonly string[]) =>
      `${format.dayMonth(day)}, **${name}**: ${format.list(parts)}.`,
    part: (term: keyof EditionTerms, from: string, to: string) =>
      `${TERM[term]} moved from ${from} to **${to}**`,
    taken: (day: string, name: string) =>
      `${format.dayMonth(day)}, **${name}**: promised for the first time.`,
    given: (day: string, name: string) => `${format.dayMonth(day)}, **${name}**: no longer promised.`,
    reason: (note: string | null) => (note === null ? 'No reason was given.' : `Reason given: ${note}`),
    would: (path: string, gap: string, status: GoalStatus) =>
      status === 'NEAR'
        ? `Against the terms before (path ${path}) it would show **no clear gap**.`
        : status === 'UNKNOWN'
          ? `Against the terms before (path ${path}) it **could not be told**.`
          : `Against the terms before (path ${path}) it would be **${gap}**.`,
    wouldNot: 'How it would stand against the terms before is not known.',
    measured: 'measured',
    milestones: (count: number) => (count === 0 ? 'none' : format.plural(count, 'milestone', 'milestones')),
  },
  coverage: {
    of: (complete: number, days: number) => `${format.count(complete)} of ${format.count(days)}`,
    label: (title: string, complete: number, days: number) =>
      `${title}: ${format.count(complete)} of ${format.count(days)} days complete`,
    givenUp: (title: string, spans: string) =>
      `**${title}:** ${spans} did not come and count as given up. Left out, never counted as zero.`,
    open: (title: string, spans: string) =>
      `**${title}:** ${spans} are not complete yet. Left out, never counted as zero.`,
    outside: (title: string, spans: string) => `**${title}:** ${spans} lie outside what this source covers.`,
    goal: (name: string, source: string | null, spans: string) =>
      `**${name}:** no value${source === null ? '' : ` from ${source}`} for ${spans}.`,
    todo: 'What to do: whoever runs Takeup finds the steps for each source on Data sources. A day that comes later changes nothing here; its periods wait to be restated.',
    complete: 'All days of all sources are known.',
    none: 'No source is known.',
  },
  withheld: (groups: number, minimum: number) =>
    groups === 0
      ? 'No group is hidden.'
      : `${format.plural(groups, 'group is', 'groups are')} hidden to protect people: fewer than ${format.count(minimum)}, or they could be worked out from others.`,
  row: {
    fewer: (count: number, people: number) => `≤${format.count(count)} of ${format.count(people)}`,
    more: (count: number, people: number) => `≥${format.count(count)} of ${format.count(people)}`,
    of: (count: number, people: number) => `${format.count(count)} of ${format.count(people)}`,
    HIDDEN: 'hidden',
    NO_PEOPLE: 'nobody in it',
    NO_DATA: 'no data',
    NOT_FINAL: 'not final',
    NOT_PUBLISHED_AT_THIS_GRAIN: 'not published',
  },
};
