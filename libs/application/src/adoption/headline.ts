import { ALL, departmentName, depthOf, isWithin } from '@takeup/domain';
import type { AdoptionRow, AdoptionView, OnlyItView } from './adoption-view.js';

/**
 * Share of active people in the declared IT departments against their share of people; null where none is declared
 * or any of them is not shown.
 * @param rows departments × everybody, the organisation among them
 */
export function onlyItOf(rows: readonly AdoptionRow[], itDepartments: readonly string[]): OnlyItView | null {
  const shown = new Map(rows.filter(isDepartment).map((row) => [row.department, row]));
  const everybody = shown.get(ALL);
  const own = outermost(itDepartments).map((path) => shown.get(departmentName(path)));
  if (own.length === 0 || !everybody?.people || !everybody.count) return null;
  if (own.some((row) => row === undefined || row.status !== 'SHOWN')) return null;
  const people = own.reduce((sum, row) => sum + (row?.people ?? 0), 0);
  const count = own.reduce((sum, row) => sum + (row?.count ?? 0), 0);
  const ofPeople = people / everybody.people;
  const ofActive = count / everybody.count;
  const outside = everybody.people - people;
  return {
    departments: itDepartments,
    ofPeople,
    ofActive,
    index: ofActive / ofPeople,
    rateOutside: outside === 0 ? null : (everybody.count - count) / outside,
  };
}

/** Departments of a level at or over their path, of those with one; the first level where none is said. */
export function spreadOf(rows: readonly AdoptionRow[], level = 1): AdoptionView['spread'] {
  const judged = rows.filter(
    (row) =>
      isDepartment(row) && row.department !== ALL && depthOf(row.department) === level && row.path !== null,
  );
  if (judged.length === 0) return null;
  return { atOrOver: judged.filter(isAtOrOver).length, withTarget: judged.length };
}

/** A department within another one counts with it, once. */
function outermost(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].filter(
    (path) => !paths.some((other) => other !== path && isWithin(path, other)),
  );
}

/** A bound from below can reach the path as well. */
function isAtOrOver({ gap, countAtLeast, people, path }: AdoptionRow): boolean {
  if (gap !== null) return gap >= 0;
  return countAtLeast !== null && people !== null && path !== null && countAtLeast / people >= path;
}

function isDepartment({ persona, location }: AdoptionRow): boolean {
  return persona === ALL && location === ALL;
}
