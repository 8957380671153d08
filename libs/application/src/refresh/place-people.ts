import type { AtomHeadcount } from '@takeup/disclosure';
import type { DepartmentMerge, Exclusion, Persona } from '@takeup/domain';
import { atomKey, atomsOf, mergeAtoms } from '@takeup/domain';
import type { ProfileRow } from '@takeup/storage';

export interface WaysOfCounting {
  readonly personas: readonly Persona[];
  readonly exclusions: readonly Exclusion[];
  readonly merges: readonly DepartmentMerge[];
}

export interface PlacedPeople {
  readonly atoms: readonly AtomHeadcount[];
  /** Profile id and the place of its atom. */
  readonly members: readonly (readonly [number, number])[];
  /** People left out, by every reason that is declared: that one is told must not say that somebody was. */
  readonly excluded: ReadonlyMap<string, number>;
}

/** Who stands where: rules look at departments as the directory has them, figures at merged ones. */
export function placePeople(profiles: readonly ProfileRow[], ways: WaysOfCounting): PlacedPeople {
  const placed = atomsOf(
    profiles.map(({ attributes }) => attributes),
    ways.personas,
    ways.exclusions,
  );
  const kept = placed.flatMap((atom, index) => ('excluded' in atom ? [] : [{ ...atom, index }]));
  const excluded = new Map(ways.exclusions.map(({ reason }) => [reason, 0]));
  placed.forEach((atom, index) => {
    if (!('excluded' in atom)) return;
    excluded.set(atom.excluded, (excluded.get(atom.excluded) ?? 0) + (profiles[index]?.people ?? 0));
  });
  const atoms = new Map<string, { place: number; atom: AtomHeadcount }>();
  const members: (readonly [number, number])[] = [];
  for (const { index, ...atom } of mergeAtoms(kept, ways.merges)) {
    const profile = profiles[index];
    if (profile === undefined) continue;
    const key = atomKey(atom);
    const own = atoms.get(key) ?? { place: atoms.size, atom: { ...atom, people: 0 } };
    atoms.set(key, { place: own.place, atom: { ...own.atom, people: own.atom.people + profile.people } });
    members.push([profile.id, own.place]);
  }
  return { atoms: [...atoms.values()].map(({ atom }) => atom), members, excluded };
}
