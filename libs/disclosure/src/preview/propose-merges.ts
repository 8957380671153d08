import type { DepartmentMerge } from '@takeup/domain';
import { isWithin, mergeAtoms } from '@takeup/domain';
import type { Candidate, CandidateInput } from './merge-candidates.js';
import { mergeCandidates } from './merge-candidates.js';
import type { MaskUse, PreviewInput } from './use-of-mask.js';
import { shareOf, useOfMask } from './use-of-mask.js';

/** Merges change which departments are small, so it is looked again; three rounds bound the work. */
const ROUNDS = 3;

export type ProposalInput = PreviewInput & CandidateInput;

/**
 * Merges of small departments that raise the share of visible target people to the goal, or as far as they can. Each
 * parent's best merge is found from head counts alone; they are taken in the order of their gain, as many as are
 * needed, and only where the mask as a whole, before its audit, shows more for it. A round makes some twice log2 of the candidates masks.
 */
export async function proposeMerges(
  input: ProposalInput,
  k: number,
  goal: number,
): Promise<readonly DepartmentMerge[]> {
  let merges: readonly DepartmentMerge[] = [];
  let use = await useOfMask(input, k);
  for (let round = 0; round < ROUNDS && (shareOf(use) ?? 1) < goal; round += 1) {
    const atoms = mergeAtoms(input.atoms, merges);
    const made = new Set(merges.map(({ into }) => into));
    const isKept = (path: string) => made.has(path) || input.isKept(path);
    const candidates = apart(mergeCandidates({ ...input, atoms, isKept }, use, k));
    const better = await fewest({ input, merges, candidates, use, k, goal });
    if (better === undefined) break;
    ({ merges, use } = better);
  }
  return merges;
}

interface Step {
  readonly input: ProposalInput;
  readonly merges: readonly DepartmentMerge[];
  readonly candidates: readonly Candidate[];
  readonly use: MaskUse;
  readonly k: number;
  readonly goal: number;
}

/** So many of the candidates as reach the goal, or all of them; fewer where all show no more than none. */
async function fewest(step: Step) {
  const { input, merges, candidates, use, k, goal } = step;
  const now = shareOf(use) ?? 1;
  const withFirst = async (count: number) => {
    const all = added(merges, candidates.slice(0, count));
    const after = await useOfMask({ ...input, atoms: mergeAtoms(input.atoms, all) }, k);
    return { merges: all, use: after, share: shareOf(after) ?? 1 };
  };
  let count = candidates.length;
  if (count === 0) return undefined;
  let found = await withFirst(count);
  for (; found.share <= now && count > 1; found = await withFirst(count)) count = Math.floor(count / 2);
  if (found.share <= now) return undefined;
  for (let low = 1; found.share >= goal && low < count;) {
    const middle = Math.floor((low + count) / 2);
    const fewer = await withFirst(middle);
    if (fewer.share >= goal) [found, count] = [fewer, middle];
    else low = middle + 1;
  }
  return found;
}

/** Those that speak of different people, the better of two first. */
function apart(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const touches = ({ merge: { into, from } }: Candidate) =>
      from.some((path) => isWithin(candidate.merge.into, path)) ||
      candidate.merge.from.some((path) => isWithin(into, path));
    if (!kept.some(touches)) kept.push(candidate);
  }
  return kept;
}

/** A merge of what lies above an earlier one takes its place. */
function added(merges: readonly DepartmentMerge[], candidates: readonly Candidate[]): DepartmentMerge[] {
  const fresh = candidates.map(({ merge }) => merge);
  const outlive = merges.filter(
    ({ into }) => !fresh.some(({ from }) => from.some((path) => isWithin(into, path))),
  );
  return [...outlive, ...fresh].sort((a, b) => (a.into < b.into ? -1 : 1));
}
