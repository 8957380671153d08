import type { Measure } from '@takeup/domain';
import { MEASURE_DEFINITIONS, addDays } from '@takeup/domain';
import type { Told } from './figure.js';

/** Σ factor · count ≤ 0, for every group of people. */
export type Link = readonly (readonly [figure: number, factor: number])[];

/** All links that are known, or those without which most would be told too closely: the others take several times as long. */
export type Depth = 'all' | 'main';

/** Days. */
export const WEEK = 7;

export function isWeek(told: Told | undefined): boolean {
  return told !== undefined && addDays(told.from, WEEK - 1) === told.to;
}

/** How many of a period's weeks, from its first day on, another period holds whole. */
export function weeksIn({ from, to }: Told, other: Told): number {
  let weeks = 0;
  for (let day = from; addDays(day, WEEK - 1) <= to; day = addDays(day, WEEK))
    if (other.from <= day && other.to >= addDays(day, WEEK - 1)) weeks += 1;
  return weeks;
}

export function isAmong(some: readonly string[], all: readonly string[]): boolean {
  return some.every((connection) => all.includes(connection));
}

/** Whether everybody who counts in one measure counts in the other. */
export function isStepOf(step: Measure, of: Measure): boolean {
  for (let at: Measure | null = step; at !== null; at = MEASURE_DEFINITIONS[at].within)
    if (at === of) return true;
  return false;
}
