import type { ReleasedStatus } from '@takeup/domain';
import type { ReleasedFigure, ReleasedPeriod, ReleasedTarget, SeriesOf, Session } from '@takeup/storage';
import { releasedFigures, releasedLadders, releasedSeries } from '@takeup/storage';

/** A figure with nothing in it but what its status carries: all that a reader may see of a group. */
export interface ToldFigure extends Omit<ReleasedFigure, 'status' | 'targets'> {
  readonly status: ReleasedStatus;
  readonly targets: readonly ReleasedTarget[];
}

/** Every cell of one measure in one period. */
export async function toldFigures(
  session: Session,
  period: Pick<ReleasedPeriod, 'scopeId' | 'key'>,
  measure: string,
): Promise<readonly ToldFigure[]> {
  return (await releasedFigures(session, period, measure)).map(passed);
}

/** Every measure of the departments × personas of one period. */
export async function toldLadders(
  session: Session,
  period: Pick<ReleasedPeriod, 'scopeId' | 'key'>,
): Promise<readonly ToldFigure[]> {
  return (await releasedLadders(session, period)).map(passed);
}

/** One group in one measure over all published periods of a kind. */
export async function toldSeries(session: Session, series: SeriesOf): Promise<readonly ToldFigure[]> {
  return (await releasedSeries(session, series)).map(passed);
}

/**
 * The gate for figures: what a status does not carry stays behind, whatever the release holds. Rows, ranks, shares,
 * totals, tests, reports and charts are formed from what comes out here and from nothing else.
 */
export function passed(figure: ReleasedFigure): ToldFigure {
  const { people, count } = figure;
  const targets = people === null ? [] : (figure.targets ?? []);
  switch (figure.status) {
    case 'SHOWN':
      if (people === null || count === null) return hidden(figure);
      return { ...figure, status: 'SHOWN', targets };
    case 'FEWER_THAN_T':
      if (people === null) return hidden(figure);
      return { ...figure, status: 'FEWER_THAN_T', count: null, targets: targets.map(bounded) };
    case 'ALL_BUT_FEWER_THAN_T':
      if (people === null) return hidden(figure);
      return {
        ...figure,
        status: 'ALL_BUT_FEWER_THAN_T',
        count: null,
        targets: targets.map((target) => ({ ...bounded(target), shortAtLeast: null })),
      };
    default:
      return hidden(figure);
  }
}

function hidden(figure: ReleasedFigure): ToldFigure {
  return { ...figure, status: 'HIDDEN', people: null, count: null, targets: [] };
}

/** What was worked out from an exact count says the count. */
function bounded(target: ReleasedTarget): ReleasedTarget {
  return { ...target, gap: null, short: null, verdict: null };
}
