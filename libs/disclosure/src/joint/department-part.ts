import type { DepartmentPath } from '@takeup/domain';
import { ALL, depthOf, isWithin } from '@takeup/domain';
import type { Lattice, Line } from '../lattice.js';
import { once } from '../places.js';
import type { Figure } from './figure.js';

/** What a lattice knows of one first-level department, as if there were nothing else. */
export interface DepartmentPart {
  readonly lattice: Lattice;
  /** Indices of its atoms, and of its cells, in the whole. */
  readonly atoms: readonly number[];
  readonly cells: readonly number[];
}

/** One for each first-level department, by path. */
export const departmentParts = once((lattice): readonly DepartmentPart[] =>
  lattice.nodes.filter((node) => depthOf(node) === 1).map((node) => partOf(lattice, node)),
);

function partOf(whole: Lattice, node: DepartmentPath): DepartmentPart {
  const cells = [...whole.cells.keys()].filter((cell) => isWithin(whole.cells[cell]?.department ?? '', node));
  const everybody = whole.indexOf({ department: node, persona: ALL, location: ALL }) ?? -1;
  const atoms = whole.cells[everybody]?.atoms ?? [];
  const placeOf = new Map(cells.map((cell, place) => [cell, place]));
  const atomAt = new Map(atoms.map((atom, place) => [atom, place]));
  const placesOf = (some: readonly number[], places: ReadonlyMap<number, number>) =>
    some.flatMap((one) => places.get(one) ?? []);
  const within = (lines: readonly Line[]) =>
    lines.flatMap(({ parent, children }): readonly Line[] => {
      const place = placeOf.get(parent);
      return place === undefined ? [] : [{ parent: place, children: placesOf(children, placeOf) }];
    });
  const lattice: Lattice = {
    cells: cells.flatMap((cell) => {
      const own = whole.cells[cell];
      return own === undefined ? [] : [{ ...own, atoms: placesOf(own.atoms, atomAt) }];
    }),
    nodes: whole.nodes.filter((other) => isWithin(other, node)),
    personas: whole.personas,
    treeLines: within(whole.treeLines),
    personaLines: within(whole.personaLines),
    locationLines: within(whole.locationLines),
    indexOf: (cell) => placeOf.get(whole.indexOf(cell) ?? -1),
  };
  return { lattice, atoms, cells };
}

/** A figure of the department alone; what is hidden in it is hidden there only. */
export function figureOfPart(
  { display, fresh, ...told }: Figure,
  { lattice, atoms, cells }: DepartmentPart,
): Figure {
  const cellAt = (place: number) => cells[place] ?? -1;
  return {
    ...told,
    display: {
      lattice,
      atoms: atoms.flatMap((atom) => display.atoms[atom] ?? []),
      statuses: cells.map((cell) => display.statuses[cell] ?? 'HIDDEN'),
      counts: Float64Array.from(cells, (cell) => display.counts[cell] ?? 0),
      perAtom: new Map(atoms.map((atom, place) => [place, display.perAtom.get(atom) ?? 0])),
      policy: display.policy,
    },
    ...(fresh && {
      fresh: {
        canHide: (cell) => fresh.canHide(cellAt(cell)),
        cheaper: (a, b) => fresh.cheaper(cellAt(a), cellAt(b)),
        priceOf: (cell) => fresh.priceOf(cellAt(cell)),
      },
    }),
  };
}
