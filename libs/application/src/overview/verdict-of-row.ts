import type { GoalStatus } from '@takeup/domain';
import { wilson } from '@takeup/statistics';
import type { AdoptionRow } from '../adoption/adoption-view.js';

const VERDICTS: Readonly<Record<string, GoalStatus>> = {
  ABOVE: 'ABOVE',
  BELOW: 'UNDER',
  NO_CLEAR_GAP: 'NEAR',
};

/** How a group stands against its path; of a bound from below, what would be said of the least that it can mean. */
export function verdictOfRow(
  row: Pick<AdoptionRow, 'verdict' | 'countAtLeast' | 'people' | 'path'> | null,
): GoalStatus {
  const known = VERDICTS[row?.verdict ?? ''];
  if (known !== undefined || row === null) return known ?? 'UNKNOWN';
  const { countAtLeast, people, path } = row;
  if (countAtLeast === null || people === null || path === null) return 'UNKNOWN';
  return wilson(countAtLeast, people).low > path ? 'ABOVE' : 'UNKNOWN';
}
