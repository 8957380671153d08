import type { Person } from '@takeup/testing';
import type { Organisation } from './organisation.js';
import { holds } from './organisation.js';

/** People whom no cell tells apart. */
export interface Atom {
  readonly department: string;
  readonly personas: readonly string[];
  readonly location: string;
  readonly people: number;
}

/** A group by the names the API gives it. */
export interface CellName {
  readonly department: string;
  readonly persona: string;
  readonly location: string;
}

export const nameOf = ({ department, persona, location }: CellName) =>
  `${department} × ${persona} × ${location}`;

/** What an insider may know beforehand: who stands in which cell, not what they did. */
export class Ground {
  readonly atoms: readonly Atom[];
  /** Every cell with people in it, by name. */
  readonly cells: ReadonlyMap<
    string,
    CellName & { readonly atoms: readonly number[]; readonly people: number }
  >;

  /** The atom of each person who is in the figures, by employee id. */
  readonly atomOf: ReadonlyMap<string, number>;
  /** People left out of every figure. */
  readonly excludedPeople: number;

  constructor({ people, personas, excluded }: Pick<Organisation, 'people' | 'personas' | 'excluded'>) {
    const inner = new Set(people.flatMap(({ department = '' }) => above(department)));
    const known = new Map<string, Atom>();
    const atomOfPerson = new Map<string, number>();
    const places = new Map<string, number>();
    for (const person of people) {
      if (excluded && holds(excluded, person)) continue;
      const own = placeOf(person, personas, inner);
      const key = JSON.stringify(own);
      known.set(key, { ...own, people: (known.get(key)?.people ?? 0) + 1 });
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      atomOfPerson.set(person.employee_id, place);
    }
    this.excludedPeople = people.filter((person) => excluded && holds(excluded, person)).length;
    this.atoms = [...known.values()];
    this.atomOf = atomOfPerson;
    this.cells = cellsOf(this.atoms);
  }

  people(atoms: readonly number[]): number {
    return atoms.reduce((sum, atom) => sum + (this.atoms[atom]?.people ?? 0), 0);
  }
}

function placeOf(person: Person, personas: Organisation['personas'], inner: ReadonlySet<string>) {
  const { department = '', location = '' } = person;
  return {
    department:
      department === '' ? 'Unassigned' : inner.has(department) ? `${department}/(direct)` : department,
    personas: Object.keys(personas)
      .filter((key) => holds(personas[key] ?? {}, person))
      .sort(),
    location: location === '' ? 'Unassigned' : location,
  };
}

function above(department: string): readonly string[] {
  const parts = department.split('/');
  return parts.slice(1).map((_, n) => parts.slice(0, n + 1).join('/'));
}

function cellsOf(atoms: readonly Atom[]) {
  const cells = new Map<string, CellName & { atoms: number[]; people: number }>();
  const add = (cell: CellName, atom: number) => {
    const own = cells.get(nameOf(cell)) ?? { ...cell, atoms: [], people: 0 };
    own.atoms.push(atom);
    own.people += atoms[atom]?.people ?? 0;
    cells.set(nameOf(cell), own);
  };
  atoms.forEach(({ department, personas, location }, atom) => {
    for (const node of ['ALL', ...above(department), department]) {
      for (const persona of ['ALL', ...(personas.length > 0 ? personas : ['NONE'])])
        add({ department: node, persona, location: 'ALL' }, atom);
      if (!node.includes('/')) add({ department: node, persona: 'ALL', location }, atom);
    }
  });
  return cells;
}
