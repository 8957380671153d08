import { table } from './adoption-table.js';
import { format } from './format.js';
import { capital, verb } from './measures.js';
import type { MeasureKey } from './measures.js';

type KindKey = 'WEEK' | 'MONTH' | 'QUARTER' | 'DAYS_28' | 'DAY';

/** A hidden group shows no target, so it is not among those that a sentence counts. */
const targeted = (isSomeHidden: boolean) => (isSomeHidden ? 'shown with a target' : 'with a target');
const where = (place: string | null) => (place === null ? '' : ` in ${place}`);
const figure = (text: string, partial: boolean) => (partial ? `at least ${text}` : text);

export const adoption = {
  eyebrow: (place: string | null) =>
    place === null ? 'Adoption · persona × department' : `Adoption · ${place} · persona × department`,
  measures: {
    REGISTERED: 'Registered',
    REACHED: 'Reached',
    ACTIVE: 'Active',
    HABITUAL: 'Habitual',
    CONTRIBUTING: 'Contributing',
  } satisfies Record<MeasureKey, string>,
  measureIn: (measure: MeasureKey, kind: KindKey) => {
    const name = capital(verb[measure]);
    return measure === 'ACTIVE' && kind === 'DAYS_28' ? `${name}, 28 days` : name;
  },
  meaning: {
    REGISTERED: 'had an account',
    REACHED: 'signed in or looked at something at least once',
    ACTIVE: 'reacted, voted, edited, filed, replied or posted at least once',
    HABITUAL: 'were active in at least 3 of the 4 weeks',
    CONTRIBUTING: 'posted or replied at least once',
  } satisfies Record<MeasureKey, string>,
  verb,
  kinds: {
    DAYS_28: '28 days',
    WEEK: 'Week',
    MONTH: 'Month',
    QUARTER: 'Quarter',
    DAY: 'Day',
  } satisfies Record<KindKey, string>,
  period: (kind: KindKey, from: string, to: string) => {
    if (kind === 'DAYS_28') return `28 days to ${format.date(to)}`;
    if (kind === 'MONTH') return format.monthLong(from);
    if (kind === 'DAY') return format.dateLong(to);
    return `${kind === 'WEEK' ? 'week' : 'quarter'} ${format.dateRange(from, to)}`;
  },
  view: (measure: MeasureKey, period: string) => `people ${verb[measure]}, ${period}`,
  controls: {
    measure: 'Measure',
    initiative: 'Initiative',
    everyInitiative: 'All',
    kind: 'Period',
    department: 'Department',
    allDepartments: 'All',
    noneBelow: (name: string) => `**${name} has no departments below it.** Only its total is shown.`,
    up: (name: string) => `Up to ${name}`,
    label: 'What is shown',
    hint: 'Select a cell to see its trend and ladder.',
    onlyInitiatives: 'All confirmed',
  },
  habitualOnly28: 'Habitual is counted over 28-day windows only.',
  notMeasurable: {
    title: (measure: MeasureKey) => `**“${capital(verb[measure])}” is not measurable from these sources.**`,
    text: {
      REGISTERED: 'No connection gives a list of accounts.',
      REACHED: 'No connection gives sign-ins or views. It is unknown who was reached; it is not zero.',
      ACTIVE: 'No connection gives acts for these days. It is unknown who was active; it is not zero.',
      HABITUAL: 'Habitual use is counted over 28-day windows of acts, and there is none for this choice.',
      CONTRIBUTING: 'No connection gives posts or replies for these days.',
    } satisfies Record<MeasureKey, string>,
    back: 'Show people active',
    tooFewDays: (measure: MeasureKey) => `**It cannot be said who was ${verb[measure]}.**`,
    missingDays:
      'Too many days are missing in this period: under three quarters of them are complete, and no figure is given.',
  },
  stillCounting:
    '**Gaps to the path and older periods are still being worked out.** The newest figures come first; the rest appears here by itself.',
  notFinal: (due: string | null) =>
    due === null
      ? '**This period is not final yet.** It will be published once its last days are in; that depends on an import.'
      : `**This period is not final yet.** It is due on ${format.date(due)}. Until then no figure of it is shown.`,
  verdict: {
    onlyIt: (it: string, ofPeople: number, ofActive: number) =>
      `${it} is ${format.percent(ofPeople)} of staff and ${format.percent(ofActive)} of active people.`,
    spread: (
      atOrOver: number,
      withTarget: number,
      { place, partial, isSomeHidden }: { place: string | null; partial: boolean; isSomeHidden: boolean },
    ) => {
      const declared = `${targeted(isSomeHidden)}${where(place)}`;
      const of =
        partial && atOrOver < withTarget ? `At least ${format.count(atOrOver)}` : format.count(atOrOver);
      if (atOrOver === 0 && !partial)
        return withTarget === 1
          ? `The one department ${declared} is under its path.`
          : `None of ${format.count(withTarget)} departments ${declared} is at its path.`;
      if (atOrOver === withTarget && withTarget > 1)
        return `All ${format.count(withTarget)} departments ${declared} are at or over their path.`;
      return `${of} of ${format.plural(withTarget, 'department', 'departments')} ${declared} ${atOrOver === 1 ? 'is' : 'are'} at or over ${atOrOver === 1 ? 'its' : 'their'} path.`;
    },
    groups: (
      below: number,
      above: number,
      withTarget: number,
      { place, isSomeHidden }: { place: string | null; isSomeHidden: boolean },
    ) => {
      const declared = `${targeted(isSomeHidden)}${where(place)}`;
      if (withTarget === 1)
        return below + above === 0
          ? `No clear gap to the path in the one group ${declared}.`
          : `The one group ${declared} is ${below === 1 ? 'under' : 'over'} its path.`;
      if (below === 0 && above === 0)
        return `No clear gap to the path in any of ${format.plural(withTarget, 'group', 'groups')} ${declared}.`;
      if (below === 0)
        return `${format.count(above)} of ${format.plural(withTarget, 'group', 'groups')} ${declared} ${above === 1 ? 'is' : 'are'} over the path, none is under it.`;
      return `${format.count(below)} of ${format.plural(withTarget, 'group', 'groups')} ${declared} ${below === 1 ? 'is' : 'are'} under the path.`;
    },
    rate: (
      measure: MeasureKey,
      figures: { share: number; count: number; people: number },
      options: { place: string | null; partial: boolean },
    ) =>
      `${capital(figure(format.percent(figures.share), options.partial))} of people${where(options.place)} ${measure === 'HABITUAL' ? 'are habitual users' : `are ${verb[measure]}`}: ${format.count(figures.count)} of ${format.count(figures.people)}.`,
    fewer: (measure: MeasureKey, bound: number, people: number, place: string | null) =>
      `Fewer than ${format.count(bound)} of ${format.people(people)}${where(place)} are ${verb[measure]}.`,
    allBut: (measure: MeasureKey, bound: number, people: number, place: string | null) =>
      `All but fewer than ${format.count(bound)} of ${format.people(people)}${where(place)} are ${verb[measure]}.`,
    hidden: (place: string | null) =>
      `Hidden to protect people: no figure${where(place)} can be shown without telling too much of a few.`,
    noPeople: (place: string | null) => `Nobody is in scope${where(place)}.`,
    noData: (measure: MeasureKey) => `Nobody can say who is ${verb[measure]} here: the data is missing.`,
    notFinal: (period: string) => `The ${period} are not final yet.`,
    notPublished: 'This is not published at this grain.',
  },
  standfirst: {
    outsideIt: (it: string, rate: number, measure: MeasureKey) =>
      `Outside ${it}, **${format.inHundred(rate)}** people are ${verb[measure]}.`,
    rate: (
      measure: MeasureKey,
      figures: { rate: number; low: number; high: number; count: number; people: number },
      partial: boolean,
    ) =>
      `${partial ? 'At least ' : ''}**${format.percentExact(figures.rate)} ${verb[measure]}** ${format.range(figures.low, figures.high)}, ${format.count(figures.count)} of ${format.people(figures.people)}.`,
    groups: (
      tally: { total: number; below: number; above: number; unclear: number; bound: number; short: number },
      { partial, isSomeHidden }: { partial: boolean; isSomeHidden: boolean },
    ) => {
      const are = (value: number, rest: string) =>
        `${value === 0 ? 'none' : format.count(value)} ${value < 2 ? 'is' : 'are'} ${rest}`;
      if (tally.total === 1) {
        const [state] = [
          ...(tally.above > 0 ? ['over its path'] : []),
          ...(tally.below > 0 ? ['under its path'] : []),
          ...(tally.short > 0 ? ['under its path by its bound'] : []),
          ...(tally.bound > 0 ? ['known only as a bound'] : []),
          'too close to call',
        ];
        return `The one group ${targeted(isSomeHidden)} is **${state}**.`;
      }
      const of = `Of ${format.plural(tally.total, 'group', 'groups')} ${targeted(isSomeHidden)}, `;
      // With days missing nothing is called under its path, so the sentence does not count it either.
      const byBound = tally.short === 1 ? 'by its bound' : 'by their bound';
      const onlyByBound = tally.below === 0 && tally.short > 0;
      const said = partial
        ? [`${of}**${are(tally.above, 'over the path')}**`]
        : [
            onlyByBound
              ? `${of}**${are(tally.short, `under the path ${byBound}`)}**`
              : `${of}**${are(tally.below, 'under the path')}**`,
            ...(tally.short > 0 && !onlyByBound ? [`${format.count(tally.short)} more ${byBound}`] : []),
            ...(tally.above > 0 ? [are(tally.above, 'over it')] : []),
          ];
      if (tally.unclear > 0) said.push(are(tally.unclear, 'too close to call'));
      const bound = partial ? tally.bound + tally.short : tally.bound;
      if (bound > 0) said.push(are(bound, 'known only as a bound'));
      return `${format.list(said)}.`;
    },
    range: (low: number, high: number) => `The range is ${format.bare(low)}–${format.bare(high)}%.`,
    noTarget: (kind: KindKey) =>
      kind === 'DAYS_28'
        ? 'No group shown here has a target, so there is nothing to be over or under.'
        : 'Groups are held against their path over 28 days only.',
    partial: (withTarget: boolean) =>
      `Some days are missing: the true figures are **at least** these${withTarget ? ', and no group is called under its path' : ''}.`,
    declaredAfter: (all: boolean) =>
      all ? 'The target was declared after this period.' : 'Some targets were declared after this period.',
    ambiguous: 'Where more than one initiative has a target for a group, choose one to see the gap.',
  },
  ...table,
  scrubber: {
    label: 'Period',
    earlier: 'Earlier',
    later: 'Later',
    noData: 'no data',
    strip: (from: string, to: string, days: { state: string; days: number }[]) =>
      `Coverage of each day, ${format.dateRange(from, to)}: ${format.list(days.map(({ state, days: n }) => `${format.count(n)} ${state}`))}`,
    states: {
      full: 'complete',
      half: 'partial, or in doubt',
      hollow: 'missing, may still come',
      hatched: 'no data, given up',
      pending: 'not yet in',
    },
    noSource: (measure: MeasureKey) =>
      `“${verb[measure]}” is not measurable from these sources: none of them tells it.`,
    none: 'No period of this kind is published yet.',
    value: (period: string, note: string) => (note === '' ? period : `${period}, ${note}`),
  },
  csv: {
    fileName: (measure: MeasureKey, period: string) =>
      `takeup-${verb[measure]}-${period.replace(/[^0-9A-Za-z]+/g, '-')}.csv`,
  },
};
