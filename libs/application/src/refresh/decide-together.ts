import type { Figure, Hiding, Solver } from '@takeup/disclosure';
import { auditDepartments, auditJoint, withhold } from '@takeup/disclosure';
import type { ReleasedStatus } from '@takeup/domain';
import type { Together } from './figures-beside.js';
import { isTold, remember, together, twinOf } from './figures-beside.js';

/** One measure of a period that is being published, each cell decided by itself so far. */
export interface Decided {
  readonly told: Figure['told'];
  /** See `toldAs`. */
  readonly alsoTold?: NonNullable<Figure['alsoTold']>;
  readonly fresh: Hiding;
  /** What a cell of it says already. */
  readonly published?: (cell: number) => ReleasedStatus | undefined;
}

/**
 * Hides in the measures of one period what they would tell together with each other and with everything that is published
 * of the same people and days, and adds them to what is known. Where that cannot be reached nothing new of them is told.
 */
export async function decideTogether(
  decided: readonly Decided[],
  known: Figure[],
  solver: Solver,
): Promise<void> {
  const twins = new Set(decided.filter((one) => takeOver(one, known)));
  const ofOwn = ownSets([...known, ...decided.filter((one) => !twins.has(one))]);
  const isNew = (one: Decided) => ofOwn.has(one.told.connections.join()) && !isTold(one.told, known);
  const alone = decided.filter((one) => !twins.has(one) || isNew(one));
  const fresh = alone.map(({ told, alsoTold = [], fresh }): Figure => ({
    told,
    alsoTold,
    display: fresh.display,
    fresh,
  }));
  const audited = async ({ fresh: own, beside, of }: Together) => {
    const figures = [...beside, ...own];
    if (of !== 'everybody') return auditDepartments(figures, of.departmentsUpTo, solver);
    if (await auditJoint(figures, solver)) return;
    const displays = new Set(own.map(({ display }) => display));
    for (const { fresh, published } of alone) if (displays.has(fresh.display)) withhold(fresh, published);
  };
  const { inTurn, ofMeasures } = together(fresh, known);
  for (const own of inTurn) await audited(own);
  // No two of them hide in the same figure.
  await Promise.all(ofMeasures.map(audited));
  for (const { told, alsoTold = [], fresh } of decided)
    remember({ told, alsoTold, display: fresh.display }, known);
}

/**
 * Sets of connections of which something is told that nothing wider tells: beside that, what is told of them as of a wider set
 * can say more than it does there. Where all of it is told of the wider set as well, it says nothing new.
 */
function ownSets(figures: readonly Pick<Figure, 'told'>[]): ReadonlySet<string> {
  return new Set(figures.map(({ told }) => told.connections.join()));
}

/** The same counts are told the same way: whether there was a figure with those of this one. */
function takeOver({ told, fresh: { display }, published }: Decided, known: readonly Figure[]): boolean {
  const twin = twinOf({ told, display }, known);
  if (twin === undefined) return false;
  const { statuses } = twin.display;
  if (statuses.some((status, cell) => (published?.(cell) ?? status) !== status)) return false;
  statuses.forEach((status, cell) => (display.statuses[cell] = status));
  return true;
}
