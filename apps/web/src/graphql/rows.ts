import type { RowFieldsFragment, Status, Verdict } from './generated/graphql';

/** One row of the columnar answer. What the status does not carry is null. */
export interface Row {
  readonly persona: string;
  readonly personaName: string;
  readonly department: string;
  readonly status: Status;
  readonly people: number | null;
  readonly count: number | null;
  readonly countAtMost: number | null;
  readonly countAtLeast: number | null;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly path: number | null;
  readonly target: number | null;
  readonly deadline: string | null;
  readonly initiative: string | null;
  readonly declaredAfter: boolean | null;
  readonly gap: number | null;
  readonly short: number | null;
  readonly shortAtLeast: number | null;
  readonly verdict: Verdict | null;
}

export const ALL = 'ALL';
export const NONE = 'NONE';

export function rowsOf(columns: RowFieldsFragment): readonly Row[] {
  return columns.personas.map((persona, i) => ({
    persona,
    personaName: columns.personaNames[i] ?? persona,
    department: columns.departments[i] ?? ALL,
    status: columns.statuses[i] ?? 'NO_DATA',
    people: columns.people[i] ?? null,
    count: columns.counts[i] ?? null,
    countAtMost: columns.countsAtMost[i] ?? null,
    countAtLeast: columns.countsAtLeast[i] ?? null,
    rate: columns.rates[i] ?? null,
    low: columns.lows[i] ?? null,
    high: columns.highs[i] ?? null,
    path: columns.paths[i] ?? null,
    target: columns.targets[i] ?? null,
    deadline: columns.deadlines[i] ?? null,
    initiative: columns.initiatives[i] ?? null,
    declaredAfter: columns.declaredAfter[i] ?? null,
    gap: columns.gaps[i] ?? null,
    short: columns.shorts[i] ?? null,
    shortAtLeast: columns.shortsAtLeast[i] ?? null,
    verdict: columns.verdicts[i] ?? null,
  }));
}

/** `Sales/Berlin` → `Berlin` */
export const leafOf = (department: string) => department.slice(department.lastIndexOf('/') + 1);

/** `Sales/Berlin` → `Sales`; null at the first level. */
export const parentOf = (department: string) =>
  department.includes('/') ? department.slice(0, department.lastIndexOf('/')) : null;
