import { ALL, ROOT } from '@takeup/domain';
import { hideBesideBounds } from '../beside-bounds.js';
import type { Solver } from '../solver.js';
import type { Figure } from './figure.js';
import { widenByExchange } from './exchange-search.js';
import type { JointRegion, JointWorld, Place } from './joint-region.js';
import { JointWorlds } from './joint-worlds.js';
import type { Depth, Link } from './link.js';
import { linksBetween } from './links.js';
import type { Opening } from './opening.js';
import { openingOf } from './opening.js';
import { pricesOf } from './prices.js';
import { Surroundings } from './surroundings.js';

/** Counts (atoms × figures) up to which all links are reckoned with. */
export const FEW_COUNTS = 500;

/**
 * Layer 3: hides in what is new until nobody can reckon the count of a hidden group under the minimum, or of a bound,
 * closer than it may be known, from all figures of the same people together.
 * @returns false where that cannot be reached, or the solver failed: nothing that is new may be told
 */
export async function auditJoint(
  figures: readonly Figure[],
  solver: Solver,
  depth: Depth = 'all',
): Promise<boolean> {
  const counts = figures.length * (figures[0]?.display.atoms.length ?? 0);
  const links = linksOf(figures, counts > FEW_COUNTS ? 'main' : depth);
  const [first, ...others] = figures;
  if (links.length === 0 || first === undefined) return true;
  const world = { figures, links };
  const audit = {
    figures,
    solver,
    world,
    worlds: new JointWorlds(world, solver),
    surroundings: new Surroundings([first, ...others]),
    priceOf: pricesOf(figures),
  };
  const { worlds, surroundings } = audit;
  if (!(await explore(worlds.cells, worlds.region(surroundings.looseWithin(ROOT)), worlds))) return false;
  for (const [node, cells] of surroundings.byDepartment(worlds.cells)) {
    if (!(await explore(cells, worlds.region(surroundings.looseWithin(node)), worlds))) return false;
  }
  for (const cell of worlds.cells) {
    if (worlds.openIn(cell).length > 0) widenByExchange(cell, surroundings.beside(cell), audit);
  }
  for (const cell of worlds.cells) if (!(await clear(cell, audit))) return false;
  return true;
}

/**
 * Widens many counts at once: worlds in which every second cell counts for as much, and the others for as little, as can be,
 * in all figures.
 * @returns false where the solver failed
 */
async function explore(cells: readonly number[], region: JointRegion, worlds: JointWorlds): Promise<boolean> {
  const places = (some: readonly number[]) => some.flatMap((cell) => worlds.openIn(cell));
  for (let round = 0, idle = 0; idle < MOST_IDLE; round += 1) {
    const open = cells.filter((cell) => worlds.openIn(cell).length > 0);
    const before = places(open).length;
    if (open.length < FEW) return true;
    const bit = round % (Math.ceil(Math.log2(open.length)) + 1);
    const isUp = (place: number) => bit === 0 || (place >> (bit - 1)) % 2 === 0;
    const up = places(open.filter((_, place) => isUp(place)));
    const down = places(open.filter((_, place) => !isUp(place)));
    if (!(await worlds.widen(up, down, region))) return false;
    idle = before - places(open).length < 2 ? idle + 1 : 0;
  }
  return true;
}

/** So few cells are searched one by one. */
const FEW = 3;
/** After so many worlds in a row that widened next to nothing, the rest is searched one by one. */
const MOST_IDLE = 2;

interface Audit {
  readonly figures: readonly Figure[];
  readonly solver: Solver;
  readonly world: JointWorld;
  readonly worlds: JointWorlds;
  readonly surroundings: Surroundings;
  readonly priceOf: (place: Place) => number | undefined;
}

