import type { Policy, ReleasedStatus } from '@takeup/domain';
import type { AtomHeadcount, Lattice } from './lattice.js';

/** One measure in one period: what is told of each cell, and what is true. */
export interface Display {
  readonly lattice: Lattice;
  readonly atoms: readonly AtomHeadcount[];
  /** By cell; the audit hides in it. */
  readonly statuses: ReleasedStatus[];
  /** How often each cell counts. */
  readonly counts: Float64Array;
  /** How often an atom counts. */
  readonly perAtom: ReadonlyMap<number, number>;
  readonly policy: Policy;
}

/** From and to, both included. */
export type Range = readonly [low: number, high: number];

/** What a cell by itself tells of its count. */
export function toldOf(cell: number, { lattice, statuses, counts, policy: { t } }: Display): Range {
  const people = lattice.cells[cell]?.people ?? 0;
  const count = counts[cell] ?? 0;
  switch (statuses[cell]) {
    case 'SHOWN':
      return [count, count];
    case 'FEWER_THAN_T':
      return [0, t - 1];
    case 'ALL_BUT_FEWER_THAN_T':
      return [people - t + 1, people];
    default:
      return [0, people];
  }
}

/**
 * How far apart the largest and the smallest possible count of a cell must lie: half of a hidden group under the
 * minimum, and at least 3 people of it; the whole of a bound.
 * @returns undefined where the cell needs no such width
 */
export function widthOf(cell: number, { lattice, statuses, policy }: Display): number | undefined {
  const people = lattice.cells[cell]?.people ?? 0;
  if (statuses[cell] === 'SHOWN') return undefined;
  if (statuses[cell] !== 'HIDDEN') return policy.t - 1;
  return people < policy.minimumGroup ? Math.min(people, Math.max(3, Math.ceil(people / 2))) : undefined;
}

/** In whole people: half of one more or fewer is nothing that could be. */
export function isWide([low, high]: Range, width: number): boolean {
  return Math.floor(high + ROUNDING) - Math.ceil(low - ROUNDING) >= width;
}

const ROUNDING = 1e-6;
