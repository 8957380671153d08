import type { DepartmentMerge } from '@takeup/domain';
import { compareText, mergeAtoms } from '@takeup/domain';
import type { Solver } from '../solver.js';
import { foldForQuietWeeks } from './propose-folds.js';
import type { PersonaJoin } from './propose-joins.js';
import { proposeJoins, withJoins } from './propose-joins.js';
import type { ProposalInput } from './propose-merges.js';
import { proposeMerges } from './propose-merges.js';
import type { MeasuredStage, PreviewStage } from './tell-preview.js';
import { toldSizes } from './told-sizes.js';
import type { PreviewInput } from './use-of-mask.js';
import { countedWith, shareOf, useOfMask } from './use-of-mask.js';

/** The share of target people that a mask should leave visible: a quiet week hides up to ten points more. */
export const PREVIEW_GOAL = 0.9;

/** Minimum groups that are always compared. */
const COMPARED = [5, 10];

/** Masks are searched without their audit, which costs this much or what it costs now. */
const MARGIN = 0.01;

export interface Proposal {
  readonly merges: readonly DepartmentMerge[];
  readonly joins: readonly PersonaJoin[];
  /** The policy's minimum group first, as it is now. */
  readonly measured: readonly MeasuredStage[];
}

/**
 * How much of the targets will be visible, and merges that raise it. The search goes by masks without their audit; what is
 * measured is audited: twice a minimum group at most, three times where personas are joined. A proposal that shows less
 * at any minimum group than there is now is withdrawn.
 */
export async function previewMask(
  input: ProposalInput,
  minimumGroup: number,
  solver: Solver,
): Promise<Proposal> {
  const own = { ...input, atoms: [...input.atoms] };
  const sizes = [minimumGroup, ...COMPARED.filter((size) => size !== minimumGroup)];
  const now = await measure('now', own, { sizes, solver });
  const [first] = now;
  const share = first && shareOf(first.use);
  if (first === undefined || share === null || share === undefined || share >= PREVIEW_GOAL)
    return { merges: [], joins: [], measured: now };
  const costs = (shareOf(await useOfMask(own, minimumGroup)) ?? share) - share;
  const goal = PREVIEW_GOAL + Math.max(0, costs) + MARGIN;
  const by = { k: minimumGroup, solver };
  const merges = await foldForQuietWeeks(own, await proposeMerges(own, minimumGroup, goal), by);
  const mergedInput = { ...own, atoms: mergeAtoms(own.atoms, merges) };
  const merged = merges.length === 0 ? [] : await measure('merged', mergedInput, { sizes, solver });
  const areKept = isNoWorse(merged, now);
  const base = areKept ? mergedInput : own;
  const joins = await proposeJoins(base, by);
  const joined = joins.length === 0 ? [] : await measure('joined', withJoins(base, joins), { sizes, solver });
  const areJoined = isNoWorse(joined, areKept && merged.length > 0 ? merged : now);
  return {
    merges: areKept ? merges : [],
    joins: areJoined ? [...joins].sort((a, b) => compareText(a.join(), b.join())) : [],
    measured: [...now, ...(areKept ? merged : []), ...(areJoined ? joined : [])],
  };
}

/**
 * Counted with the sizes that the stage's own display tells under the policy in force, which is the first of `sizes`: what
 * is told of a stage says no more of the sizes of hidden groups than that display, whatever targets are looked at.
 */
async function measure(
  stage: PreviewStage,
  input: PreviewInput,
  { sizes, solver }: { readonly sizes: readonly number[]; readonly solver: Solver },
): Promise<readonly MeasuredStage[]> {
  const measured: MeasuredStage[] = [];
  let told: readonly number[] | undefined;
  for (const minimumGroup of sizes) {
    const use = await useOfMask(input, minimumGroup, solver);
    told ??= toldSizes(use.lattice, use.hidden, minimumGroup);
    const { perAtom } = use;
    measured.push({ stage, minimumGroup, use: { ...countedWith(told, use, input.hasTarget), perAtom } });
  }
  return measured;
}

function isNoWorse(after: readonly MeasuredStage[], before: readonly MeasuredStage[]): boolean {
  return after.every(({ use }, index) => (shareOf(use) ?? 0) >= (shareOf(before[index]?.use ?? use) ?? 0));
}
