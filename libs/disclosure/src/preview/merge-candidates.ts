import type { Cell, DepartmentMerge, DepartmentPath } from '@takeup/domain';
import { ALL, ROOT, ancestry, compareText, parentOf } from '@takeup/domain';
import type { AtomHeadcount } from '../lattice.js';
import type { MaskUse } from './use-of-mask.js';

export interface CandidateInput {
  readonly atoms: readonly AtomHeadcount[];
  readonly hasTarget: (cell: Cell) => boolean;
  /** Departments that keep their name, because a target or the operator names them. */
  readonly isKept: (department: DepartmentPath) => boolean;
  /** Last part of a merged department's path. */
  readonly otherName: string;
}

/** A merge and how many more target people might stand in visible cells, looked at from its parent alone. */
export interface Candidate {
  readonly merge: DepartmentMerge;
  readonly gain: number;
}

interface Child {
  readonly path: DepartmentPath;
  readonly people: number;
  /** People in its target cells by persona, `ALL` among them. */
  readonly targets: ReadonlyMap<string, number>;
  /** Most of its target people are hidden, or it is itself. */
  readonly isSmall: boolean;
  /** Visible target people of the departments below it, which a merge takes away. */
  readonly below: number;
}

/** The children of one node. */
interface Family {
  readonly parent: DepartmentPath;
  /** Those that may be merged, the smallest first. */
  readonly free: readonly Child[];
  readonly all: readonly Child[];
}

/**
 * For each parent the merge of its smallest departments that makes the most target people visible, the best first. Small
 * is a department of fewer than k people, or one that has more than a fifth of its target people hidden; the next larger
 * may stand by them. One sibling at least is left: a single child is its parent again.
 */
export function mergeCandidates(input: CandidateInput, use: MaskUse, k: number): readonly Candidate[] {
  const families = familiesOf(input, use, k);
  const taken = new Set(families.flatMap(({ all }) => all.map(({ path }) => path.toLowerCase())));
  return families
    .flatMap((family) => {
      const best = bestOf(family, k);
      if (best === undefined) return [];
      const into = freeName(family.parent, input.otherName, taken);
      return [{ merge: { into, from: [...best.from].sort(compareText) }, gain: best.gain }];
    })
    .sort((a, b) => b.gain - a.gain || compareText(a.merge.into, b.merge.into));
}

function bestOf({ free, all }: Family, k: number) {
  const small = free.filter(({ isSmall }) => isSmall);
  if (small.length === 0) return undefined;
  const order = [...small, ...free.filter(({ isSmall }) => !isSmall).slice(0, 1)];
  const before = visibleOf(all, k);
  let best: { readonly from: readonly DepartmentPath[]; readonly gain: number } | undefined;
  for (let length = 2; length <= Math.min(order.length, all.length - 1); length += 1) {
    const own = order.slice(0, length);
    const after = visibleOf([...all.filter((child) => !own.includes(child)), joined(own)], k);
    const gain = after - before - own.reduce((sum, { below }) => sum + below, 0);
    if (gain > (best?.gain ?? 0)) best = { from: own.map(({ path }) => path), gain };
  }
  return best;
}

/** Target people of visible cells, by the threshold and the tree's lines alone. */
function visibleOf(children: readonly Pick<Child, 'targets'>[], k: number): number {
  const personas = new Set(children.flatMap(({ targets }) => [...targets.keys()]));
  let visible = 0;
  for (const persona of personas) {
    const sizes = children
      .map(({ targets }) => targets.get(persona) ?? 0)
      .filter((people) => people > 0)
      .sort((a, b) => a - b);
    const hidden = sizes.filter((people) => people < k);
    const shown = sizes.slice(hidden.length);
    const isTold = hidden.length === 1 || (hidden.length > 0 && sum(hidden) < k);
    visible += sum(isTold ? shown.slice(1) : shown);
  }
  return visible;
}

function joined(children: readonly Child[]): Pick<Child, 'targets'> {
  const targets = new Map<string, number>();
  for (const child of children)
    for (const [persona, people] of child.targets) targets.set(persona, (targets.get(persona) ?? 0) + people);
  return { targets };
}

function familiesOf(
  { atoms, hasTarget, isKept }: CandidateInput,
  use: MaskUse,
  k: number,
): readonly Family[] {
  const people = new Map<DepartmentPath, Map<string, number>>();
  for (const atom of atoms) {
    for (const node of ancestry(atom.department)) {
      const own = people.get(node) ?? new Map<string, number>();
      for (const persona of [...atom.personas, ALL]) own.set(persona, (own.get(persona) ?? 0) + atom.people);
      people.set(node, own);
    }
  }
  const below = new Map<DepartmentPath, number>();
  for (const [node, { visible }] of use.byDepartment)
    for (const above of ancestry(node).slice(1)) below.set(above, (below.get(above) ?? 0) + visible);
  const families = new Map<DepartmentPath, Child[]>();
  for (const [path, own] of people) {
    if (path === ROOT) continue;
    const sides = use.byDepartment.get(path) ?? { hidden: 0, visible: 0 };
    const all = own.get(ALL) ?? 0;
    const child = {
      path,
      people: all,
      targets: new Map(
        [...own].filter(([persona]) => hasTarget({ department: path, persona, location: ALL })),
      ),
      isSmall: all < k || 4 * sides.hidden > sides.visible,
      below: below.get(path) ?? 0,
    };
    families.set(parentOf(path), [...(families.get(parentOf(path)) ?? []), child]);
  }
  return [...families].map(([parent, children]) => ({
    parent,
    all: children,
    free: children
      .filter(({ path }) => !isKept(path))
      .sort((a, b) => a.people - b.people || compareText(a.path, b.path)),
  }));
}

/** `Sales/Other departments`, with a number where the directory has that already. */
export function freeName(parent: DepartmentPath, name: string, taken: ReadonlySet<string>): DepartmentPath {
  const path = (number: number) =>
    `${parent === ROOT ? '' : `${parent}/`}${name}${number === 1 ? '' : ` ${number}`}`;
  let number = 1;
  while (taken.has(path(number).toLowerCase())) number += 1;
  return path(number);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
