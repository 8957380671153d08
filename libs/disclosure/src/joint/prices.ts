import { ALL, ROOT } from '@takeup/domain';
import type { Figure } from './figure.js';
import type { Place } from './joint-region.js';

/**
 * Within an organisation the dearest cell costs so many times as much as the cheapest. What a sponsor looks at first, a
 * persona or location of the whole organisation, costs more than all of its departments' cells near it, and everybody
 * together far more.
 */
const [SPREAD, WHOLE, EVERYBODY] = [10, 100, 1_000];

/** What hiding a cell of a new figure costs, by its place in the order of use. What is published cannot be hidden. */
export function pricesOf(figures: readonly Figure[]): (place: Place) => number | undefined {
  const prices = figures.map(({ display, fresh }) => {
    if (fresh === undefined) return undefined;
    const { cells } = display.lattice;
    const order = [...display.statuses.keys()].sort(fresh.cheaper);
    const whole = (cell: number) => (cells[cell]?.department === ROOT ? WHOLE : 0);
    const found = new Map(order.map((cell, at) => [cell, 1 + (SPREAD * at) / order.length + whole(cell)]));
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
