import { format } from './format.js';
import { goals } from './goals.js';
import type { EvidenceGrade } from '@takeup/domain';
import { verb } from './measures.js';
import type { MeasureKey } from './measures.js';
import { HIDDEN, adoptionFigure, adoptionGap, initiativeParagraph } from './overview-paragraph.js';
import { purpose } from './overview-purpose.js';
import { inDays, overviewHeadline, overviewStandfirst } from './overview-verdict.js';

export const overview = {
  eyebrow: (to: string | null) =>
    to === null ? 'Sponsor overview' : `Sponsor overview · 28 days to ${format.date(to)}`,
  asOf: (asked: string, used: string) =>
    asked === used
      ? `As it stood on ${format.date(used)}.`
      : `You asked for ${format.date(asked)}; this is as of the last final window, to ${format.date(used)}.`,
  today: 'Show today',
  headline: overviewHeadline,
  standfirst: overviewStandfirst,
  paragraph: initiativeParagraph,
  hidden: HIDDEN,
  inDays,
  adoption: {
    figure: adoptionFigure,
    gap: adoptionGap,
    of: (people: number) => `of ${format.people(people)}`,
    path: (path: number) => `of ${format.percentExact(path)} path`,
    everybody: 'Everybody',
    who: (persona: string | null, department: string | null) =>
      [persona ?? 'Everybody', ...(department === null ? [] : [department])].join(', '),
    label: (who: string, measure: MeasureKey, figure: string, gap: string | null) =>
      `${who}, ${verb[measure]}: ${figure}${gap === null ? '' : `, ${gap}`}`,
    group: (who: string, measure: MeasureKey) => `${who}, ${verb[measure]}`,
    department: (name: string, points: number) => `${name} ${format.pointsExact(points)} pp`,
    target: (target: number, deadline: string) =>
      `target ${format.percentShort(target)} by ${format.date(deadline)}`,
    none: 'No adoption target is declared',
    unpublished: 'Not published yet',
    noWindow: 'No 28-day window is final yet.',
  },
  working: 'Figures are still being worked out; they appear here by themselves.',
  partial: 'Days are missing in this window: the figures of people are at least these.',
  strip: {
    benefit: 'Benefit evidenced, against cost',
    personas: 'Target personas active, last 28 days',
    purpose: 'Purpose coverage',
    next: 'Next decision',
    noPersonas: 'No confirmed charter names a target persona yet.',
  },
  benefit: {
    evidenced: (money: string) => `${money} evidenced`,
    /** Where no goal is declared, nothing says what it is worth; that is not the same as nothing. */
    unknown: 'Not known',
    noGoal: 'No confirmed charter names a goal, so nothing says what it is worth.',
    against: (cost: string) => `against ${cost} spent to date, as declared`,
    noCost: 'No charter declares a cost.',
    money: (amount: number, currency: string) => format.money(amount, currency),
    cost: (sums: readonly { readonly currency: string; readonly amount: number }[], undated: number) => {
      const told = format.list(sums.map(({ amount, currency }) => format.money(amount, currency)));
      if (undated === 0) return told;
      const more = `${format.plural(undated, 'item', 'items')} without a date`;
      return told === '' ? more : `${told} and ${more}`;
    },
    missing: (grade: EvidenceGrade | null) =>
      grade === null
        ? 'Nothing is measured yet, so nothing is counted.'
        : `Counted from grade 4 on. The evidence is at grade ${grade}: ${goals.grade(grade).toLowerCase()}.`,
  },
  decision: {
    none: 'None ahead',
    noneText: 'No confirmed charter names a decision that is still to come.',
    for: (name: string) => `For **${name}**.`,
    open: 'Read the charter',
    openLabel: (name: string) => `Read the charter: ${name}`,
    question: (question: string) => (question === '' ? 'The charter asks no question.' : question),
  },
  initiative: {
    need: (statement: string) => `Need: ${statement.replace(/\.?$/, '.')}`,
    noNeed: 'Need: not declared.',
    sponsor: (role: string) => `Sponsor: ${role.replace(/\.?$/, '.')}`,
    noSponsor: 'Sponsor: not declared.',
    charter: (version: number) => `Charter, version ${format.count(version)}`,
    draft: 'Draft',
    nothing: 'Nothing is measured.',
    noGoals: 'Its charter names no goal.',
    more: (count: number) => `${format.plural(count, 'more goal', 'more goals')} in the charter`,
    noForecast: 'no forecast yet',
    terms: (baseline: string, target: string, deadline: string) =>
      `${baseline} → ${target} by ${format.date(deadline)}`,
    termsOpen: 'Baseline, target or deadline is not declared.',
  },
  facts: {
    adoption: 'Adoption against target',
    evidence: 'Evidence',
    benefit: 'Benefit against cost',
    next: 'Next gate',
    needs: (need: string) => `Next grade needs: ${need}`,
    noGate: 'None ahead',
    retire: (retirement: string) => `Retired ${retirement}`,
  },
  purpose,
  nothing: {
    todo: 'Write down a need, a sponsor, a persona and a goal: `takeup charter apply FILE.yaml`',
    none: 'Nothing is published yet. The first figures appear when 28 days are in and final.',
  },
  cli: {
    description: 'what a sponsor asks first: the verdict, each initiative, and what acts were for',
    asof: 'as it stood by this day',
    window: 'window',
    noWindow: 'none is final yet',
    missing: 'What to do about it: takeup doctor',
    benefit: 'benefit',
    cost: 'cost to date',
    purpose: 'purpose',
    next: 'next decision',
    head: ['initiative', 'stands', 'goal', 'adoption', 'evidence', 'next gate'],
  },
};
