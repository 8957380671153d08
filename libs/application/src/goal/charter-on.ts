import type { Charter, CharterGoal, Day, DepartmentPath, GoalTerms } from '@takeup/domain';
import { ROOT, goalTerms, limitedCharter, readStoredCharter, sameTerms } from '@takeup/domain';
import type { CharterRow } from '@takeup/storage';
import { groupBy } from '../grouping.js';

/** What was in force on a day: the newest confirmed version declared by then, else the newest draft. */
export interface CharterOn {
  readonly row: CharterRow;
  readonly charter: Charter;
  /** The confirmed versions before it, newest first. */
  readonly before: readonly CharterRow[];
}

/** Of every initiative that was there on that day, by key. Later versions are as if they had not been written. */
export function chartersOn(
  versions: readonly CharterRow[],
  on: Day,
  limit: DepartmentPath = ROOT,
): readonly CharterOn[] {
  const declared = versions.filter(({ declaredOn }) => declaredOn <= on);
  return [...groupBy(declared, ({ initiative }) => initiative).values()].flatMap((own) => {
    const confirmed = own
      .filter(({ state }) => state === 'confirmed')
      .toSorted((a, b) => b.version - a.version);
    const row = confirmed[0] ?? own.toSorted((a, b) => b.version - a.version)[0];
    if (row === undefined) return [];
    return [
      { row, charter: limitedCharter(readStoredCharter(row.document), limit), before: confirmed.slice(1) },
    ];
  });
}

/** Since when a goal's promise has held, and the one it took the place of. */
export interface Promised {
  readonly declaredOn: Day;
  readonly replaced: { readonly row: CharterRow; readonly terms: GoalTerms } | null;
}

/** A new version that leaves the goal alone is no new promise. */
export function promisedSince({ row, before }: CharterOn, goal: CharterGoal, terms: GoalTerms): Promised {
  let { declaredOn } = row;
  for (const earlier of before) {
    const charter = readStoredCharter(earlier.document);
    const own = charter.goals.find(({ key }) => key === goal.key);
    const said = own && goalTerms(own, charter.timeline);
    if (!own || !said) return { declaredOn, replaced: null };
    if (!sameTerms(said, terms) || !sameSource(own, goal)) {
      return { declaredOn, replaced: { row: earlier, terms: said } };
    }
    declaredOn = earlier.declaredOn;
  }
  return { declaredOn, replaced: null };
}

function sameSource(a: CharterGoal, b: CharterGoal): boolean {
  return a.source?.connection === b.source?.connection && a.source?.series === b.source?.series;
}
