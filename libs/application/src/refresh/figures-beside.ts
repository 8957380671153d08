import type { Figure } from '@takeup/disclosure';
import { FEW_COUNTS, countCells } from '@takeup/disclosure';
import type { CountedMeasure, Day, Measure, Policy, ReleasedStatus } from '@takeup/domain';
import { codeOf, daysBetween, maxDay, minDay } from '@takeup/domain';
import type { AtomCount, FigureRow, PublishedPeriodRow } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import type { MaskedLattice } from './epoch-counts.js';
import { countsByPeriod, perAtomCounts } from './epoch-counts.js';
import type { ResolvedEpoch } from './resolve-epoch.js';
import type { Tellings } from './told-as.js';
import { toldAs } from './told-as.js';

export interface PublishedEpoch {
  readonly epoch: ResolvedEpoch;
  readonly masked: MaskedLattice;
  readonly periods: readonly PublishedPeriodRow[];
  readonly figures: readonly FigureRow[];
  /** As they were when the figures were published. */
  readonly counts: readonly AtomCount[];
  readonly policy: Policy;
  readonly tellings: Tellings;
}

/**
 * What is published of an epoch, with the counts it was made of. A figure whose facts have changed since is left out:
 * together with newer ones it says nothing that is true.
 */
export function publishedFigures(published: PublishedEpoch): readonly Figure[] {
  return merged(figuresAsPublished(published));
}

/** Each told set of counts once. */
export function merged(figures: readonly Figure[]): Figure[] {
  const known: Figure[] = [];
  for (const figure of figures) remember(figure, known);
  return known;
}

/** With the scope that tells each. */
export function figuresAsPublished(
  published: PublishedEpoch,
): readonly (Figure & { readonly scopeId: number })[] {
  const { epoch, masked, periods, policy, tellings } = published;
  const { lattice, ids } = masked;
  const byPeriod = countsByPeriod(published.counts);
  const byFigure = groupBy(published.figures, ({ key, scopeId, measure }) => `${scopeId} ${key} ${measure}`);
  const known = new Map(periods.map((period) => [`${period.scopeId} ${period.key}`, period]));
  return [...byFigure.values()].flatMap((rows) => {
    const [first] = rows;
    const place = `${first?.scopeId} ${first?.key}`;
    const period = known.get(place);
    if (first === undefined || period === undefined) return [];
    const measure = first.measure as CountedMeasure;
    const perAtom = perAtomCounts(byPeriod.get(place) ?? [], measure, epoch);
    const counts = countCells(lattice, perAtom);
    const byCell = new Map(rows.map((row) => [row.cellId, row]));
    const told = lattice.cells.map((_, cell) => byCell.get(ids[cell] ?? -1));
    const statuses = told.map((row) => (row?.status ?? 'HIDDEN') as ReleasedStatus);
    const isCurrent = lattice.cells.every(({ people }, cell) => {
      const count = counts[cell] ?? 0;
      if (statuses[cell] === 'HIDDEN') return true;
      return statuses[cell] === codeOf(people, count, policy) && (told[cell]?.count ?? count) === count;
    });
    const { key, from, to, connections } = period;
    const display = { lattice, atoms: epoch.atoms, statuses, counts, perAtom, policy };
    const as = toldAs({ key, from, to, measure, connections }, tellings);
    return isCurrent ? [{ ...as, display, scopeId: first.scopeId }] : [];
  });
}

/** Figures of one period that are audited together, and counts (atoms × figures): of everybody, or else of a department. */
const OF_PERIOD = { figures: 12, counts: 8_000, least: 0 };
/**
 * The same for a measure beside other periods, whose weeks make programmes hard: everybody beside all weeks of a window and a few
 * more, in a small organisation beside all figures of six periods; a department beside so many figures.
 */
const BESIDE = { periods: 6, figures: 12, counts: 2_000, least: 4, most: 6 };

/** Measures of a period whose counts say most about each other from period to period. */
const FAMILIES: readonly (readonly Measure[])[] = [['reached'], ['active', 'habitual'], ['contributing']];

/** New figures, and what is published that they are audited beside. */
export interface Together {
  readonly fresh: readonly Figure[];
  readonly beside: readonly Figure[];
  /** Everybody at once; or one first-level department after the other, each where it has no more counts. */
  readonly of: 'everybody' | { readonly departmentsUpTo: number };
}

interface Limits {
  readonly figures: number;
  readonly counts: number;
  readonly least: number;
  readonly most?: number;
}

/**
 * What to audit together: all measures of a period, whatever connections they count, so that a period holds by itself; in a
 * small organisation all of them beside those periods that share days with it, the parts and wholes of it first; then
 * each measure by itself beside such periods as that left out.
 */
