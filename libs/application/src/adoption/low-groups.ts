import type { Measure } from '@takeup/domain';
import { ALL, compareText, departmentName } from '@takeup/domain';
import { benjaminiHochberg, binomialLowerTail } from '@takeup/statistics';
import type { ToldFigure } from '../gate/index.js';
import { groupBy } from '../grouping.js';
import type { AdoptionRow, LowGroupView } from './adoption-view.js';

/** Share of false alarms that the list may hold. */
const FALSE_DISCOVERY_RATE = 0.05;

/** The chain of the ladder; contributing stands beside it. */
const CHAIN: readonly Measure[] = ['reached', 'active', 'habitual'];

/**
 * Groups under their path by more than chance, those that could move the most people first. Stricter than a verdict:
 * one-sided exact binomial tests with the false-discovery rate held at 5 %. A group shown as a bound is tested and
 * ranked by its bound, so silent groups come first among equals.
 */
export function lowGroups(
  rows: readonly AdoptionRow[],
  ladders: readonly ToldFigure[],
): readonly LowGroupView[] {
  const tested = rows.filter(
    (row) => row.department !== ALL && row.path !== null && row.people !== null && countOf(row) !== null,
  );
  const p = tested.map((row) => binomialLowerTail(countOf(row) ?? 0, row.people ?? 0, row.path ?? 0));
  const low = benjaminiHochberg(p, FALSE_DISCOVERY_RATE);
  const byGroup = groupBy(
    ladders,
    ({ department, persona }) => `${departmentName(department)}\u0000${persona}`,
  );
  return tested
    .filter((row, index) => low[index] && shortOf(row) > 0)
    .sort(
      (a, b) =>
        shortOf(b) - shortOf(a) || Number(b.short === null) - Number(a.short === null) || byName(a, b),
    )
    .map((row) => ({
      ...row,
      weakest: weakestStep(byGroup.get(`${row.department}\u0000${row.persona}`) ?? []),
    }));
}

function countOf({ count, countAtMost }: AdoptionRow): number | null {
  return count ?? countAtMost;
}

function shortOf({ short, shortAtLeast }: AdoptionRow): number {
  return short ?? shortAtLeast ?? 0;
}

function byName(a: AdoptionRow, b: AdoptionRow): number {
  return compareText(a.department, b.department) || compareText(a.persona, b.persona);
}

/**
 * The step of the chain that keeps the smallest share of the one before; null where any step is not shown. A measure
 * that no source feeds is no step.
 */
export function weakestStep(ladder: readonly ToldFigure[]): LowGroupView['weakest'] {
  const shown = new Map(
    ladder.filter(({ status }) => status === 'SHOWN').map((figure) => [figure.measure, figure.count]),
  );
  let before = ladder[0]?.people ?? null;
  let weakest: LowGroupView['weakest'] = null;
  for (const measure of CHAIN) {
    if (!ladder.some((figure) => figure.measure === measure)) continue;
    const count = shown.get(measure) ?? null;
    if (count === null || before === null || before === 0) return null;
    const kept = count / before;
    if (weakest === null || kept < weakest.kept) weakest = { measure, kept };
    before = count;
  }
  return weakest;
}
