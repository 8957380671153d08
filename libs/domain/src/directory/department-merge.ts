import type { Atom } from './atom.js';
import type { DepartmentPath } from './department.js';
import { DIRECT, ROOT, UNASSIGNED, isWithin, parentOf } from './department.js';

/** Departments of one parent that count as one, under a name of their own. */
export interface DepartmentMerge {
  readonly into: DepartmentPath;
  readonly from: readonly DepartmentPath[];
}

/** What is wrong with a list of merges as it stands, whatever the directory holds. */
export type MergeFault =
  | { readonly code: 'reserved-name'; readonly merge: number; readonly path: DepartmentPath }
  | { readonly code: 'too-few'; readonly merge: number; readonly path: DepartmentPath }
  | { readonly code: 'other-parent'; readonly merge: number; readonly path: DepartmentPath }
  | { readonly code: 'named-twice'; readonly merge: number; readonly path: DepartmentPath }
  | { readonly code: 'within-merged'; readonly merge: number; readonly path: DepartmentPath }
  | { readonly code: 'into-merged'; readonly merge: number; readonly path: DepartmentPath };

/** A whole path or the last part of one that stands for something else. */
const RESERVED: readonly string[] = ['ALL', 'NONE', UNASSIGNED, DIRECT].map(fold);

/**
 * Every fault of a list of merges. Only siblings are merged, because the children of a node must add up to it; a new
 * name is asked for, because a known one would change its meaning from one month to the next.
 */
export function mergeFaults(merges: readonly DepartmentMerge[]): readonly MergeFault[] {
  const sources = merges.flatMap(({ from }, merge) => from.map((path) => ({ path, merge })));
  const seen = new Set<string>();
  return merges.flatMap(({ into, from }, merge): MergeFault[] => {
    const faults: MergeFault[] = [];
    const fault = (code: MergeFault['code'], path: DepartmentPath) => faults.push({ code, merge, path });
    const name = into.slice(into.lastIndexOf('/') + 1);
    if (into === ROOT || RESERVED.includes(fold(name))) fault('reserved-name', into);
    if (new Set(from.map(fold)).size < 2) fault('too-few', into);
    for (const path of from) {
      if (fold(parentOf(path)) !== fold(parentOf(into)) || path === ROOT) fault('other-parent', path);
      if (seen.has(fold(path))) fault('named-twice', path);
      seen.add(fold(path));
      const outer = sources.find((other) => fold(other.path) !== fold(path) && isInside(path, other.path));
      if (outer !== undefined) fault('within-merged', path);
    }
    if (sources.some(({ path }) => isInside(into, path))) fault('into-merged', into);
    if (merges.some((other, index) => index < merge && fold(other.into) === fold(into)))
      fault('named-twice', into);
    return faults;
  });
}

/** What the merges name and the directory does not have, and new names that the directory has already. */
export function mergeSurprises(
  merges: readonly DepartmentMerge[],
  departments: Iterable<DepartmentPath>,
): { readonly unknown: readonly DepartmentPath[]; readonly taken: readonly DepartmentPath[] } {
  const leaves = [...departments];
  const isThere = (path: DepartmentPath) => leaves.some((leaf) => isInside(leaf, path));
  return {
    unknown: merges.flatMap(({ from }) => from.filter((path) => !isThere(path))),
    taken: merges.filter(({ into }) => isThere(into)).map(({ into }) => into),
  };
}

/**
 * The atoms with merged departments in place of those they were made of; all that lay below them goes with them. The
 * order and number stay. Two of them may now be the same atom: whoever keeps atoms adds their people up.
 */
export function mergeAtoms<T extends Pick<Atom, 'department'>>(
  atoms: readonly T[],
  merges: readonly DepartmentMerge[],
): readonly T[] {
  if (merges.length === 0) return atoms;
  const known = new Map<DepartmentPath, DepartmentPath>();
  for (const { department } of atoms) {
    const merge = merges.find(({ from }) => from.some((path) => isInside(department, path)));
    known.set(department, merge?.into ?? department);
  }
  const leaves = [...new Set(known.values())];
  // The directory may have departments below a new name: then its people stand beside those.
  const isInner = (node: DepartmentPath) => leaves.some((leaf) => leaf !== node && isWithin(leaf, node));
  const inner = new Set(merges.map(({ into }) => into).filter(isInner));
  return atoms.map((atom) => {
    const department = known.get(atom.department) ?? atom.department;
    if (department === atom.department) return atom;
    return { ...atom, department: inner.has(department) ? `${department}/${DIRECT}` : department };
  });
}

/** Departments are compared as in persona rules: without regard to case. */
function isInside(path: DepartmentPath, node: DepartmentPath): boolean {
  return isWithin(fold(path), fold(node));
}

function fold(path: DepartmentPath): string {
  return path.toLowerCase();
}
