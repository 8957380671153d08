import type { AtomHeadcount } from '../lattice.js';
import { buildLattice } from '../lattice.js';
import { closedMask, maskEpoch } from '../mask.js';
import { codedPeriod, decidePeriod } from '../release-rows.js';
import type { Solver } from '../solver.js';
import type { PreviewInput } from './use-of-mask.js';

/** So many are active in a quiet week, and so many weeks are looked at: those of a month, of which the later hide more. */
const [RATE, WEEKS] = [0.06, 5];

export interface QuietShare {
  readonly people: number;
  readonly told: number;
}

/** The share of target people that quiet weeks should tell: four fifths, and something for weeks that are worse. */
export const QUIET_GOAL = 0.84;

/** Target people, over some quiet weeks, and those of them whose cell has a figure. */
export interface QuietUse extends QuietShare {
  /** The same by department, and by persona. */
  readonly byDepartment: ReadonlyMap<string, QuietShare>;
  readonly byPersona: ReadonlyMap<string, QuietShare>;
}

/**
 * Of how much use a mask is in weeks in which few take part. The weeks are invented from head counts: who is active in
 * them hangs on nothing that anybody did.
 *
 * @param solver without one the audits are left out: quick, and five to eleven points more
 */
export async function useInQuietWeeks(
  { atoms, personas, hasTarget }: PreviewInput,
  minimumGroup: number,
  solver?: Solver,
): Promise<QuietUse> {
  const lattice = buildLattice({ atoms, personas });
  const policy = { minimumGroup, t: 2 };
  const mask = { lattice, atoms, policy, hasTarget };
  const hidden = solver ? await maskEpoch({ ...mask, solver }) : closedMask(mask).hidden;
  const [byDepartment, byPersona] = [new Map<string, QuietShare>(), new Map<string, QuietShare>()];
  let all: QuietShare = { people: 0, told: 0 };
  const hiddenAlike = new Map<number, number>();
  for (let week = 0; week < WEEKS; week += 1) {
    const perAtom = new Map(atoms.map((atom, index) => [index, activeIn(atom, week)]));
    const hiddenBefore = new Set(hiddenAlike.keys());
    const period = { ...mask, hidden, perAtom, hiddenBefore, hiddenAlike };
    const { display } = solver ? await decidePeriod({ ...period, solver }) : codedPeriod(period);
    lattice.cells.forEach((cell, index) => {
      if (display.statuses[index] === 'HIDDEN' && !hidden[index])
        hiddenAlike.set(index, (hiddenAlike.get(index) ?? 0) + 1);
      if (!hasTarget(cell)) return;
      const own = { people: cell.people, told: display.statuses[index] === 'HIDDEN' ? 0 : cell.people };
      all = sum(all, own);
      byDepartment.set(cell.department, sum(byDepartment.get(cell.department), own));
      byPersona.set(cell.persona, sum(byPersona.get(cell.persona), own));
    });
  }
  return { ...all, byDepartment, byPersona };
}

/** Nothing to lose is nothing lost. */
export function toldShare({ people, told }: QuietShare): number {
  return people === 0 ? 1 : told / people;
}

function sum(a: QuietShare = { people: 0, told: 0 }, b: QuietShare): QuietShare {
  return { people: a.people + b.people, told: a.told + b.told };
}

/** By chance, but the same in every run and in whatever order people stand in the directory. */
function activeIn({ department, personas, location, people }: AtomHeadcount, week: number): number {
  const seed = hashOf(JSON.stringify([department, [...personas].sort(), location, week]));
  let active = 0;
  for (let person = 0; person < people; person += 1) {
    if (mixed(seed + Math.imul(person, 0x9e3779b1)) < RATE * 2 ** 32) active += 1;
  }
  return active;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: neighbours come out far apart. */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
