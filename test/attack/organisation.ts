import type { Person } from '@takeup/testing';
import { directoryText } from '@takeup/testing';
import { FIRST_DAY, LAST_DAY, activityOf } from './organisation-activity.js';
import type { ActivityFile } from './organisation-activity.js';
import { charterOf } from './organisation-charter.js';
import { Seeded } from './seeded.js';

export const STYLES = ['only-it', 'sparse', 'lively'] as const;
export type Style = (typeof STYLES)[number];

/** A persona's rule: every attribute must have one of the values; `*` ends a beginning. */
export type Rule = Readonly<Record<string, readonly string[]>>;

/** The truth about an organisation, and the files it goes in by. */
export interface Organisation {
  readonly seed: number;
  readonly style: Style;
  readonly people: readonly Person[];
  readonly personas: Readonly<Record<string, Rule>>;
  /** People left out of every figure; null: nobody is. */
  readonly excluded: Rule | null;
  readonly itDepartment: string;
  readonly directory: string;
  readonly activity: readonly ActivityFile[];
  readonly charters: readonly string[];
  readonly operatorFile: string;
}

const NAMES = ['Amber', 'Birch', 'Coral', 'Dune', 'Ember', 'Fjord', 'Grove', 'Heath', 'Inlet', 'Jetty'];
const PLACES = ['Aldport', 'Brimfold', 'Cragmoor', 'Dunwick'];
const FAMILIES = ['RM-1', 'RM-2', 'AN-1', 'AN-2', 'OP-1', 'IT-1'];
const TITLES = ['Adviser', 'Lead', 'Clerk', 'Engineer'];
const GRADES = ['G1', 'G2', 'G3', 'G4'];

/** Rules that overlap: by family, by title and by grade. */
const RULES: Readonly<Record<string, Rule>> = {
  manager: { job_family: ['RM-*'] },
  analyst: { job_family: ['AN-*'], grade: ['G1', 'G2', 'G3'] },
  lead: { job_title: ['Lead'] },
  senior: { grade: ['G3', 'G4'] },
  clerk: { job_title: ['Clerk'], job_family: ['OP-1', 'AN-2'] },
};

/** How large an organisation is and how long it is told of. */
export interface Shape {
  readonly fewest: number;
  readonly most: number;
  /** Levels of departments, at most. */
  readonly levels: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** People act on the portal too, and the second initiative is for that. */
  readonly isSplit: boolean;
}

export const USUAL: Shape = {
  ...{ fewest: 60, most: 250, levels: 3, firstDay: FIRST_DAY, lastDay: LAST_DAY },
  isSplit: false,
};
export const SPLIT: Shape = { ...USUAL, isSplit: true };
/** Three of ten may have so many people. */
const LARGE = 600;

export function organisationOf(seed: number, style: Style, shape = USUAL): Organisation {
  const chance = new Seeded(seed);
  const departments = departmentsOf(chance, shape.levels);
  const most = shape === USUAL && chance.chance(0.3) ? LARGE : shape.most;
  const people = peopleOf(chance, departments, chance.between(shape.fewest, most));
  const held = Object.keys(RULES).filter((key) => people.some((person) => holds(RULES[key] ?? {}, person)));
  const keys = chance.some(held, chance.between(1, 5)).sort();
  const personas = Object.fromEntries(keys.map((key) => [key, RULES[key] ?? {}]));
  const itDepartment = departments[0]?.split('/')[0] ?? 'Amber';
  const excluded = chance.chance(0.4) ? { job_title: ['Launch'] } : null;
  return {
    ...{ seed, style, people, personas, excluded, itDepartment },
    directory: directoryText(people),
    activity: activityOf(chance, people, { style, itDepartment, ...shape }),
    charters: charterOf(chance, {
      personas,
      departments,
      excluded,
      isSplit: shape.isSplit,
      sizeOf: (rule) =>
        people.filter((person) => holds(rule, person) && !(excluded && holds(excluded, person))).length,
    }),
    operatorFile: `organisation: { name: Example, it_departments: [${itDepartment}] }
connections:
  - { key: chat, title: Chat }
  - { key: portal, title: Portal }
  - { key: files, title: Cases }
`,
  };
}

/** Whether a rule holds for a person, as the charter's format describes it. */
export function holds(rule: Rule, person: Person): boolean {
  return Object.entries(rule).every(([attribute, values]) => {
    const own = person[attribute] ?? '';
    return values.some((value) => (value.endsWith('*') ? own.startsWith(value.slice(0, -1)) : own === value));
  });
}

/** Leaves of a tree of at least one level. */
function departmentsOf(chance: Seeded, most: number): readonly string[] {
  const levels = chance.between(1, most);
  const tops = chance.some(NAMES, chance.between(3, 6));
  return tops.flatMap((top) => {
    if (levels === 1 || chance.chance(0.25)) return [top];
    return Array.from({ length: chance.between(1, 4) }, (_, n) => `${top}/${top}-${n + 1}`).flatMap((mid) =>
      levels === 2 || chance.chance(0.6)
        ? [mid]
        : Array.from({ length: chance.between(1, 3) }, (_, n) => `${mid}/${n + 1}`),
    );
  });
}

function peopleOf(chance: Seeded, departments: readonly string[], target: number): readonly Person[] {
  const weights = departments.map(() => (chance.chance(0.15) ? 0 : 0.2 + chance.next() * chance.next() * 3));
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const places = PLACES.slice(0, chance.between(1, 4));
  const placeOf = new Map(departments.map((department) => [department, chance.pick(places)]));
  const people: Person[] = [];
  departments.forEach((department, index) => {
    // Without weight it has one person.
    const count = Math.max(1, Math.round((target * (weights[index] ?? 0)) / all));
    const family = chance.pick(FAMILIES);
    for (let n = 0; n < count; n += 1) {
      const isDirect = department.includes('/') && chance.chance(0.03);
      people.push({
        employee_id: `e${people.length + 1}`,
        department: isDirect ? department.slice(0, department.lastIndexOf('/')) : department,
        location: chance.chance(0.85) ? (placeOf.get(department) ?? 'Aldport') : chance.pick(places),
        job_family: chance.chance(0.6) ? family : chance.pick(FAMILIES),
        job_title: chance.chance(0.02) ? 'Launch' : chance.pick(TITLES),
        grade: chance.pick(GRADES),
      });
    }
  });
  return people;
}
