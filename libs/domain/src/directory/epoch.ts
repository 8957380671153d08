import type { Day, Month } from '../calendar/day.js';
import { firstOfMonth, monthOf } from '../calendar/day.js';
import { compareText } from './department.js';

/** One imported directory file. */
export interface Roster {
  readonly id: number;
  /** The day it speaks of; null for the first one where none was named: it holds back to each person's start. */
  readonly asOf: Day | null;
  /** The local day it was brought in: from then on the first roster speaks like any other. */
  readonly importedOn: Day;
}

/** Whose people an epoch counts: the roster in force on its first day. */
export interface EpochRoster {
  readonly rosterId: number;
  /** People who joined later are not in it; null start dates count from here on. */
  readonly onDay: Day;
}

/**
 * The roster of an epoch: the latest that speaks of its first day or an earlier one. Where none does, the first roster
 * holds back, to the month of the first fact. Of two for one day the one imported later counts.
 */
export function rosterOf(
  epoch: Month,
  rosters: readonly Roster[],
  firstFact: Day | null,
): EpochRoster | undefined {
  const onDay = firstOfMonth(epoch);
  const speaksFrom = ({ asOf, importedOn }: Roster) => asOf ?? importedOn;
  const dated = rosters
    .filter((roster) => speaksFrom(roster) <= onDay)
    .sort((a, b) => compareText(speaksFrom(a), speaksFrom(b)) || a.id - b.id);
  const holdsBack = rosters.filter(({ asOf }) => asOf === null).sort((a, b) => a.id - b.id);
  const reaches = firstFact !== null && epoch >= monthOf(firstFact);
  const found = dated.at(-1) ?? (reaches ? holdsBack.at(-1) : undefined);
  return found && { rosterId: found.id, onDay };
}
