import type { Hiding } from './beside-bounds.js';
import { widthOf } from './display.js';
import { PossibleWorlds } from './possible-worlds.js';
import type { Solver } from './solver.js';

export interface PeriodAudit extends Hiding {
  readonly solver: Solver;
  /** Hides what the lines give away after something was hidden. */
  readonly close: () => void;
}

/**
 * Hides until nobody can reckon the count of a hidden group under the minimum, or of a bound, closer than it may be
 * known, over all worlds that fit what is told. Where one can, the cells are hidden that have to give way so that it could
 * be otherwise, those that cost the least use. Hiding only ever adds worlds, so what is wide enough once stays so.
 * @returns false where that cannot be reached, or the solver failed: nothing of the period may be told
 */
export async function auditPeriod(audit: PeriodAudit): Promise<boolean> {
  const { display, solver, priceOf } = audit;
  const sought = [...display.statuses.keys()].filter((cell) => widthOf(cell, display) !== undefined);
  const worlds = new PossibleWorlds({ display, sought, priceOf, solver });
  if (!(await worlds.explore())) return false;
  for (const cell of sought) {
    while (!worlds.isWide(cell)) {
      const found = await worlds.open(cell);
      if (found === undefined || found === 'failed') return false;
      for (const gone of found.hide) display.statuses[gone] = 'HIDDEN';
      if (found.hide.length > 0) audit.close();
      else if (!worlds.isWide(cell)) return false;
    }
  }
  return true;
}