async function clear(cell: number, audit: Audit): Promise<boolean> {
  const { worlds, surroundings, figures } = audit;
  // All figures of the cell at once: a world in which one of them lies further out mostly has the others there, too.
  for (const surrounding of surroundings.around(cell)) {
    const open = worlds.openIn(cell);
    if (open.length > 0 && !(await worlds.widen(open, [], worlds.region(surrounding)))) return false;
  }
  for (const place of worlds.openIn(cell)) {
    if (!worlds.isOpen(place)) continue;
    if (!(await worlds.widen([place], [], worlds.region(surroundings.ofMeasure(place))))) return false;
    while (worlds.isOpen(place)) {
      const found = await cheapest(place, audit);
      if (found === 'failed') return false;
      // Where what is published tells it alone, hiding something new would not help.
      if (found === undefined) worlds.giveUp(place);
      else if (found.hide.length === 0 && worlds.isOpen(place)) return false;
      else if (!hide(found.hide, figures)) return false;
      else worlds.hidden();
    }
  }
  return true;
}

/**
 * What to hide for a count to be open enough, whichever way costs less: near the cell first, and elsewhere where that
 * would hide much.
 * @returns undefined where nothing that can be hidden would help, `failed` where the solver failed
 */
async function cheapest(place: Place, audit: Audit): Promise<Opening | 'failed' | undefined> {
  const { worlds, surroundings } = audit;
  const near = [...surroundings.around(place.cell)];
  for (const [at, surrounding] of [...near, surroundings.wholly(place.cell)].entries()) {
    const region = worlds.region(surrounding);
    const isAll = at === near.length;
    const found = await openingWithin({ region, isAll }, place, audit);
    if (found === 'failed') return found;
    if (found === undefined || (!isAll && found.cost > (at === 0 ? LITTLE : MUCH))) continue;
    // Only of the way that is taken: the world fits once what it costs is hidden.
    worlds.learn(found.values, region);
    return found;
  }
  return undefined;
}

/** What hiding a few cells of little use costs. */
const LITTLE = 8;
/** What hiding many costs, but not everybody together. */
const MUCH = 60;

async function openingWithin(
  { region, isAll }: { readonly region: JointRegion; readonly isAll: boolean },
  place: Place,
  { worlds, solver, priceOf }: Audit,
): Promise<Opening | 'failed' | undefined> {
  let best: Opening | undefined;
  for (const isWidened of isAll ? [false, true] : [false]) {
    // Only where the counts found so far are not the outermost ones can the moves asked for be too far.
    if (isWidened && !(await worlds.widen([place], [], region))) return 'failed';
    if (!worlds.isOpen(place)) return { cost: 0, hide: [], values: new Float64Array() };
    for (const move of worlds.movesOf(place)) {
      const found = await openingOf({ region, place, move, priceOf }, solver);
      if (found === 'failed') return found;
      if (found !== undefined && (best === undefined || found.cost < best.cost)) best = found;
      if (best?.hide.length === 0) break;
    }
    if (best !== undefined) break;
  }
  return best;
}

/** @returns false where everybody together would have to be hidden */
function hide(places: readonly Place[], figures: readonly Figure[]): boolean {
  for (const { figure, cell } of places) {
    const { display } = figures[figure] ?? {};
    if (display === undefined) continue;
    if (cell === display.lattice.indexOf({ department: ROOT, persona: ALL, location: ALL })) return false;
    display.statuses[cell] = 'HIDDEN';
  }
  for (const { display, fresh } of figures) if (fresh !== undefined) hideBesideBounds({ display, ...fresh });
  return true;
}

/** Of the figures and of whatever else has their counts. */
function linksOf(figures: readonly Figure[], depth: Depth): readonly Link[] {
  const told = figures.flatMap(({ told, alsoTold = [] }, figure) =>
    [told, ...alsoTold].map((one) => ({ figure, one })),
  );
  const found = new Map<string, Link>();
  for (const link of linksBetween(
    told.map(({ one }) => one),
    depth,
  )) {
    const factors = new Map<number, number>();
    for (const [at, factor] of link) {
      const figure = told[at]?.figure ?? -1;
      factors.set(figure, (factors.get(figure) ?? 0) + factor);
    }
    const own = [...factors].filter(([, factor]) => factor !== 0);
    if (own.some(([, factor]) => factor > 0)) found.set(own.join(';'), own);
  }
  return [...found.values()];
}
