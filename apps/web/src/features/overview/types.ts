import type { OverviewPageQuery } from '../../graphql/generated/graphql';
import { rowsOf } from '../../graphql/rows';
import type { Row } from '../../graphql/rows';
import { dayNumber } from '../../charts/days';
import type { Goal } from '../goals/types';

export type Overview = OverviewPageQuery['overview'];
export type Initiative = Overview['initiatives'][number];
export type Decision = NonNullable<Overview['next']>;
export type Purpose = NonNullable<Overview['purpose']>;
export type Reach = NonNullable<Overview['reach']>;

/** One top-level department and what its acts were for; null: hidden to protect people. */
export interface PurposeLine {
  readonly department: string;
  readonly it: boolean;
  /** Of everybody's acts, those of this department: whole percent. */
  readonly percentOfAll: number | null;
  /** Of its own acts. */
  readonly percentWith: number | null;
}

/** Most acts first; hidden ones after them by name, so that their place tells nothing. */
export function purposeLines({ departments }: Purpose): readonly PurposeLine[] {
  const lines = departments.departments.map((department, i): PurposeLine => ({
    department,
    it: departments.it[i] ?? false,
    percentOfAll: departments.percentsOfAll[i] ?? null,
    percentWith: departments.percentsWith[i] ?? null,
  }));
  const byName = (a: PurposeLine, b: PurposeLine) => a.department.localeCompare(b.department);
  const shown = lines.filter(({ percentOfAll }) => percentOfAll !== null);
  const hidden = lines.filter(({ percentOfAll }) => percentOfAll === null);
  return [
    ...shown.toSorted((a, b) => (b.percentOfAll ?? 0) - (a.percentOfAll ?? 0) || byName(a, b)),
    ...hidden.toSorted(byName),
  ];
}

/** The acts with a purpose in whole percent; null where they are hidden and where nothing was declared. */
export function percentOf({
  percentWith,
  declared,
}: {
  percentWith: number | null;
  declared: boolean;
}): number | null {
  return declared ? percentWith : null;
}

/** The group as a whole, and where it is clear the departments furthest over and under. */
export function adoptionRows({ adoption }: Initiative): { own: Row | null; furthest: readonly Row[] } {
  const [own = null, ...furthest] = adoption === null ? [] : rowsOf(adoption.rows);
  return { own, furthest };
}

/** From the beginning of the baseline to the deadline: a sponsor wants to see the end. */
export function wholeDomain({ baselineFrom, goLive, on, deadline }: Goal): readonly [number, number] {
  const today = dayNumber(on);
  const from = dayNumber(baselineFrom ?? goLive ?? on);
  const to = deadline === null ? today + 28 : dayNumber(deadline);
  return [Math.min(from, today - 28), Math.max(to, today + 28)];
}

/** Colour only where it is clear on which side of the path a figure is. */
export function toneOf(side: Row['verdict'] | Initiative['standing']): string {
  if (side === 'ABOVE') return 'over b';
  return side === 'BELOW' || side === 'UNDER' ? 'under b' : 'sec';
}
