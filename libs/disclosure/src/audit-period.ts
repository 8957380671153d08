import type { Hiding } from './beside-bounds.js';
import { widthOf } from './display.js';
import type { Parts } from './forcing.js';
import { forcing, quickly, thoroughly } from './forcing.js';
import { PossibleWorlds } from './possible-worlds.js';
import type { Solver } from './solver.js';

export interface PeriodAudit extends Hiding {
  readonly solver: Solver;
  /** Hides what the lines give away after something was hidden. */
  readonly close: () => void;
}

/**
 * Hides until nobody can reckon the count of a hidden group under the minimum, or of a bound, closer than it may be
 * known, over all worlds that fit what is told. Where one can, the cheapest cell is hidden without which the proof would
 * not stand. Hiding only ever adds worlds, so what is wide enough once stays so.
 * @returns false where that cannot be reached, or the solver failed: nothing of the period may be told
 */
export async function auditPeriod(audit: PeriodAudit): Promise<boolean> {
  const { display, solver } = audit;
  const sought = [...display.statuses.keys()].filter((cell) => widthOf(cell, display) !== undefined);
  const hideOne = (suspects: readonly number[]): boolean => {
    const [gone] = suspects.filter(audit.canHide).sort(audit.cheaper);
    if (gone === undefined) return false;
    display.statuses[gone] = 'HIDDEN';
    audit.close();
    return true;
  };
  const clear = (cell: number, parts: Parts): boolean => {
    for (;;) {
      const suspects = forcing(cell, display, parts);
      if (suspects.length === 0) return true;
      if (!hideOne(suspects)) return false;
    }
  };
  if (!sought.every((cell) => clear(cell, quickly))) return false;
  const worlds = new PossibleWorlds(display, sought, solver);
  if (!(await worlds.explore())) return false;
  for (const cell of sought) {
    while (!worlds.isWide(cell)) {
      if (!clear(cell, thoroughly)) return false;
      const found = await worlds.widen(cell);
      if (found === 'wide') break;
      if (found === 'failed' || !hideOne(found.narrowBy)) return false;
    }
  }
  return true;
}
