import type { Atom, Cell, DepartmentPath } from '@takeup/domain';
import {
  ALL,
  NO_PERSONA,
  ROOT,
  ancestry,
  byLevelThenPath,
  compareText,
  depthOf,
  parentOf,
} from '@takeup/domain';

/** People of one atom in scope. Nothing about what they did: the mask must not know. */
export interface AtomHeadcount extends Atom {
  readonly people: number;
}

/** A registered cell: a group that figures may be asked for. Empty groups are none. */
export interface LatticeCell extends Cell {
  readonly people: number;
  /** Indices of its atoms. */
  readonly atoms: readonly number[];
}

/** A parent cell and disjoint child cells that add up to it, by index. */
export interface Line {
  readonly parent: number;
  readonly children: readonly number[];
}

/** All cells of an epoch and the lines between them, in the order in which the mask visits them. */
export interface Lattice {
  readonly cells: readonly LatticeCell[];
  readonly treeLines: readonly Line[];
  readonly personaLines: readonly Line[];
  readonly locationLines: readonly Line[];
  /** Department nodes from the root down, by path. */
  readonly nodes: readonly DepartmentPath[];
  /** Personas in key order, `NONE` among them, `ALL` last. */
  readonly personas: readonly string[];
  indexOf(cell: Cell): number | undefined;
}

export interface LatticeInput {
  readonly atoms: readonly AtomHeadcount[];
  readonly personas: readonly string[];
  /** The personas that "No persona" means none of; those added after an epoch's first publication are not among them. */
  readonly noneOf?: readonly string[];
}

export function buildLattice({ atoms, personas, noneOf = personas }: LatticeInput): Lattice {
  const keys = [...personas, ...(noneOf.length > 0 ? [NO_PERSONA] : [])].sort(compareText);
  const rows = [...keys, ALL];
  const members = new Map<string, number[]>();
  const add = (department: string, persona: string, location: string, atom: number) => {
    const key = keyOf(department, persona, location);
    const list = members.get(key);
    if (list) list.push(atom);
    else members.set(key, [atom]);
  };
  const nodes = new Set<DepartmentPath>([ROOT]);
  const locations = new Set<string>();
  atoms.forEach((atom, index) => {
    if (atom.people === 0) return;
    locations.add(atom.location);
    const held = keys.filter((key) => holds(atom, key, noneOf));
    for (const node of ancestry(atom.department)) {
      nodes.add(node);
      for (const persona of [...held, ALL]) add(node, persona, ALL, index);
      if (depthOf(node) <= 1) add(node, ALL, atom.location, index);
    }
  });
  const places = locations.size > 1 ? [...locations].sort(compareText) : [];
  const ordered = [...nodes].sort(byLevelThenPath);
  const cells: LatticeCell[] = [];
  const indices = new Map<string, number>();
  const register = (department: DepartmentPath, persona: string, location: string) => {
    const key = keyOf(department, persona, location);
    const own = members.get(key);
    if (!own) return;
    indices.set(key, cells.length);
    cells.push({
      department,
      persona,
      location,
      atoms: own,
      people: sum(own, (atom) => atoms[atom]?.people ?? 0),
    });
  };
  for (const node of ordered) {
    for (const persona of rows) register(node, persona, ALL);
    if (depthOf(node) <= 1) for (const place of places) register(node, ALL, place);
  }
  const indexOf = ({ department, persona, location }: Cell) =>
    indices.get(keyOf(department, persona, location));
  const at = (department: DepartmentPath, persona: string, location: string) =>
    indices.get(keyOf(department, persona, location));
  const children = childrenOf(ordered);
  const line = (parent: number | undefined, parts: readonly (number | undefined)[]): Line[] => {
    const found = parts.filter((part) => part !== undefined);
    return parent === undefined || found.length === 0 ? [] : [{ parent, children: found }];
  };
  const inner = ordered.filter((node) => children.has(node));
  return {
    cells,
    nodes: ordered,
    personas: rows,
    indexOf,
    treeLines: inner.flatMap((node) =>
      rows.flatMap((persona) =>
        line(
          at(node, persona, ALL),
          (children.get(node) ?? []).map((child) => at(child, persona, ALL)),
        ),
      ),
    ),
    personaLines: ordered
      .filter(
        (node) => noneOf.length > 0 && isDisjoint(members.get(keyOf(node, ALL, ALL)) ?? [], atoms, noneOf),
      )
      .flatMap((node) =>
        line(
          at(node, ALL, ALL),
          keys.filter((key) => key === NO_PERSONA || noneOf.includes(key)).map((key) => at(node, key, ALL)),
        ),
      ),
    locationLines: [
      ...places.flatMap((place) =>
        line(
          at(ROOT, ALL, place),
          (children.get(ROOT) ?? []).map((child) => at(child, ALL, place)),
        ),
      ),
      ...ordered
        .filter((node) => depthOf(node) <= 1 && places.length > 0)
        .flatMap((node) =>
          line(
            at(node, ALL, ALL),
            places.map((place) => at(node, ALL, place)),
          ),
        ),
    ],
  };
}

function keyOf(department: string, persona: string, location: string): string {
  return `${department}\u0000${persona}\u0000${location}`;
}

function holds(atom: Atom, persona: string, noneOf: readonly string[]): boolean {
  return persona === NO_PERSONA
    ? !atom.personas.some((held) => noneOf.includes(held))
    : atom.personas.includes(persona);
}

function isDisjoint(
  own: readonly number[],
  atoms: readonly AtomHeadcount[],
  noneOf: readonly string[],
): boolean {
  return own.every(
    (index) => (atoms[index]?.personas.filter((key) => noneOf.includes(key)).length ?? 0) <= 1,
  );
}

function childrenOf(nodes: readonly DepartmentPath[]): ReadonlyMap<DepartmentPath, DepartmentPath[]> {
  const children = new Map<DepartmentPath, DepartmentPath[]>();
  for (const node of nodes) {
    if (node === ROOT) continue;
    const siblings = children.get(parentOf(node));
    if (siblings) siblings.push(node);
    else children.set(parentOf(node), [node]);
  }
  return children;
}

function sum(indices: readonly number[], value: (index: number) => number): number {
  return indices.reduce((total, index) => total + value(index), 0);
}
