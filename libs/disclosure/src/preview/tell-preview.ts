import type { AtomHeadcount } from '../lattice.js';
import type { MaskUse } from './use-of-mask.js';
import { shareOf } from './use-of-mask.js';

/** Now; with the proposed merges of departments; with those and the proposed joins of personas. */
export type PreviewStage = 'now' | 'merged' | 'joined';

export interface MeasuredStage {
  readonly stage: PreviewStage;
  readonly minimumGroup: number;
  /** Counted with the sizes that a display tells. */
  readonly use: ToldUse;
}

type ToldUse = Pick<MaskUse, 'people' | 'visible' | 'perAtom'>;

export interface ToldFigure {
  readonly stage: PreviewStage;
  readonly minimumGroup: number;
  /** Rounded. */
  readonly visible: number;
  /** Whole percent of the rounded numbers, 0 to 100. */
  readonly percent: number;
}

export interface ToldPreview {
  /** Target people, rounded; null: too few for a preview. */
  readonly people: number | null;
  /** None where there are too few people. */
  readonly figures: readonly ToldFigure[];
}

/**
 * What may be told of measured stages, so that no group under the minimum can be told from them or from two of them.
 *
 * - Numbers are rounded to the minimum group, but at least to 10, and shares are whole percent of rounded numbers, so a
 *   share says no more than its numbers. Under two steps nothing is told.
 * - Rounding alone does not do: 98 and 105 people round differently, and whoever knows the 98 learns of the 7. Two figures
 *   of which fewer than twice the minimum of *different people* are the difference are therefore told as the same, the one
 *   told first. People are compared and not sums, because one person stands in several cells.
 * - Nor does rounding do where many sets of targets are looked at: beside departments of known sizes the step would tell
 *   of the hidden one. The numbers are therefore sums of what a display tells (`toldSizes`), and not of people.
 * - There is one number of target people for all stages: a merge takes the departments below it away, and the number of
 *   their people with them.
 *
 * @param measured the first is told as it is: it sums what a release under the same policy shows
 */
export function tellPreview(
  measured: readonly MeasuredStage[],
  atoms: readonly AtomHeadcount[],
  minimumGroup: number,
): ToldPreview {
  const step = Math.max(10, minimumGroup);
  const rounded = (people: number) => Math.round(people / step) * step;
  const people = rounded(measured[0]?.use.people ?? 0);
  if (people < 2 * step) return { people: null, figures: [] };
  const told: { readonly use: ToldUse; readonly visible: number }[] = [];
  const figures = measured.map(({ stage, minimumGroup: k, use }) => {
    const near = told
      .map((other) => ({ ...other, apart: peopleApart(use, other.use, atoms) }))
      .filter(({ apart }) => apart < 2 * step)
      .sort((a, b) => a.apart - b.apart)[0];
    const visible = near?.visible ?? Math.min(people, rounded((shareOf(use) ?? 0) * people));
    if (near === undefined) told.push({ use, visible });
    return { stage, minimumGroup: k, visible, percent: Math.round((100 * visible) / people) };
  });
  return { people, figures: withoutRepeats(figures) };
}

/** A stage that tells the same as the one before is left out: that it is proposed at all would tell of hidden sizes. */
function withoutRepeats(figures: readonly ToldFigure[]): readonly ToldFigure[] {
  let before: string | undefined;
  return [...new Set(figures.map(({ stage }) => stage))].flatMap((stage) => {
    const own = figures.filter((figure) => figure.stage === stage);
    const says = own.map(({ minimumGroup, visible }) => `${minimumGroup} ${visible}`).join();
    if (says === before) return [];
    before = says;
    return own;
  });
}

/** People who stand in more visible cells by one mask than by the other. */
function peopleApart(a: ToldUse, b: ToldUse, atoms: readonly AtomHeadcount[]): number {
  return atoms.reduce(
    (sum, { people }, atom) => (a.perAtom[atom] === b.perAtom[atom] ? sum : sum + people),
    0,
  );
}