export function together(
  fresh: readonly Figure[],
  known: readonly Figure[],
): { readonly inTurn: readonly Together[]; readonly ofMeasures: readonly Together[] } {
  const [first] = fresh;
  if (first === undefined) return { inTurn: [], ofMeasures: [] };
  const { told, display } = first;
  const areFew = (own: readonly Figure[], others: readonly Figure[]) =>
    display.atoms.length * (own.length + others.length) <= FEW_COUNTS;
  const within = (
    own: readonly Figure[],
    others: readonly Figure[],
    { figures, counts, least, most = Infinity }: Limits,
  ): Together => {
    const room = Math.floor(counts / display.atoms.length) - own.length;
    return room < Math.min(least, others.length)
      ? { fresh: own, beside: others.slice(0, figures), of: { departmentsUpTo: counts } }
      : {
          fresh: own,
          beside: areFew(own, others) ? others : others.slice(0, Math.min(room, most)),
          of: 'everybody',
        };
  };
  const ofSame = known.filter((other) => other.told.key === told.key);
  const most = Math.max(0, OF_PERIOD.figures - fresh.length);
  const ofPeriod = within(fresh, ofSame.slice(0, most), OF_PERIOD);
  const ofOthers = known.filter((other) => other.told.key !== told.key);
  const besides = ofNearest(nearest(told, ofOthers));
  const ofAll = besides.length > 0 && areFew(fresh, besides) ? [within(fresh, besides, BESIDE)] : [];
  const looked = new Set(ofAll.flatMap(({ beside }) => beside));
  const ofMeasures = FAMILIES.flatMap((family): readonly Together[] => {
    const isOf = (figure: Figure) => family.includes(figure.told.measure);
    const own = fresh.filter(isOf);
    const beside = ofNearest(nearest(told, ofOthers.filter(isOf)));
    return own.length > 0 && beside.some((other) => !looked.has(other)) ? [within(own, beside, BESIDE)] : [];
  });
  return { inTurn: [ofPeriod, ...ofAll], ofMeasures };
}

type Told = Figure['told'];

function nearest(told: Told, figures: readonly Figure[]): readonly Figure[] {
  const nearness = (figure: Figure) =>
    Math.max(...[figure.told, ...(figure.alsoTold ?? [])].map((other) => nearnessOf(other, told)));
  return (
    figures
      .filter((other) => nearness(other) > 0)
      // The sort is stable: of those as near, what was published last.
      .reverse()
      .sort((a, b) => nearness(b) - nearness(a))
  );
}

/** All that is told of the periods that come first. */
function ofNearest(figures: readonly Figure[]): readonly Figure[] {
  const keys = [...new Set(figures.map(({ told }) => told.key))].slice(0, BESIDE.periods);
  return figures.filter(({ told }) => keys.includes(told.key));
}

/** 0: no day in common. Of the same connections first, then by the share of the shorter period's days, then by days. */
function nearnessOf(a: Told, b: Told): number {
  const shared = Math.max(0, daysIn(maxDay(a.from, b.from), minDay(a.to, b.to)));
  if (shared === 0) return 0;
  const share = shared / Math.min(daysIn(a.from, a.to), daysIn(b.from, b.to));
  return (a.connections.join() === b.connections.join() ? 2 * FAR : 0) + FAR * share + shared;
}

function daysIn(from: Day, to: Day): number {
  return daysBetween(from, to) + 1;
}

/** More days than any period has. */
const FAR = 1000;

/** Adds a figure to what is known: one whose counts and cells are told already only by its name. */
export function remember(figure: Figure, known: Figure[]): void {
  const at = known.findIndex(
    (other) =>
      isTwin(other, figure) &&
      other.display.statuses.every((status, cell) => status === figure.display.statuses[cell]),
  );
  const twin = known[at];
  if (twin === undefined) {
    known.push(figure);
    return;
  }
  const { told, alsoTold = [] } = twin;
  const more = [figure.told, ...(figure.alsoTold ?? [])].filter(
    (own) => ![told, ...alsoTold].some((one) => isSame(one, own)),
  );
  known[at] = { ...twin, alsoTold: [...alsoTold, ...more] };
}

/** Whether what a figure counts is told already, by another scope of the same connections. */
export function isTold(own: Told, known: readonly Figure[]): boolean {
  return known.some(({ told, alsoTold = [] }) => [told, ...alsoTold].some((one) => isSame(one, own)));
}

function isSame(one: Told, { key, measure, connections }: Told): boolean {
  return one.key === key && one.measure === measure && one.connections.join() === connections.join();
}

/**
 * A figure of the same period and measure with the same counts in a wider or narrower scope: what is told of one is told of
 * the other, and the second tells nothing new.
 */
export function twinOf(figure: Figure, known: readonly Figure[]): Figure | undefined {
  return known.find((other) => isTwin(other, figure));
}

function isTwin(other: Figure, { told, display }: Figure): boolean {
  return (
    [other.told, ...(other.alsoTold ?? [])].some((one) => isNested(one, told)) &&
    display.atoms.every(
      (_, atom) => (other.display.perAtom.get(atom) ?? 0) === (display.perAtom.get(atom) ?? 0),
    )
  );
}

/** The same measure of the same period, on connections of which one holds all of the other's. */
function isNested(one: Told, { key, measure, connections }: Told): boolean {
  const isAmong = (some: readonly string[], all: readonly string[]) => some.every((own) => all.includes(own));
  return (
    one.key === key &&
    one.measure === measure &&
    (isAmong(one.connections, connections) || isAmong(connections, one.connections))
  );
}
