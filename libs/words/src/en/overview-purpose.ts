import { format } from './format.js';
import { HIDDEN } from './overview-paragraph.js';

/** Nobody should read a share that rounds to nothing, or to everything, as exactly that: ten people or more make it up. */
const percent = (of: number) => (of === 0 ? 'under 1%' : of === 100 ? 'over 99%' : `${format.count(of)}%`);

/** What acts were for: the words of purpose coverage, and of what is seen before any charter. */
export const purpose = {
  percent,
  hidden: HIDDEN,
  none: 'Not published yet',
  noneText: 'It is counted with the next 28-day window.',
  hiddenText: 'Too little can be told of a department, so that the total is not shown.',
  undeclared: 'No charter was confirmed when this window ended, so no act could have a purpose.',
  of: (to: string) =>
    `of all acts were in a community or on a topic that a charter names, 28 days to ${format.date(to)}.`,
  before: (of: number, to: string, partial: boolean) =>
    `It was ${percent(of)} in the 28 days to ${format.date(to)}${partial ? ', of which days are missing' : ''}.`,
  partial: 'Days are missing: of the acts that came.',
  title: (of: number | null) =>
    of === null
      ? 'What activity is for'
      : of < 50
        ? 'Most activity answers no declared need'
        : 'Most activity answers a declared need',
  text: (without: number, to: string) =>
    `**${percent(without)}** of all acts in the 28 days to ${format.date(to)} were in no community and on no topic that a charter names.`,
  most: (department: string) => `Of the departments shown, ${department} made most of those.`,
  inSearch: (found: readonly (readonly [department: string, without: number])[]) =>
    `**Technology in search of a need.** ${found
      .map(([department, without]) => `${percent(without)} of the acts of ${department}`)
      .join(' and ')} in 28 days have no declared use case behind them.`,
  noNeed: 'little declared need',
  declare: 'See what charters declare',
  columns: {
    caption: (to: string) =>
      `Acts with and without a declared purpose by department, 28 days to ${format.date(to)}`,
    department: 'Department',
    split: 'Served and not',
    acts: 'Of all acts',
    share: 'With purpose',
  },
  legend: { with: 'serves a declared use case', without: 'does not' },
  splitHidden: 'hidden',
  undeclaredShort: 'none declared',
  hiddenNote: (minimum: number) =>
    `Where fewer than ${format.count(minimum)} people acted, or they could be told from their neighbours, figures are hidden to protect people.`,
  reach: {
    title: 'What is seen before anybody says what it is for',
    it: (it: string, ofPeople: number, ofActive: number, index: number) =>
      `${it} is **${format.percent(ofPeople)}** of staff and **${format.percent(ofActive)}** of active people: ${format.number(Math.round(index * 10) / 10)} times its share.`,
    onlyIt: 'Only-IT index',
    noIt: 'Not known: no IT department is declared, or its figure is not shown.',
    outside: (rate: number) => `Outside it, ${format.inHundred(rate)} people are active.`,
    active: 'Active, 28 days',
    reached: 'Reached, 28 days',
    orphans: 'Communities that no charter names',
    orphansNone: 'None has enough people to be named.',
    orphansDek: (minimum: number) =>
      `Communities in which ${format.count(minimum)} people or more acted in this window, by name.`,
    orphansHidden: 'Smaller ones are hidden to protect people.',
    department: 'Department',
    people: 'People',
    activeShare: 'Active',
    representation: 'Share of active people ÷ share of staff',
    caption: (to: string) => `Representation by department, 28 days to ${format.date(to)}`,
    times: (representation: number) => `${format.number(Math.round(representation * 10) / 10)} ×`,
  },
};
