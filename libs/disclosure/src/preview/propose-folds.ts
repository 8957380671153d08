import type { DepartmentMerge, DepartmentPath } from '@takeup/domain';
import { ROOT, ancestry, compareText, isWithin, mergeAtoms, parentOf } from '@takeup/domain';
import { freeName } from './merge-candidates.js';
import type { Solver } from '../solver.js';
import type { ProposalInput } from './propose-merges.js';
import type { QuietUse } from './quiet-weeks.js';
import { QUIET_GOAL, toldShare, useInQuietWeeks } from './quiet-weeks.js';

/** So many departments are tried each time, those that lose most, and so many folded at most. */
const [TRIED, FOLDS] = [6, 12];
/** Over all target people, what a fold must win at least: it takes all detail of a department. */
const WORTH = 0.002;

/** A department all of whose parts are to be one, and the merges with it. */
interface Fold {
  readonly merges: readonly DepartmentMerge[];
  readonly use: QuietUse;
}

/**
 * Merges all parts of a department into one where its parts are too small for weeks in which few take part: each time the
 * department that makes most target people visible before the audit, until the audited weeks reach the goal. So its own figures stay when its parts would have
 * taken each other along. It takes the place of the merges within it.
 */
export async function foldForQuietWeeks(
  input: ProposalInput,
  merges: readonly DepartmentMerge[],
  { k, solver }: { readonly k: number; readonly solver: Solver },
): Promise<readonly DepartmentMerge[]> {
  const useOf = (own: readonly DepartmentMerge[], by?: Solver) =>
    useInQuietWeeks({ ...input, atoms: mergeAtoms(input.atoms, own) }, k, by);
  let now: Fold = { merges, use: await useOf(merges) };
  const folded = new Set<DepartmentPath>();
  for (let step = 0; step < FOLDS; step += 1) {
    if (toldShare(await useOf(now.merges, solver)) >= QUIET_GOAL) break;
    let best: (Fold & { readonly parent: DepartmentPath }) | undefined;
    for (const parent of losing(input, now.use, folded).slice(0, TRIED)) {
      const own = withFold(input, now.merges, parent);
      const use = await useOf(own);
      if (toldShare(use) > toldShare((best ?? now).use)) best = { merges: own, use, parent };
    }
    if (best === undefined || toldShare(best.use) < toldShare(now.use) + WORTH) break;
    folded.add(best.parent);
    now = best;
  }
  return now.merges;
}

/** Departments below the root that may be folded, those first whose parts lose most. */
function losing(
  { atoms, isKept }: ProposalInput,
  { byDepartment }: QuietUse,
  folded: ReadonlySet<DepartmentPath>,
): readonly DepartmentPath[] {
  const people = new Map<DepartmentPath, number>();
  for (const [node, own] of byDepartment)
    for (const above of ancestry(node).slice(1))
      people.set(above, (people.get(above) ?? 0) + own.people - own.told);
  const nodes = nodesOf(atoms);
  const kept = new Set(nodes.filter(isKept).flatMap((path) => ancestry(path).slice(1)));
  const hasParts = (path: DepartmentPath) => partsOf(path, nodes).length > 1;
  return [...people.keys()]
    .filter((path) => path !== ROOT && !kept.has(path) && !folded.has(path) && hasParts(path))
    .sort((a, b) => (people.get(b) ?? 0) - (people.get(a) ?? 0) || compareText(a, b));
}

function withFold(
  { atoms, otherName }: ProposalInput,
  merges: readonly DepartmentMerge[],
  parent: DepartmentPath,
): readonly DepartmentMerge[] {
  const nodes = nodesOf(atoms);
  const taken = new Set(nodes.map((path) => path.toLowerCase()));
  const outlive = merges.filter(({ into }) => into === parent || !isWithin(into, parent));
  const into = freeName(parent, otherName, taken);
  return [...outlive, { into, from: partsOf(parent, nodes) }].sort((a, b) => compareText(a.into, b.into));
}

/** As the directory has them, without merges. */
function nodesOf(atoms: ProposalInput['atoms']): readonly DepartmentPath[] {
  return [...new Set(atoms.flatMap(({ department }) => ancestry(department)))];
}

function partsOf(parent: DepartmentPath, nodes: readonly DepartmentPath[]): readonly DepartmentPath[] {
  return nodes.filter((path) => path !== ROOT && parentOf(path) === parent).sort(compareText);
}
