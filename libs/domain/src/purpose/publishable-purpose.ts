/**
 * The acts of one top-level department in one window, split by whether a charter names their
 * community or topic. The three numbers of people are distinct ones; somebody who acted in both
 * places is in `actorsWith` and in `actorsWithout`, and once in `actors`.
 */
export interface PurposeCounts {
  readonly department: string;
  /** Whether the department's figure of active people is published exactly for this window. */
  readonly activeShown: boolean;
  readonly actors: number;
  readonly actorsWith: number;
  readonly actorsWithout: number;
  readonly actsWith: number;
  readonly actsWithout: number;
  /**
   * For each other published scope in which the department's active people are not told exactly: who of it acted outside
   * that scope's connections.
   */
  readonly outside: readonly PurposeSides[];
}

/** Distinct people, as in {@link PurposeCounts}. */
export interface PurposeSides {
  readonly actorsWith: number;
  readonly actorsWithout: number;
}

/** Whole percent, 0 to 100; null is hidden to protect people, and never zero. */
type Percent = number | null;

export interface PublishablePurposeLine {
  readonly department: string;
  /** Of the acts of all departments, those of this one. */
  readonly percentOfAll: Percent;
  /** Of its own acts, those that a charter names. */
  readonly percentWith: Percent;
}

/** One line a department, in the order of the keys, and what a charter names of all acts together. */
export interface PublishedPurpose {
  readonly percentWith: Percent;
  readonly lines: readonly PublishablePurposeLine[];
}

const sum = <T>(lines: readonly T[], of: (line: T) => number): number =>
  lines.reduce((total, line) => total + of(line), 0);

const byKey = (a: PurposeCounts, b: PurposeCounts): number =>
  a.department < b.department ? -1 : a.department > b.department ? 1 : 0;

const byUse = (a: PurposeCounts, b: PurposeCounts): number => a.actors - b.actors || byKey(a, b);

/**
 * The lines that stay when each line that leaves must not be found by subtraction: those left out
 * are none, or at least two that are `safe` together. The one with the fewest people leaves first.
 */
function closed(
  all: readonly PurposeCounts[],
  candidates: readonly PurposeCounts[],
  safe: (left: readonly PurposeCounts[]) => boolean,
): ReadonlySet<PurposeCounts> {
  const leaving = [...candidates].sort(byUse);
  const staying = new Set(candidates);
  for (const next of leaving) {
    const left = all.filter((line) => !staying.has(line));
    if (left.length === 0 || (left.length > 1 && safe(left))) break;
    staying.delete(next);
  }
  return staying;
}

const percent = (part: number, whole: number): number => Math.round((100 * part) / whole);

/**
 * What may be published about the purpose of acts, with groups of at least `k` people.
 * Departments do not overlap, so that people of several departments add up. A line needs an exact
 * figure of active people and k people who acted; its split needs k people on either side, and k outside each
 * scope that hides its people: else the split would say that at least k acted there. Lines
 * and splits that stay hidden are protected against subtraction even from a total that somebody
 * knows from elsewhere; our own total is published only where every line is.
 *
 * No number of acts is told, only whole percent: 36 acts of 36 active people say that nobody acted
 * twice, so that nobody was habitual. Percentages say no more of numbers of people than that
 * somebody acted, because they are the same for a hundred times as many acts.
 */
export function publishablePurpose(counts: readonly PurposeCounts[], k: number): PublishedPurpose {
  const all = [...counts].sort(byKey);
  const bothSides = (some: readonly PurposeSides[]): boolean =>
    sum(some, (line) => line.actorsWith) >= k && sum(some, (line) => line.actorsWithout) >= k;
  const shown = closed(
    all,
    all.filter((line) => line.activeShown && line.actors >= k),
    (left) => sum(left, (line) => line.actors) >= k,
  );
  const split = closed(
    all,
    all.filter((line) => shown.has(line) && [line, ...line.outside].every((sides) => bothSides([sides]))),
    bothSides,
  );
  const whole = all.length > 0 && shown.size === all.length;
  const actsOf = (line: PurposeCounts): number => line.actsWith + line.actsWithout;
  const [acts, actsWith] = [sum(all, actsOf), sum(all, (line) => line.actsWith)];
  return {
    percentWith: whole && bothSides(all) ? percent(actsWith, acts) : null,
    lines: all.map((line) => ({
      department: line.department,
      percentOfAll: shown.has(line) ? percent(actsOf(line), acts) : null,
      percentWith: split.has(line) ? percent(line.actsWith, actsOf(line)) : null,
    })),
  };
}
