import type { CoverageQuery, DayState, Measure } from '../../graphql/generated/graphql';
import type { LostDay } from '@takeup/words';
import { dayNumber, dayText } from '../../charts/days';

export type Coverage = Extract<CoverageQuery['coverage'], { __typename: 'Coverage' }>;
export type DayMark = 'full' | 'half' | 'hollow' | 'hatched' | 'pending';

export interface Strip {
  readonly first: number;
  readonly marks: readonly DayMark[];
  /** Sources that feed the measure at all; none means it cannot be measured. */
  readonly sources: number;
}

const MARK: Readonly<Record<DayState, DayMark | null>> = {
  COMPLETE: 'full',
  AMENDED: 'full',
  PROVISIONAL: 'half',
  PARTIAL: 'half',
  SUSPECT: 'half',
  MISSING: 'hollow',
  GIVEN_UP: 'hatched',
  PENDING: 'pending',
  NOT_OFFERED: null,
};
const WORST: readonly DayMark[] = ['hatched', 'hollow', 'half', 'pending', 'full'];

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * Days in sight that did not come from a source which feeds the measure. Those given up of the chosen period are
 * left out: its own figures tell them.
 */
export function missingInSight(coverage: Coverage, measure: Measure, chosen: Days): readonly LostDay[] {
  const first = dayNumber(coverage.from);
  return coverage.sources
    .filter(({ feeds }) => feeds.includes(measure))
    .flatMap(({ connection, title, states }) =>
      states.flatMap((state, i) => {
        const day = dayText(first + i);
        const isTold = state === 'GIVEN_UP' && day >= chosen.from && day <= chosen.to;
        const isMissing = (state === 'GIVEN_UP' && !isTold) || state === 'MISSING';
        return isMissing ? [{ day, connection, title }] : [];
      }),
    );
}

/** The worst state of the sources that feed the measure, day by day. A source that has not begun yet is not expected. */
export function stripOf(coverage: Coverage, measure: Measure): Strip {
  const sources = coverage.sources.filter(({ feeds }) => feeds.includes(measure));
  const length = dayNumber(coverage.to) - dayNumber(coverage.from) + 1;
  const begins = sources.map(({ states }) =>
    states.findIndex((state) => state !== 'PENDING' && state !== 'NOT_OFFERED'),
  );
  const marks = Array.from({ length }, (_, day): DayMark => {
    const found = sources.flatMap(({ states }, i) => {
      const begin = begins[i] ?? -1;
      const mark = begin === -1 || day < begin ? null : MARK[states[day] ?? 'PENDING'];
      return mark === null ? [] : [mark];
    });
    return WORST.find((mark) => found.includes(mark)) ?? 'pending';
  });
  return { first: dayNumber(coverage.from), marks, sources: sources.length };
}
