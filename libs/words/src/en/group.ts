import { format } from './format.js';
import { missing } from './missing.js';
import type { DaySpan } from '../lost-days.js';
import { capital, verb } from './measures.js';
import type { MeasureKey } from './measures.js';

export const group = {
  selected: 'Selected group',
  close: 'Close',
  closeLabel: 'Close the selected group',
  everybody: 'Everybody',
  allDepartments: 'all departments',
  loading: 'Loading this group',
  trend: (measure: MeasureKey) => `${capital(verb[measure])} people against the path`,
  trendNoPath: (measure: MeasureKey) => `${capital(verb[measure])} people over time`,
  headline: (measure: MeasureKey, rate: number, gap: number | null, partial: boolean) => {
    const share = `${partial ? 'At least ' : ''}${format.percentExact(rate)} ${verb[measure]}`;
    if (gap === null) return `**${share}.**`;
    return `**${share}, ${format.bare(Math.abs(gap))} pp ${gap < 0 ? 'under' : 'over'} path.**`;
  },
  headlineUnclear: (measure: MeasureKey, rate: number, partial: boolean) =>
    `**${partial ? 'At least ' : ''}${format.percentExact(rate)} ${verb[measure]}, no clear gap to the path.**`,
  below: (low: number, high: number, path: number) =>
    `The range ${format.range(low, high)} stays below ${format.bare(path)}, so this is not noise.`,
  above: (low: number, high: number, path: number) =>
    `The range ${format.range(low, high)} stays above ${format.bare(path)}, so this is not noise.`,
  unclear: (low: number, high: number, path: number) =>
    `The range ${format.range(low, high)} includes the path, ${format.bare(path)}: cannot tell yet.`,
  partialUnclear: (low: number, high: number, path: number) =>
    `Days are missing, so the range ${format.range(low, high)} is a lower one. The path is at ${format.bare(path)}.`,
  unread: (low: number, high: number) =>
    `The range is ${format.range(low, high)}. A target is declared; its measured baseline is not yet read, so there is no path.`,
  noTarget: (low: number, high: number) =>
    `The range is ${format.range(low, high)}. No target is declared for this group.`,
  of: (count: number, people: number) => `${format.count(count)} of ${format.people(people)}.`,
  short: (people: number) => `${format.plural(people, 'person', 'people')} short of the path.`,
  fewer: (measure: MeasureKey, bound: number, people: number) =>
    `**Fewer than ${format.count(bound)} of ${format.people(people)} ${verb[measure]}.** The exact number is not given, to protect the people in the group.`,
  fewerShort: (short: number) => `At least ${format.plural(short, 'person', 'people')} short of the path.`,
  allBut: (measure: MeasureKey, bound: number, people: number) =>
    `**All but fewer than ${format.count(bound)} of ${format.people(people)} ${verb[measure]}.** The exact number is not given, to protect the people in the group.`,
  hidden: (minimum: number) =>
    `**Hidden to protect people.** Groups under ${format.count(minimum)} are never shown. A neighbour is hidden with them where it would give them away, and a whole period where nothing less helps. Hidden is not zero: what they do counts in the totals that are shown.`,
  nobody: '**Nobody is in this group.** No person of the directory fits it in this period.',
  noData: '**No data for this period.** It is unknown, not zero.',
  notFinal: (due: string | null) =>
    due === null
      ? '**This period is not final yet.**'
      : `**This period is not final yet.** It is due on ${format.date(due)}.`,
  notPublished: '**Not published at this grain.** Choose a larger group or a longer period.',
  target: (initiative: string, value: number, deadline: string) =>
    `Target of ${initiative}: ${format.percent(value)} by ${format.date(deadline)}.`,
  baselineUnread: 'Its baseline is measured and not read yet, so there is no path so far.',
  declaredAfter: 'The target was declared after this period.',
  chart: {
    label: (
      name: string,
      points: number,
      last: string,
      lost: readonly { readonly title: string; readonly spans: readonly DaySpan[] }[],
    ) =>
      [
        `${name}: ${format.plural(points, '28-day window', '28-day windows')}, ${last}`,
        ...lost.map(({ title, spans }) => missing.within(title, spans)),
      ].join('; '),
    last: (value: number, path: number | null, day: string) =>
      `${format.percentExact(value)} on ${format.date(day)}${path === null ? '' : `, path ${format.percentExact(path)}`}`,
    nothing: 'no figure can be shown',
    nothingDrawn: 'No window of this group can be shown as a figure.',
    now: (value: number) => `${format.percentExact(value)} now`,
    then: (value: number, day: string) => `${format.percentExact(value)} ${format.dayMonth(day)}`,
    pathTo: (value: number) => `Path to ${format.percent(value)}`,
    path: (value: number) => `Path ${format.percent(value)}`,
    noData: 'no data',
    showTable: 'Show as table',
    showChart: 'Show as chart',
    windowEnd: '28 days to',
    value: 'Value',
    range: 'Range',
    pathColumn: 'Path',
    note: 'Note',
    atLeast: 'at least: days missing',
    newSources: 'counted from other sources from here on',
    broken: (day: string) => `Counted from another set of sources from ${format.date(day)} on.`,
    statuses: {
      SHOWN: '',
      FEWER_THAN_T: 'too few to give the number',
      ALL_BUT_FEWER_THAN_T: 'nearly all, number not given',
      HIDDEN: 'hidden to protect people',
      NOT_PUBLISHED_AT_THIS_GRAIN: 'not published at this grain',
      NO_PEOPLE: 'nobody in this group',
      NO_DATA: 'no data',
      NOT_FINAL: 'not final yet',
    },
  },
  ladder: {
    title: 'Where people drop out',
    kept: 'kept',
    inScope: 'In scope',
    steps: {
      REGISTERED: 'Registered',
      REACHED: 'Reached',
      ACTIVE: 'Active',
      HABITUAL: 'Habitual',
      CONTRIBUTING: 'Contributing',
    } satisfies Record<MeasureKey, string>,
    beside: 'Beside the chain: posted or replied at least once',
    keptFrom: (kept: number) => format.percent(kept),
    atMost: (bound: number) => `<${format.count(bound)}`,
    atLeast: (bound: number) => `≥${format.count(bound)}`,
    unknown: 'not measurable',
    hidden: 'hidden',
    notPublished: 'not published',
    notFinal: 'not final',
    label: (steps: readonly string[]) => `Ladder: ${steps.join(', ')}`,
    step: (name: string, value: string) => `${value} ${name.toLowerCase()}`,
  },
};
