import type { AdoptionPageQuery, Measure, PeriodKind } from '../../graphql/generated/graphql';
import { leafOf } from '../../graphql/rows';
import type { Row } from '../../graphql/rows';
import { words } from '../../ui/words';

export type Adoption = Extract<AdoptionPageQuery['adoption'], { __typename: 'Adoption' }>;

export interface Facts {
  readonly measure: Measure;
  readonly place: string | null;
  readonly period: string;
  readonly kind: PeriodKind;
  readonly partial: boolean;
  /** Targets are judged last, so that none may be there yet. */
  readonly counting: boolean;
  readonly t: number;
  readonly total: Row | null;
  readonly tally: Tally;
  readonly onlyIt: Adoption['onlyIt'];
  readonly spread: Adoption['spread'];
  readonly isSomeHidden: boolean;
}

export interface Tally {
  readonly total: number;
  readonly below: number;
  readonly above: number;
  readonly unclear: number;
  /** Told as a bound that leaves them under their path for certain. */
  readonly short: number;
  /** Told as any other bound. */
  readonly bound: number;
}

interface Rule {
  readonly key: string;
  readonly when: (facts: Facts) => boolean;
  readonly say: (facts: Facts) => string;
}

/** Groups of the table with a path, by what can be said of them. */
export function tallyOf(rows: readonly (Row | null)[]): Tally {
  const targeted = rows.filter((row): row is Row => row !== null && row.path !== null);
  const with_ = (test: (row: Row) => boolean) => targeted.filter(test).length;
  return {
    total: targeted.length,
    below: with_((row) => row.verdict === 'BELOW'),
    above: with_((row) => row.verdict === 'ABOVE'),
    unclear: with_((row) => row.status === 'SHOWN' && row.verdict !== 'BELOW' && row.verdict !== 'ABOVE'),
    short: with_(isShort),
    bound: with_((row) => BOUNDS.has(row.status) && !isShort(row)),
  };
}

const BOUNDS: ReadonlySet<Row['status']> = new Set(['FEWER_THAN_T', 'ALL_BUT_FEWER_THAN_T']);
const isShort = (row: Row) => (row.shortAtLeast ?? 0) > 0;

/** From these two on, IT's share is the story: half as much again as its share of people, and ten points more. */
export const ONLY_IT = { index: 1.5, points: 0.1 } as const;

const say = words.adoption.verdict;
const total = (facts: Facts) => facts.total;
const people = (facts: Facts) => total(facts)?.people ?? 0;
export const itName = (departments: readonly string[]) => words.format.list(departments.map(leafOf));

/** The first rule that holds writes the page's headline. Each says no more than its figures. */
export const rules: readonly Rule[] = [
  { key: 'not-final', when: (f) => total(f)?.status === 'NOT_FINAL', say: (f) => say.notFinal(f.period) },
  {
    key: 'no-data',
    when: (f) => total(f) === null || total(f)?.status === 'NO_DATA',
    say: (f) => say.noData(f.measure),
  },
  {
    key: 'not-published',
    when: (f) => total(f)?.status === 'NOT_PUBLISHED_AT_THIS_GRAIN',
    say: () => say.notPublished,
  },
  { key: 'hidden', when: (f) => total(f)?.status === 'HIDDEN', say: (f) => say.hidden(f.place) },
  { key: 'nobody', when: (f) => total(f)?.status === 'NO_PEOPLE', say: (f) => say.noPeople(f.place) },
  {
    key: 'only-it',
    // The index is about active people of the whole organisation, so it is silent elsewhere.
    when: (f) =>
      f.measure === 'ACTIVE' &&
      f.place === null &&
      f.onlyIt !== null &&
      f.onlyIt.index >= ONLY_IT.index &&
      f.onlyIt.ofActive - f.onlyIt.ofPeople >= ONLY_IT.points,
    say: (f) =>
      say.onlyIt(itName(f.onlyIt?.departments ?? []), f.onlyIt?.ofPeople ?? 0, f.onlyIt?.ofActive ?? 0),
  },
  {
    key: 'spread',
    when: (f) => f.place === null && f.spread !== null && f.spread.withTarget > 0,
    say: (f) => say.spread(f.spread?.atOrOver ?? 0, f.spread?.withTarget ?? 0, f),
  },
  {
    key: 'groups',
    when: (f) => f.tally.below + f.tally.above + f.tally.unclear > 0 && !f.partial,
    say: (f) => say.groups(f.tally.below, f.tally.above, f.tally.total, f),
  },
  {
    key: 'rate',
    when: (f) => total(f)?.status === 'SHOWN',
    say: (f) =>
      say.rate(
        f.measure,
        { share: total(f)?.rate ?? 0, count: total(f)?.count ?? 0, people: people(f) },
        { place: f.place, partial: f.partial },
      ),
  },
  {
    key: 'fewer',
    when: (f) => total(f)?.status === 'FEWER_THAN_T',
    say: (f) => say.fewer(f.measure, f.t, people(f), f.place),
  },
  { key: 'all-but', when: () => true, say: (f) => say.allBut(f.measure, f.t, people(f), f.place) },
];

export function verdictOf(facts: Facts): { key: string; text: string } {
  const rule = rules.find(({ when }) => when(facts)) ?? rules[rules.length - 1];
  return rule === undefined ? { key: 'none', text: '' } : { key: rule.key, text: rule.say(facts) };
}
