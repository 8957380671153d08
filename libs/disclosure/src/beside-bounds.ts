import type { Display } from './display.js';
import type { Lattice, Line } from './lattice.js';
import type { PriceOf } from './openings.js';
import { tellingSubtractions } from './rests.js';

/** What may be hidden of a period, and in which order. */
export interface Hiding {
  readonly display: Display;
  /** Whether this period may hide the cell: it is told, not published already, and not everybody together. */
  readonly canHide: (cell: number) => boolean;
  readonly cheaper: (a: number, b: number) => number;
  /** What hiding a cell costs its readers. */
  readonly priceOf: PriceOf;
}

/**
 * Hides one more exact cell wherever the others of its line would give a bound or a hidden count away.
 *
 * The audit that follows looks at bounds and at hidden groups under the minimum. This is also for larger groups hidden beside
 * them: that (almost) nobody or (almost) everybody of some of them took part is said by no figure, and must not be what is
 * left when the figures of a line are subtracted.
 */
export function hideBesideBounds(hiding: Hiding): void {
  const { display, canHide, cheaper } = hiding;
  const { statuses, lattice } = display;
  const isExact = (cell: number) => statuses[cell] === 'SHOWN' && canHide(cell);
  for (let changed = true; changed;) {
    changed = false;
    for (const line of linesIn(lattice)) {
      if (!givesAway(line, display)) continue;
      const [cheapest] = line.children.filter(isExact).sort(cheaper);
      const gone = cheapest ?? (isExact(line.parent) ? line.parent : undefined);
      if (gone === undefined) continue;
      statuses[gone] = 'HIDDEN';
      changed = true;
    }
    changed = changed || hideOneOfNested(hiding);
  }
}

/** The same where personas overlap or lie within each other: no line says what is left of one without the others. */
function hideOneOfNested({ display, canHide, cheaper }: Hiding): boolean {
  for (const { whole, parts } of tellingSubtractions(display)) {
    const [cheapest] = [whole, ...parts].filter(canHide).sort(cheaper);
    if (cheapest === undefined) continue;
    display.statuses[cheapest] = 'HIDDEN';
    return true;
  }
  return false;
}

function linesIn({ treeLines, personaLines, locationLines }: Lattice): readonly Line[] {
  return [...treeLines, ...personaLines, ...locationLines];
}

/** Whether the exact cells of a line tell the rest of it, or that (almost) all or none of the rest took part. */
function givesAway({ parent, children }: Line, { statuses, lattice, counts, policy }: Display): boolean {
  if (statuses[parent] !== 'SHOWN') return false;
  const rest = children.filter((child) => statuses[child] !== 'SHOWN');
  if (rest.length === 0) return false;
  const sum = (of: (cell: number) => number) => rest.reduce((total, cell) => total + of(cell), 0);
  const active = sum((cell) => counts[cell] ?? 0);
  const people = sum((cell) => lattice.cells[cell]?.people ?? 0);
  return rest.length === 1 || active < policy.t || active > people - policy.t;
}
