import { dayNumber } from '../../charts/days';
import type { PeriodKind, PeriodState, PeriodsQuery } from '../../graphql/generated/graphql';

export interface PeriodItem {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly state: PeriodState;
  readonly due: string | null;
}

export type Resolved =
  | { readonly key: string | null; readonly note: null }
  | {
      readonly key: string | null;
      readonly note: 'snapped' | 'noEarlier';
      readonly asked: string;
      readonly used: string;
    };

export function periodsOf(list: PeriodsQuery['periods']): readonly PeriodItem[] {
  return list.keys.map((key, i) => ({
    key,
    from: list.froms[i] ?? '',
    to: list.tos[i] ?? '',
    state: list.states[i] ?? 'NO_DATA',
    due: list.dues[i] ?? null,
  }));
}

export const isPublished = ({ state }: PeriodItem) =>
  state === 'PUBLISHED' || state === 'RESTATEMENT_PENDING';

/** A date that ends no 28-day window snaps to the last final Sunday before it, and says so. Other keys go to the server as they are. */
export function resolvePeriod(
  asked: string | null,
  kind: PeriodKind,
  items: readonly PeriodItem[],
): Resolved {
  if (asked === null) {
    // The server's own default is the newest 28-day window; other kinds are named here.
    const newest = items.findLast(isPublished);
    return { key: kind === 'DAYS_28' ? null : (newest?.key ?? null), note: null };
  }
  if (kind !== 'DAYS_28' || items.some(({ key }) => key === asked)) return { key: asked, note: null };
  const day = asked.slice('28d:'.length);
  const before = items.findLast((item) => isPublished(item) && item.to <= day);
  if (before !== undefined) return { key: before.key, note: 'snapped', asked: day, used: before.to };
  const newest = items.findLast(isPublished);
  return { key: newest?.key ?? null, note: 'noEarlier', asked: day, used: newest?.to ?? day };
}

/** The published period whose end is nearest to a day. */
export function nearest(items: readonly PeriodItem[], day: number): PeriodItem | undefined {
  const published = items.filter(isPublished);
  return published.toSorted((a, b) => Math.abs(dayNumber(a.to) - day) - Math.abs(dayNumber(b.to) - day))[0];
}

/** The published period `steps` away; a month's step is the first one at least 28 days away. */
export function stepFrom(
  items: readonly PeriodItem[],
  key: string,
  step: 'back' | 'on' | 'monthBack' | 'monthOn',
): PeriodItem | undefined {
  const published = items.filter(isPublished);
  const at = published.findIndex((item) => item.key === key);
  const here = published[at];
  if (here === undefined) return published.at(-1);
  const day = dayNumber(here.to);
  if (step === 'back') return published[at - 1];
  if (step === 'on') return published[at + 1];
  if (step === 'monthBack')
    return published.findLast((item) => dayNumber(item.to) <= day - 28) ?? published[0];
  return published.find((item) => dayNumber(item.to) >= day + 28) ?? published.at(-1);
}
