import type { DepartmentPath } from '@takeup/domain';
import { ROOT, isWithin, parentOf } from '@takeup/domain';
import type { DerivableGroup } from './derivable.js';
import type { Lattice } from './lattice.js';
import { shownBlocks } from './shown-blocks.js';
import type { Programme, Solver, Term } from './solver.js';

/** Factors under this are rounding. */
const NOTHING = 1e-6;

/**
 * The shown cells that add up to a group: those with a factor other than 0 in the combination whose factors are smallest
 * in sum. Looked for below the department that holds the whole group first, then further up: who stands near it is what
 * gives it away.
 * @returns undefined where the solver found none, which for a derivable group is a failure
 */
export async function combinationOf(
  group: DerivableGroup & { readonly atoms: readonly number[] },
  shown: readonly number[],
  { lattice, departmentOf, solver }: Where,
): Promise<readonly number[] | undefined> {
  const members = new Set(group.atoms);
  for (const node of upwards(commonDepartment(group.atoms.map(departmentOf)))) {
    const near = shown.filter((cell) => isWithin(lattice.cells[cell]?.department ?? ROOT, node));
    const programme = programmeOf(near, members, lattice);
    if (programme === undefined) continue;
    const [answer] = await solver.minimise(programme, [
      programme.columns.map((_, column): Term => [column, 1]),
    ]);
    if (answer?.status === 'failed') return undefined;
    if (answer?.status !== 'optimal') continue;
    const { values } = answer;
    return near.filter((_, at) => Math.abs((values[2 * at] ?? 0) - (values[2 * at + 1] ?? 0)) > NOTHING);
  }
  return undefined;
}

export interface Where {
  readonly lattice: Lattice;
  /** The leaf department of an atom. */
  readonly departmentOf: (atom: number) => DepartmentPath;
  readonly solver: Solver;
}

/** Each cell's factor as the difference of two columns, so that their sum is its size. */
function programmeOf(
  near: readonly number[],
  members: ReadonlySet<number>,
  { cells }: Lattice,
): Programme | undefined {
  const { blocks, rows } = shownBlocks(
    near,
    (cell) => cells[cell]?.atoms ?? [],
    () => 1,
  );
  const terms: Term[][] = blocks.map(() => []);
  near.forEach((cell, at) => {
    for (const block of rows.get(cell) ?? []) terms[block]?.push([2 * at, 1], [2 * at + 1, -1]);
  });
  const covered = blocks.reduce(
    (sum, { atoms }) => sum + atoms.filter((atom) => members.has(atom)).length,
    0,
  );
  if (covered < members.size) return undefined;
  const asked = blocks.map(({ atoms }) => atoms.filter((atom) => members.has(atom)).length / atoms.length);
  // A block of which only a part is asked for cannot be told apart by these cells.
  if (asked.some((share) => share !== 0 && share !== 1)) return undefined;
  return {
    columns: near.flatMap(() => [FACTOR, FACTOR]),
    rows: asked.map((share, block) => ({ lower: share, upper: share, terms: terms[block] ?? [] })),
  };
}

const FACTOR = { lower: 0, upper: Infinity, integer: false };

function commonDepartment(paths: readonly DepartmentPath[]): DepartmentPath {
  return paths.reduce((common, path) => {
    for (const node of upwards(common)) if (isWithin(path, node)) return node;
    return ROOT;
  });
}

/** A department and those above it, the organisation last. */
function* upwards(path: DepartmentPath): Iterable<DepartmentPath> {
  for (let node = path; node !== ROOT; node = parentOf(node)) yield node;
  yield ROOT;
}
