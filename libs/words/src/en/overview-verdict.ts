import type { GoalDoubt, GoalStatus, OverviewSaid, OverviewVerdict } from '@takeup/domain';
import { format } from './format.js';
import { goals } from './goals.js';
import { capital } from './measures.js';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = (count: number) => NUMBERS[count] ?? format.count(count);
const initiatives = (count: number) => `${number(count)} ${count === 1 ? 'initiative' : 'initiatives'}`;

const WHERE: Readonly<Record<Exclude<GoalStatus, 'UNKNOWN'>, string>> = {
  ABOVE: 'above',
  NEAR: 'near',
  UNDER: 'under',
};

const DOUBTS: Readonly<Record<GoalDoubt | 'no-goal', string>> = {
  'no-goal': 'its charter names no goal',
  'no-value': 'no value of its goal has come yet',
  'before-go-live': 'it has not gone live',
  stale: 'the last value of its goal is too old to speak of today',
  'no-range': 'how far its goal strays by itself is not known',
};

/** `in 67 days`, `today` */
export const inDays = (days: number) =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${format.count(days)} days`;

/** Of few the names, of many how many they are. */
const named = (names: readonly string[]) =>
  names.length <= 2 ? format.list(names) : initiatives(names.length);

function someStand(counts: Readonly<Record<GoalStatus, number>>): string {
  const known = (['ABOVE', 'NEAR', 'UNDER'] as const).filter((status) => counts[status] > 0);
  const [first, ...others] = known.map((status, index) => {
    const count = counts[status];
    const who = index === 0 ? capital(initiatives(count)) : number(count);
    return `${who} ${count === 1 ? 'is' : 'are'} ${WHERE[status]} ${index === 0 ? 'path today' : 'it'}`;
  });
  const unknown = counts.UNKNOWN === 0 ? [] : [`of ${number(counts.UNKNOWN)} we cannot tell yet`];
  return `${format.list([first ?? '', ...others, ...unknown])}.`;
}

/** One sentence for each thing that the rules may say. */
const SAY: { readonly [C in OverviewSaid['code']]: (said: Extract<OverviewSaid, { code: C }>) => string } = {
  'no-charter': () => 'What is this for? Nobody has declared it yet.',
  'drafts-only': ({ drafts }) =>
    drafts === 1
      ? 'What is this for? The only charter is a draft, so nothing is measured against it yet.'
      : `What is this for? All ${number(drafts)} charters are drafts, so nothing is measured against them yet.`,
  'one-stands': ({ name, goal }) =>
    goal === 'UNKNOWN'
      ? `We cannot tell yet where ${name} stands.`
      : `${name} is ${WHERE[goal]} its path today.`,
  'all-stand': ({ initiatives: count, goal }) =>
    goal === 'UNKNOWN'
      ? `We cannot tell yet where ${count === 2 ? 'either initiative stands' : `any of ${number(count)} initiatives stands`}.`
      : `${count === 2 ? 'Both' : `All ${number(count)}`} initiatives are ${WHERE[goal]} path today.`,
  'some-stand': ({ counts }) => someStand(counts),
  'decision-due': ({ on, days, names, only }) =>
    days === 0
      ? `${only ? 'It needs' : `${named(names)} ${names.length === 1 ? 'needs' : 'need'}`} your decision today.`
      : `${only ? 'It needs' : `${named(names)} ${names.length === 1 ? 'needs' : 'need'}`} your decision by ${format.date(on)}.`,
  'no-decision': () => 'No charter names a decision that is still to come.',
  'adoption-differs': ({ name, goal, adoption }) =>
    goal === 'UNKNOWN' || adoption === 'UNKNOWN'
      ? ''
      : `**${name}**: its goal is ${WHERE[goal]} path, the adoption that is to bring it about ${WHERE[adoption]}.`,
  'goal-unknown': ({ name, doubt }) => `Where **${name}** stands cannot be told yet: ${DOUBTS[doubt]}.`,
  'adoption-unknown': ({ name }) =>
    `Whether the people that **${name}** is meant for use it cannot be told against a path yet.`,
  'adoption-short': ({ name, shortAtLeast }) =>
    `Of the people that **${name}** is meant for **at least ${format.count(shortAtLeast)} are missing** to its path.`,
  'nothing-evidenced': ({ grade }) =>
    `The evidence has reached grade ${grade} of 5, ${goals.grade(grade).toLowerCase()}: **no benefit is counted** before grade 4.`,
  'drafts-too': ({ drafts }) =>
    drafts === 1
      ? 'One more is a draft, and nothing is measured in it.'
      : `${capital(number(drafts))} more are drafts, and nothing is measured in them.`,
};

/** @param said one thing that a rule yielded */
export function overviewSentence(said: OverviewSaid): string {
  const say = SAY[said.code] as (said: OverviewSaid) => string;
  return say(said);
}

export function overviewHeadline({ headline }: OverviewVerdict): string {
  return headline.map(overviewSentence).join(' ');
}

export function overviewStandfirst({ standfirst }: OverviewVerdict): string {
  return standfirst.map(overviewSentence).join(' ');
}
