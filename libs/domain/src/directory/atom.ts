import type { DepartmentPath } from './department.js';
import { DIRECT, UNASSIGNED } from './department.js';
import type { PersonaRule } from './persona-rule.js';
import { matches } from './persona-rule.js';
import type { Profile } from './profile.js';

/** A persona as the organisation knows it: one key, one rule. */
export interface Persona {
  readonly key: string;
  readonly name: string;
  readonly rule: PersonaRule;
}

/** People left out of every figure, with the reason that is counted. */
export interface Exclusion {
  readonly reason: string;
  readonly rule: PersonaRule;
}

/** Leaf department × set of personas × location: each person of an epoch is in exactly one. */
export interface Atom {
  readonly department: DepartmentPath;
  /** Persona keys in key order; empty for "No persona". */
  readonly personas: readonly string[];
  readonly location: string;
}

/** Location of people who have none in the directory. */
export const NO_LOCATION = 'Unassigned';

export function atomKey(atom: Atom): string {
  return JSON.stringify([atom.department, atom.personas, atom.location]);
}

/**
 * The atom of each profile, or the reason why its people are out of scope.
 * People on an inner node go to its `(direct)` child, so a department must be given all departments in use.
 */
export function atomsOf(
  profiles: readonly Profile[],
  personas: readonly Persona[],
  exclusions: readonly Exclusion[],
): readonly (Atom | { readonly excluded: string })[] {
  const inner = innerNodes(profiles.map((profile) => profile['department'] ?? ''));
  const inOrder = [...personas].sort((a, b) => (a.key < b.key ? -1 : 1));
  return profiles.map((profile) => {
    const excluded = exclusions.find(({ rule }) => matches(rule, profile));
    if (excluded) return { excluded: excluded.reason };
    return {
      department: leafOf(profile['department'] ?? '', inner),
      personas: inOrder.filter(({ rule }) => matches(rule, profile)).map(({ key }) => key),
      location: profile['location'] ?? NO_LOCATION,
    };
  });
}

function innerNodes(departments: readonly DepartmentPath[]): ReadonlySet<DepartmentPath> {
  const inner = new Set<DepartmentPath>();
  for (const path of departments) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1))
      inner.add(path.slice(0, cut));
  }
  return inner;
}

function leafOf(department: DepartmentPath, inner: ReadonlySet<DepartmentPath>): DepartmentPath {
  if (department === '') return UNASSIGNED;
  return inner.has(department) ? `${department}/${DIRECT}` : department;
}
