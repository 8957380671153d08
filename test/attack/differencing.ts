import type { Display } from './display.js';
import { nameOf } from './ground.js';
import { Seeded } from './seeded.js';

export interface Differenced {
  readonly pairs: number;
  /** Both answered, neither within the other: a difference that is no group of people. */
  readonly crossing: number;
  readonly finds: readonly string[];
}

interface Filter {
  readonly departments: readonly string[];
  readonly persona: string;
  readonly location: string;
}

const MOST_TRIES = 60;

/**
 * Random filters as the API takes them (some departments, a persona or a location) beside others that differ from them by 1
 * to k − 1 people: never are both answered. Totals of several departments are made of their rows.
 */
export function difference(display: Display, wanted: number, seed: number): Differenced {
  const chance = new Seeded(seed + 31);
  const { ground, minimumGroup: k } = display;
  const cells = [...ground.cells.values()];
  const values = (of: 'department' | 'persona' | 'location') => [...new Set(cells.map((cell) => cell[of]))];
  const [departments, personas, locations] = [values('department'), values('persona'), values('location')];
  const namesOf = ({ departments: nodes, ...rest }: Filter) =>
    nodes.map((department) => nameOf({ department, ...rest }));
  const peopleOf = (filter: Filter) =>
    new Set(namesOf(filter).flatMap((name) => ground.cells.get(name)?.atoms ?? []));
  const told = [...display.groups.values()];
  // What two epochs tell together is told of apart from this.
  const areAnswered = (...filters: readonly Filter[]) =>
    told.some((own) => filters.flatMap(namesOf).every((name) => own.has(name)));
  const found = { pairs: 0, crossing: 0, finds: [] as string[] };
  for (let tried = 0; found.pairs < wanted && tried < wanted * MOST_TRIES; tried += 1) {
    const filter: Filter = {
      departments: apart(chance.some(departments, chance.between(1, 3))),
      persona: chance.chance(0.6) ? chance.pick(personas) : 'ALL',
      location: 'ALL',
    };
    const other = changed(filter, chance, { departments, personas, locations });
    const [a, b] = [peopleOf(filter), peopleOf(other)];
    const [onlyA, onlyB] = [[...a].filter((atom) => !b.has(atom)), [...b].filter((atom) => !a.has(atom))];
    const people = ground.people(onlyA) + ground.people(onlyB);
    if (people === 0 || people >= k || a.size === 0 || b.size === 0) continue;
    found.pairs += 1;
    if (!areAnswered(filter, other)) continue;
    if (onlyA.length > 0 && onlyB.length > 0) found.crossing += 1;
    else
      found.finds.push(`${people} people lie between ${JSON.stringify(filter)} and ${JSON.stringify(other)}`);
  }
  return found;
}

/** Departments of which none lies within another. */
function apart(nodes: readonly string[]): readonly string[] {
  return nodes.filter(
    (node) => !nodes.some((other) => other !== node && (other === 'ALL' || node.startsWith(`${other}/`))),
  );
}

interface Values {
  readonly departments: readonly string[];
  readonly personas: readonly string[];
  readonly locations: readonly string[];
}

function changed(filter: Filter, chance: Seeded, { departments, personas, locations }: Values): Filter {
  const { departments: own } = filter;
  const way = chance.between(0, 4);
  if (way === 0) return { ...filter, departments: apart([...own, chance.pick(departments)]) };
  if (way === 1)
    return { ...filter, departments: own.length > 1 ? own.slice(1) : [chance.pick(departments)] };
  if (way === 2) return { ...filter, persona: chance.pick(personas) };
  if (way === 3) return { ...filter, persona: 'ALL', location: chance.pick(locations) };
  // One department up or down.
  const node = chance.pick(own);
  const near = departments.filter((other) => other.startsWith(`${node}/`) || node.startsWith(`${other}/`));
  return near.length === 0 ? filter : { ...filter, departments: [chance.pick(near)] };
}
