import { format } from './format.js';
import { hiddenTogether } from './hidden-together.js';
import type { HiddenTogether } from './hidden-together.js';
import { capital, verb } from './measures.js';
import type { MeasureKey } from './measures.js';
import { roster } from './roster.js';

/** The table of groups, its legend, the list below it and what stands in small print. */
export const table = {
  matrix: {
    caption: (measure: MeasureKey, period: string) =>
      `Percent of each group ${verb[measure]}, ${period}, with points above or below the path of that day`,
    corner: (measure: MeasureKey) => [`% ${verb[measure]}, and points`, 'against path'],
    region: 'Table of groups, can be scrolled sideways',
    all: 'All',
    allOf: (place: string) => `All of ${place}`,
    everybody: 'Everybody',
    noPersona: 'No persona yet',
    path: (path: number, target: number, deadline: string) =>
      `path ${format.percentShort(path)} → ${format.percentShort(target)} by ${format.month(deadline)}`,
    pathYear: (path: number, target: number, deadline: string) =>
      `path ${format.percentShort(path)} → ${format.percentShort(target)} by ${format.monthYear(deadline)}`,
    ownPaths: 'own path in each department',
    targetsIn: (departments: number) =>
      `target in ${format.plural(departments, 'department', 'departments')}`,
    noTarget: 'no target',
    unread: 'baseline not yet read',
    of: (people: number) => `of ${format.count(people)}`,
    unclear: '≈',
    lessThan: (bound: number) => `<${format.count(bound)}`,
    moreThan: (bound: number) => `≥${format.count(bound)}`,
    shortAtLeast: (short: number) => `≥${format.count(short)} short`,
    nobody: '–',
    noData: 'no data',
    notFinal: 'not final',
    due: (day: string) => `due ${format.dayMonth(day)}`,
    notPublished: 'not at this grain',
    shareOfStaff: 'Share of staff',
    shareOfActive: (measure: MeasureKey) => `Share of ${verb[measure]} people`,
    shareBelow: (share: number) => (share < 0.01 ? '<1%' : `<${format.percentShort(share)}`),
    shareFrom: (share: number) => `≥${format.percentShort(share)}`,
    people: (people: number) => format.people(people),
    hiddenTogether: hiddenTogether.title,
    together: (name: string, own: HiddenTogether, measure: MeasureKey, partial: boolean) =>
      hiddenTogether.of(name, own, verb[measure], partial),
    direct: '(direct)',
    drill: (department: string) => `Show the departments of ${department}`,
  },
  aria: {
    group: (persona: string, department: string) => `${persona}, ${department}`,
    allDepartments: 'all departments',
    shown: (
      name: string,
      figures: { rate: number; count: number; people: number; low: number; high: number },
      gap: string,
      partial: boolean,
    ) =>
      `${name}: ${partial ? 'at least ' : ''}${format.percent(figures.rate)}${gap}; ${format.count(figures.count)} of ${format.people(figures.people)}; range ${format.bare(figures.low)} to ${format.bare(figures.high)}`,
    gap: (gap: number) => `, ${format.points(gap)} points against path`,
    unclear: (path: number) => `, no clear difference from ${format.percentExact(path)}`,
    noTarget: (people: number) => ` of ${format.people(people)}, no target declared`,
    unread: (people: number) => ` of ${format.people(people)}, target declared, baseline not yet read`,
    fewer: (name: string, bound: number, people: number, short: number | null) =>
      short === null
        ? `${name}: fewer than ${format.count(bound)} of ${format.people(people)}`
        : `${name}: fewer than ${format.count(bound)}, ≥${format.count(short)} short of path; of ${format.people(people)}`,
    allBut: (name: string, least: number, people: number) =>
      `${name}: at least ${format.count(least)} of ${format.people(people)}`,
    hidden: (name: string) => `${name}: hidden to protect people`,
    nobody: (name: string) => `${name}: nobody in this group`,
    noData: (name: string) => `${name}: no data`,
    notFinal: (name: string, due: string | null) =>
      `${name}: not final${due === null ? '' : `, due ${format.dayMonth(due)}`}`,
    notPublished: (name: string) => `${name}: not at this grain`,
    unknownShare: 'not shown',
  },
  legend: {
    under: '10 pp under',
    unclear: 'no clear gap ≈',
    over: '10 pp over',
    colour: 'Colour means the 95% range excludes the path.',
    close: '**≈** means it does not, so read it as “cannot tell yet”.',
    hidden: (minimum: number) =>
      `hidden to protect people: groups under ${format.count(minimum)}, and neighbours that would give them away.`,
    nobody: '**–** nobody in this group.',
    outlined: 'Outlined: no target declared.',
    coded: (t: number) => `**<${format.count(t)}** and **≥** only the bound is given.`,
    partial: 'Hollow with **≥**: days are missing, the value is at least this.',
  },
  low: {
    title: 'Where closing the gap moves the most people',
    dek: 'Only groups whose whole range sits under the path. Ranked by people short of path; silent groups rank by their bound. Stricter than the colours: at most 1 in 20 of the groups listed is expected to be chance.',
    group: 'Group',
    short: 'People short',
    gap: 'Gap, pp (95% range)',
    onPath: 'on path',
    weakest: 'Weakest step, kept',
    atLeast: (short: number) => `at least ${format.count(short)}`,
    silent: (bound: number, people: number) => `fewer than ${format.count(bound)} of ${format.count(people)}`,
    weakestStep: (measure: MeasureKey, kept: number) => `${capital(verb[measure])}, ${format.percent(kept)}`,
    hiddenStep: 'not shown',
    empty:
      '**No group is listed.** A group is when its whole range sits under the path, and so clearly that of the groups listed at most 1 in 20 is expected to be chance: stricter than the colours.',
    emptyNoTarget:
      '**No group shown here has a target.** Once a confirmed charter declares one, groups short of it appear here.',
    emptyKind:
      '**Groups are held against their path over 28 days only.** Choose 28 days to see which of them are short of it.',
    emptyPartial: '**Days are missing in this period,** so no group is called under its path.',
    more: (rest: number) => `Show ${format.plural(rest, 'more group', 'more groups')}`,
  },
  caveats: {
    label: 'About these figures',
    complete: (expected: number) => `All ${format.plural(expected, 'day', 'days')} complete`,
    coverage: (present: number, expected: number) =>
      `${format.count(present)} of ${format.plural(expected, 'day', 'days')} complete`,
    hidden: (cells: number) => `${format.plural(cells, 'group', 'groups')} hidden to protect people`,
    match: (matched: number, accounts: number) =>
      `${format.count(matched)} of ${format.plural(accounts, 'account', 'accounts')} matched to a person`,
    excluded: (people: number | null, reason: string) =>
      `${people === null ? 'fewer than 20' : `about ${format.count(people)}`} people left out (${reason})`,
    /** @param rosterOn the day on which the directory was read, where that came later */
    roster: (asOf: string, rosterOn: string | null) =>
      rosterOn === null ? `people of ${format.date(asOf)}` : roster.heldBack(asOf, rosterOn),
    definitions: (version: number) => `definitions ${format.count(version)}`,
  },
};
