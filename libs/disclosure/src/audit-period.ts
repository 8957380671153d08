import { ALL, ROOT } from '@takeup/domain';
import type { Display, Range } from './display.js';
import { cellsOfAtoms, isWide, toldOf, widthOf } from './display.js';
import { PossibleWorlds } from './possible-worlds.js';
import type { Solver } from './solver.js';

export interface PeriodAudit {
  readonly display: Display;
  readonly solver: Solver;
  /** Whether this period may hide the cell: it is told, and not published already. */
  readonly canHide: (cell: number) => boolean;
  readonly cheaper: (a: number, b: number) => number;
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
  const root = display.lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
  const sought = [...display.statuses.keys()].filter((cell) => widthOf(cell, display) !== undefined);
  const worlds = new PossibleWorlds(display, sought, solver);
  for (const cell of sought) {
    for (;;) {
      const width = widthOf(cell, display);
      if (width === undefined || worlds.isWide(cell, width)) break;
      let suspects = forcing(cell, width, display);
      if (suspects.length === 0) {
        const found = await worlds.widen(cell, width);
        if (found === 'wide') break;
        if (found === 'failed') return false;
        suspects = found.narrowBy;
      }
      const [gone] = suspects.filter((other) => other !== root && audit.canHide(other)).sort(audit.cheaper);
      if (gone === undefined) return false;
      display.statuses[gone] = 'HIDDEN';
      audit.close();
    }
  }
  return true;
}

/**
 * Told cells around a hidden one that tell it too closely each by itself: few people of a department took part, or all
 * but a few. Nothing but hiding them helps, so no solver is asked.
 */
function forcing(cell: number, width: number, display: Display): readonly number[] {
  if (display.statuses[cell] !== 'HIDDEN') return [];
  const people = display.lattice.cells[cell]?.people ?? 0;
  return cellsAround(cell, display).filter((around) => {
    const [low, high] = fromAround(cell, around, display);
    return !isWide([Math.max(0, low), Math.min(people, high)], width);
  });
}

/** What a cell that contains another tells of it: all the rest of it may take part, or none. */
function fromAround(cell: number, around: number, display: Display): Range {
  const { cells } = display.lattice;
  const [low, high] = toldOf(around, display);
  return [low - ((cells[around]?.people ?? 0) - (cells[cell]?.people ?? 0)), high];
}

/** Told cells that contain all of a cell's people. */
function cellsAround(cell: number, { lattice, statuses }: Display): readonly number[] {
  const [first, ...rest] = lattice.cells[cell]?.atoms ?? [];
  const standing = cellsOfAtoms(lattice);
  const told = (first === undefined ? [] : (standing[first] ?? [])).filter(
    (other) => other !== cell && statuses[other] !== 'HIDDEN',
  );
  return told.filter((other) => rest.every((atom) => standing[atom]?.includes(other)));
}
