import { ALL, ROOT } from '@takeup/domain';
import type { Figure } from './figure.js';
import type { Place } from './joint-region.js';

/** The dearest cell costs so many times as much as the cheapest, and everybody together far more. */
const [SPREAD, EVERYBODY] = [10, 1_000];

/** What hiding a cell of a new figure costs, by its place in the order of use. What is published cannot be hidden. */
export function pricesOf(figures: readonly Figure[]): (place: Place) => number | undefined {
  const prices = figures.map(({ display, fresh }) => {
    if (fresh === undefined) return undefined;
    const order = [...display.statuses.keys()].sort(fresh.cheaper);
    const found = new Map(order.map((cell, at) => [cell, 1 + (SPREAD * at) / order.length]));
    const root = display.lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
    if (root !== undefined) found.set(root, EVERYBODY);
    return found;
  });
  return ({ figure, cell }) => {
    const { display, fresh } = figures[figure] ?? {};
    if (fresh === undefined || display === undefined || display.statuses[cell] === 'HIDDEN') return undefined;
    const price = prices[figure]?.get(cell);
    return fresh.canHide(cell) || price === EVERYBODY ? price : undefined;
  };
}
