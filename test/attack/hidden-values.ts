import type { Display } from './display.js';
import { TOLD } from './display.js';
import type { Organisation } from './organisation.js';
import { truthOf } from './truth.js';

/** Numbers as they are written somewhere, each with the figure that it is of. */
export interface Values {
  readonly whole: ReadonlyMap<number, string>;
  /** To their first digits. */
  readonly shares: ReadonlyMap<string, string>;
  /** As people read them, of targets only: of all figures they would be any number there is. */
  readonly percents: ReadonlyMap<string, string>;
}

/** A figure by its question and its group. */
export interface FigureName {
  readonly key: string;
  readonly name: string;
}

export interface Hidden {
  /** Hidden figures of which a number can be told apart from others. */
  readonly figures: number;
  /** Groups that they are of. */
  readonly cells: number;
  readonly values: Values;
  /** Numbers that are told, as a check that a search finds any. */
  readonly told: Values;
}

/** Smaller numbers stand everywhere; so do years. */
const RARE = 1000;
const isRare = (number: number) => number >= RARE && !(number >= 1990 && number <= 2100);
/** So many characters of a share, which programs write out in full, are like no other's. */
const DIGITS = 12;
const shareOf = (count: number, people: number) => String(count / people).slice(0, DIGITS);
const isRareShare = (count: number, people: number) =>
  count > 0 && count < people && isRare(people / commonDivisor(count, people));

/** The true head counts, counts and shares of what is hidden, without numbers that are told of something else. */
export function hiddenValues(
  organisation: Organisation,
  display: Display,
  targets: readonly FigureName[],
): Hidden {
  const { ground, figures, sums } = display;
  const truth = truthOf(organisation, ground, display);
  const isTarget = new Set(targets.map(({ key, name }) => `${key} ${name}`));
  const [told, values] = [none(), none()];
  for (const { low, high } of sums) for (const number of [low, high]) told.whole.set(number, 'a sum');
  const all = [...figures].flatMap(([key, own]) =>
    [...own].map(([name, figure]) => ({ key, name, what: `${key} ${name}`, ...figure })),
  );
  for (const { what, status, people, low, high } of all) {
    if (!TOLD.includes(status)) continue;
    for (const number of [people, low, high]) if (number !== null) told.whole.set(number, what);
    if (status !== 'SHOWN' || people === null) continue;
    told.shares.set(shareOf(low, people), what);
    if (isTarget.has(what)) told.percents.set(percentOf(low, people), what);
  }
  const cells = new Set<string>();
  let found = 0;
  for (const { key, name, what, status } of all) {
    const cell = ground.cells.get(name);
    if (status !== 'HIDDEN' || cell === undefined) continue;
    const count = cell.atoms.reduce((sum, atom) => sum + (truth.get(key)?.[atom] ?? 0), 0);
    const apart = [cell.people, count].filter((number) => isRare(number) && !told.whole.has(number));
    for (const number of apart) values.whole.set(number, what);
    const share = shareOf(count, cell.people);
    if (isRareShare(count, cell.people) && !told.shares.has(share)) values.shares.set(share, what);
    if (isTarget.has(what)) values.percents.set(percentOf(count, cell.people), what);
    if (apart.length === 0) continue;
    found += 1;
    cells.add(name);
  }
  for (const percent of told.percents.keys()) values.percents.delete(percent);
  return { figures: found, cells: cells.size, values, told: rareOf(told) };
}

const none = () => ({
  whole: new Map<number, string>(),
  shares: new Map<string, string>(),
  percents: new Map<string, string>(),
});

const rareOf = (values: Values): Values => ({
  ...values,
  whole: new Map([...values.whole].filter(([number]) => isRare(number))),
});

const percentOf = (count: number, people: number) => `${((100 * count) / people).toFixed(1)}%`;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Whole numbers with or without marks between thousands, not within a longer number; and shares as programs write them. */
const WHOLE = /(?<![\d.,])(?:\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d{4,6})(?![\d,]|\.\d)/g;
const PERCENT = /(?<![\d.,])\d{1,3}\.\d\s?%/g;
const SHARE = /(?<!\d)0\.\d{10,}/g;

/** Which of the values stand in a text. */
export function valuesIn(text: string, { whole, shares, percents }: Values): readonly string[] {
  const numbers = [...text.matchAll(WHOLE)].map(([own]) => Number(own.replaceAll(/\D/g, '')));
  const parts = [...text.matchAll(SHARE)].map(([own]) => own.slice(0, DIGITS));
  const read = [...text.matchAll(PERCENT)].map(([own]) => own.replace(/\s/, ''));
  return [
    ...[...new Set(read)].flatMap((own) => (percents.has(own) ? [`${own}: ${percents.get(own)}`] : [])),
    ...[...new Set(numbers)].flatMap((own) => (whole.has(own) ? [`${own}: ${whole.get(own)}`] : [])),
    ...[...new Set(parts)].flatMap((own) => (shares.has(own) ? [`${own}: ${shares.get(own)}`] : [])),
  ];
}
