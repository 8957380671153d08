import type { UnmatchedCounts, UnmatchedReason } from '@takeup/domain';
import { UNMATCHED_REASONS } from '@takeup/domain';

/** Numbers are told in steps of so many, or of the minimum group where that is larger. */
const STEP = 10;

/** A reason with fewer accounts is told of nothing. */
export function unmatchedStep(minimumGroup: number): number {
  return Math.max(STEP, minimumGroup);
}

/**
 * What may be told of why the accounts of one connection match nobody: of each reason how many it has at least, or
 * nothing where that are fewer than a step, or it may not be told.
 */
export function tellUnmatched(
  counts: UnmatchedCounts,
  minimumGroup: number,
): ReadonlyMap<UnmatchedReason, number> {
  const told = inSteps(
    UNMATCHED_REASONS.map((reason) => counts[reason]),
    unmatchedStep(minimumGroup),
  );
  return new Map(
    UNMATCHED_REASONS.flatMap((reason, at): [UnmatchedReason, number][] =>
      told[at] === undefined || told[at] === 0 ? [] : [[reason, told[at]]],
    ),
  );
}

/**
 * Numbers of which the sum is known, each as a multiple of the step that it has at least; 0: nothing is told of it.
 *
 * What the told ones leave of the sum must not say of an untold one how many it has: it has to be able to be none, and
 * one less than a step. It can where at least that is left and no more than all others hold. Where less is left, the
 * largest told is lowered by a step; where more is, nothing is told. Where nothing is left, the untold ones are nobody.
 * Nor is anything told of a sum that is more than all but one hold without a step, and not more than all do: that
 * nothing is would then say of each that it is just under a step.
 */
export function inSteps(counts: readonly number[], step: number): readonly number[] {
  const told = counts.map((count) => Math.floor(count / step) * step);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, own) => all + own, 0);
  const total = sum(counts);
  const left = total - sum(told);
  const most = (counts.length - 1) * (step - 1);
  if (left > most || (total > most && total <= most + step - 1)) return counts.map(() => 0);
  if (left === 0 || left >= step - 1) return told;
  const largest = told.indexOf(Math.max(...told));
  return told.map((count, at) => (at === largest ? Math.max(0, count - step) : count));
}
