import { hideBesideBounds } from '../beside-bounds.js';
import type { Solver } from '../solver.js';
import { auditJoint } from './audit-joint.js';
import type { DepartmentPart } from './department-part.js';
import { departmentParts, figureOfPart } from './department-part.js';
import type { Figure } from './figure.js';

/**
 * Layer 3 one first-level department at a time: hides in what is new of a department until its own figures, all of them
 * together, tell nothing too closely. What the sums of departments add is not reckoned. Where that cannot be reached, or the
 * solver failed, nothing new of that department is told.
 * @param most counts (atoms × figures) of a department that are looked at together; of larger ones nothing is
 */
export async function auditDepartments(
  figures: readonly Figure[],
  most: number,
  solver: Solver,
): Promise<void> {
  const [first] = figures;
  if (first === undefined) return;
  for (const part of departmentParts(first.display.lattice)) {
    if (part.atoms.length * figures.length <= most) await auditPart(figures, part, solver);
  }
  for (const { display, fresh } of figures) if (fresh !== undefined) hideBesideBounds({ display, ...fresh });
}

async function auditPart(figures: readonly Figure[], part: DepartmentPart, solver: Solver): Promise<void> {
  const own = figures.map((figure) => figureOfPart(figure, part));
  const isSafe = await auditJoint(own, solver, 'main');
  for (const [at, { display: whole, fresh }] of figures.entries()) {
    if (fresh === undefined) continue;
    const statuses = own[at]?.display.statuses ?? [];
    for (const [place, cell] of part.cells.entries()) {
      if (fresh.canHide(cell) && (!isSafe || statuses[place] === 'HIDDEN')) whole.statuses[cell] = 'HIDDEN';
    }
  }
}
