import type { DayState } from '../../graphql/generated/graphql';
import type { DayMark } from '../adoption/coverage';

const MARK: Readonly<Record<DayState, DayMark>> = {
  COMPLETE: 'full',
  AMENDED: 'full',
  PROVISIONAL: 'half',
  PARTIAL: 'half',
  SUSPECT: 'half',
  MISSING: 'hollow',
  GIVEN_UP: 'hatched',
  PENDING: 'pending',
  NOT_OFFERED: 'pending',
};

export function markOf(state: DayState): DayMark {
  return MARK[state];
}
