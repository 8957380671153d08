import { ALL, NO_PERSONA } from '@takeup/domain';
import type { AtomHeadcount, Lattice } from './lattice.js';

/** Cells to hide where too few people hold two personas at once: "No persona" there, and the smaller of the two. */
export function smallOverlaps(lattice: Lattice, atoms: readonly AtomHeadcount[], k: number): number[] {
  const found: number[] = [];
  for (const node of lattice.nodes) {
    const at = (persona: string) => lattice.indexOf({ department: node, persona, location: ALL });
    for (const [first, second, people] of pairsAt(at(ALL), lattice, atoms)) {
      if (people === 0 || people >= k) continue;
      const none = at(NO_PERSONA);
      if (none !== undefined) found.push(none);
      const [smaller] = [at(first), at(second)]
        .filter((index) => index !== undefined)
        .sort((a, b) => (lattice.cells[a]?.people ?? 0) - (lattice.cells[b]?.people ?? 0));
      if (smaller !== undefined) found.push(smaller);
    }
  }
  return found;
}

function pairsAt(
  everybody: number | undefined,
  { cells }: Lattice,
  atoms: readonly AtomHeadcount[],
): readonly (readonly [string, string, number])[] {
  const pairs = new Map<string, [string, string, number]>();
  for (const index of (everybody !== undefined && cells[everybody]?.atoms) || []) {
    const { personas = [], people = 0 } = atoms[index] ?? {};
    personas.forEach((first, position) => {
      for (const second of personas.slice(position + 1)) {
        const key = JSON.stringify([first, second]);
        pairs.set(key, [first, second, (pairs.get(key)?.[2] ?? 0) + people]);
      }
    });
  }
  return [...pairs.values()];
}

/**
 * Cells to hide at nodes where personas overlap and no line speaks of them: one whose rest of the node is too small, and
 * one that lies within another and leaves too few of it.
 */
export function smallRests(lattice: Lattice, atoms: readonly AtomHeadcount[], k: number): number[] {
  const { cells, nodes, personas } = lattice;
  const found: number[] = [];
  const isSmall = (count: number) => count > 0 && count < k;
  for (const node of nodes) {
    const own = personas
      .map((persona) => lattice.indexOf({ department: node, persona, location: ALL }))
      .filter((index) => index !== undefined);
    const everybody = own.at(-1);
    if (everybody === undefined || !isOverlapping(cells[everybody]?.atoms ?? [], atoms)) continue;
    const members = new Map(own.map((index) => [index, new Set(cells[index]?.atoms)]));
    for (const outer of own) {
      for (const inner of own) {
        const [whole, part] = [cells[outer], cells[inner]];
        if (outer === inner || whole === undefined || part === undefined) continue;
        const within = part.atoms.every((atom) => members.get(outer)?.has(atom));
        if (within && isSmall(whole.people - part.people)) found.push(inner);
      }
    }
  }
  return found;
}

function isOverlapping(own: readonly number[], atoms: readonly AtomHeadcount[]): boolean {
  return own.some((index) => (atoms[index]?.personas.length ?? 0) > 1);
}

/**
 * Cells to hide when personas are added to a published epoch: a new cell cuts the older cells of its node in two, and
 * neither part may be a group under the minimum.
 */
export function smallRemainders(
  { cells }: Lattice,
  atoms: readonly AtomHeadcount[],
  locked: Uint8Array,
  k: number,
): number[] {
  if (!locked.includes(1)) return [];
  const older = new Map<string, number[]>();
  cells.forEach((cell, index) => {
    if (!locked[index] || cell.location !== ALL) return;
    older.set(cell.department, [...(older.get(cell.department) ?? []), index]);
  });
  const people = (members: readonly number[]) =>
    members.reduce((sum, atom) => sum + (atoms[atom]?.people ?? 0), 0);
  const isSmall = (count: number) => count > 0 && count < k;
  const found: number[] = [];
  cells.forEach((cell, index) => {
    if (locked[index] || cell.location !== ALL) return;
    const own = new Set(cell.atoms);
    const cuts = (older.get(cell.department) ?? []).some((other) => {
      const shared = people((cells[other]?.atoms ?? []).filter((atom) => own.has(atom)));
      return isSmall(shared) || isSmall((cells[other]?.people ?? 0) - shared);
    });
    if (cuts) found.push(index);
  });
  return found;
}
