import type { ActKind } from '../facts/act.js';
import { CONTRIBUTIONS, DELIBERATE, READS } from '../facts/act.js';
import type { PeriodKind } from '../calendar/period.js';

/** Version of the definitions below; a changed definition starts a new series. */
export const DEFINITIONS = 1;

export const MEASURES = ['registered', 'reached', 'active', 'habitual', 'contributing'] as const;
export type Measure = (typeof MEASURES)[number];

export function isMeasure(text: string): text is Measure {
  return (MEASURES as readonly string[]).includes(text);
}

/** Weeks of a 28-day window in which a person must be active to be habitual. */
export const HABITUAL_WEEKS = 3;

/** One measure as data: what stands beside every figure of it. */
export interface MeasureDefinition {
  readonly key: Measure;
  readonly version: number;
  /** The measure whose people include this one's; null for the ladder's foot. */
  readonly within: Measure | null;
  /** Period kinds it exists for. */
  readonly kinds: readonly PeriodKind[];
}

const EVERY: readonly PeriodKind[] = ['week', 'month', 'quarter', '28d'];

export const MEASURE_DEFINITIONS: Readonly<Record<Measure, MeasureDefinition>> = {
  registered: { key: 'registered', version: DEFINITIONS, within: null, kinds: EVERY },
  reached: { key: 'reached', version: DEFINITIONS, within: 'registered', kinds: EVERY },
  active: { key: 'active', version: DEFINITIONS, within: 'reached', kinds: EVERY },
  habitual: { key: 'habitual', version: DEFINITIONS, within: 'active', kinds: ['28d'] },
  contributing: { key: 'contributing', version: DEFINITIONS, within: 'active', kinds: EVERY },
};

/** The measures that files can feed: a file lists acts, never accounts. */
export const COUNTED_MEASURES = [
  'reached',
  'active',
  'habitual',
  'contributing',
] as const satisfies readonly Measure[];
export type CountedMeasure = (typeof COUNTED_MEASURES)[number];

/** The measures that a source feeds, by the kinds of acts ever seen in it. */
export function feeds(kinds: Iterable<ActKind>): ReadonlySet<Measure> {
  const seen = new Set(kinds);
  const any = (of: readonly ActKind[]) => of.some((kind) => seen.has(kind));
  const fed = new Set<Measure>();
  if (seen.size > 0) fed.add('reached');
  if (any(DELIBERATE)) fed.add('active').add('habitual');
  if (any(CONTRIBUTIONS)) fed.add('contributing');
  return fed;
}

/** Whether a source says who signed in or read; without one such source, reached is unknown. */
export function offersReads(kinds: Iterable<ActKind>): boolean {
  const seen = new Set(kinds);
  return READS.some((kind) => seen.has(kind));
}
