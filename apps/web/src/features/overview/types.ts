import type { OverviewPageQuery } from '../../graphql/generated/graphql';
import { rowsOf } from '../../graphql/rows';
import type { Row } from '../../graphql/rows';
import { dayNumber } from '../goals/chart-data';
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
  readonly acts: number | null;
  readonly actsWith: number | null;
}

/** Most acts first; hidden ones after them by name, so that their place tells nothing. */
export function purposeLines({ departments }: Purpose): readonly PurposeLine[] {
  const lines = departments.departments.map((department, i): PurposeLine => ({
    department,
    it: departments.it[i] ?? false,
    acts: departments.acts[i] ?? null,
    actsWith: departments.actsWith[i] ?? null,
  }));
  const shown = lines.filter(({ acts }) => acts !== null);
  const hidden = lines.filter(({ acts }) => acts === null);
  return [
    ...shown.toSorted((a, b) => (b.acts ?? 0) - (a.acts ?? 0) || a.department.localeCompare(b.department)),
    ...hidden.toSorted((a, b) => a.department.localeCompare(b.department)),
  ];
}

/** The share with a purpose; null where it is hidden, where nothing happened and where nothing was declared. */
export function shareOf(of: {
  acts: number | null;
  actsWith: number | null;
  declared?: boolean;
}): number | null {
  const { acts, actsWith, declared = true } = of;
  return !declared || acts === null || actsWith === null || acts === 0 ? null : actsWith / acts;
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
