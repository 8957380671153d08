import type { DepartmentPath } from '../directory/department.js';
import { ROOT } from '../directory/department.js';

export const ALL = 'ALL';

/** Persona of the people who hold none. */
export const NO_PERSONA = 'NONE';

/** A group of people that adoption is counted for: department node × persona, or (first level) × location. */
export interface Cell {
  readonly department: DepartmentPath;
  /** Persona key, `NONE`, or `ALL`. */
  readonly persona: string;
  /** A location, or `ALL`. Locations are crossed with the root and the first level × ALL personas only. */
  readonly location: string;
}

export function cellKey({ department, persona, location }: Cell): string {
  return JSON.stringify([department, persona, location]);
}

/** How a department is named to readers: its path, and `ALL` for everybody. */
export function departmentName(path: DepartmentPath): string {
  return path === ROOT ? ALL : path;
}

export function departmentPath(name: string): DepartmentPath {
  return name === ALL ? ROOT : name;
}
