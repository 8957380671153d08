import { ALL, ROOT } from '@takeup/domain';
import type { Figure } from './figure.js';
import type { Place } from './joint-region.js';

/** Everybody together costs more to hide than anybody else. */
const EVERYBODY = 1_000_000;

/** What hiding a cell of a new figure costs its readers. What is published cannot be hidden. */
export function pricesOf(figures: readonly Figure[]): (place: Place) => number | undefined {
  return ({ figure, cell }) => {
    const { display, fresh } = figures[figure] ?? {};
    if (fresh === undefined || display === undefined || display.statuses[cell] === 'HIDDEN') return undefined;
    const everybody = display.lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
    return cell === everybody ? EVERYBODY : fresh.priceOf(cell);
  };
}
