import type { AtomHeadcount } from '../../lattice.js';

/** What an invented organisation is made of. */
export interface Invented {
  readonly people: number;
  readonly departments: number;
  readonly seed: number;
}

export const INVENTED_PERSONAS = [
  'adviser',
  'analyst',
  'clerk',
  'engineer',
  'lead',
  'manager',
  'planner',
  'seller',
];
const PLACES = ['Berlin', 'Lyon', 'Oslo', 'Turin'];

/**
 * An organisation as they come: a dozen divisions, departments of very unequal size one or two levels below them, one to
 * three roles in each, and leads everywhere who hold a role beside. The same seed gives the same people.
 */
export function inventOrganisation({ people, departments, seed }: Invented): readonly AtomHeadcount[] {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const paths = Array.from({ length: departments }, (_, index) => {
    const division = `D${String(index % 12).padStart(2, '0')}`;
    const own = `T${String(index).padStart(3, '0')}`;
    return random() < 0.25 ? `${division}/U${index % 3}/${own}` : `${division}/${own}`;
  });
  const weights = paths.map(() => Math.exp(1.1 * normal(random)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const roles = new Map(
    [...new Set(paths.map((path) => path.slice(0, 3)))].map((division) => [
      division,
      [pick(INVENTED_PERSONAS), pick(INVENTED_PERSONAS), pick(INVENTED_PERSONAS)],
    ]),
  );
  const atoms = new Map<string, AtomHeadcount>();
  paths.forEach((department, index) => {
    const headcount = Math.max(2, Math.round(((weights[index] ?? 0) / total) * people));
    const own = (roles.get(department.slice(0, 3)) ?? []).slice(0, 1 + Math.floor(random() * 3));
    const places = [pick(PLACES), pick(PLACES)];
    for (let person = 0; person < headcount; person += 1) {
      const role = random() < 0.85 ? [pick(own)] : random() < 0.5 ? [pick(INVENTED_PERSONAS)] : [];
      const personas = [...new Set(random() < 0.08 ? [...role, 'lead'] : role)].sort();
      const atom = { department, personas, location: pick(places) };
      const key = JSON.stringify(atom);
      atoms.set(key, { ...atom, people: (atoms.get(key)?.people ?? 0) + 1 });
    }
  });
  return [...atoms.values()];
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A small generator of known quality: a bench must not depend on the engine's own. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
