import type { Day } from '../calendar/day.js';
import { normaliseDepartment } from '../directory/department.js';

export const COMPARISONS = ['<=', '>=', '<', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What retires an initiative: a goal's value, or a group's share, against a limit declared beforehand. */
export type Condition =
  | { readonly of: 'goal'; readonly goal: string; readonly is: Comparison; readonly limit: number }
  | {
      readonly of: 'measure';
      readonly measure: string;
      readonly persona: string;
      readonly department: string | null;
      readonly is: Comparison;
      /** 0 to 1 */
      readonly limit: number;
    };

/** Looked at on the day of a gate. */
export interface GateRetirement {
  readonly gate: Day | null;
  readonly condition: Condition | null;
}

/** Looked at always: has to hold for a while without a break. */
export interface AnyTimeRetirement {
  readonly condition: Condition | null;
  readonly duration: Duration | null;
}

export interface Duration {
  readonly amount: number;
  readonly unit: 'day' | 'week' | 'month';
}

const SHAPE = /^\s*([a-z][a-z0-9:-]*)\s*\(([^()]*)\)\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)\s*(%)?\s*$/;
const DURATION = /^\s*([1-9]\d{0,2})\s*(day|week|month)s?\s*$/;

/** Reads `goal(KEY) > 20` or `active(persona[, department]) < 5%`; null for anything else. */
export function parseCondition(text: string): Condition | null {
  const [, name = '', inside = '', is, digits = '', percent] = SHAPE.exec(text) ?? [];
  if (is === undefined) return null;
  const comparison = is as Comparison;
  const names = inside.split(',').map((part) => part.trim());
  const [first = '', second] = names;
  if (first === '' || second === '' || names.length > 2) return null;
  if (name === 'goal') {
    if (second !== undefined || percent !== undefined) return null;
    return { of: 'goal', goal: first, is: comparison, limit: Number(digits) };
  }
  const limit = Number(`${digits}e-2`);
  if (percent === undefined || limit < 0 || limit > 1) return null;
  const department = second === undefined ? null : normaliseDepartment(second);
  return { of: 'measure', measure: name, persona: first, department, is: comparison, limit };
}

/** Reads `8 weeks`. */
export function parseDuration(text: string): Duration | null {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  return amount === undefined ? null : { amount: Number(amount), unit: unit as Duration['unit'] };
}
