const ROUNDED_TO = 10;

/** Below this a headcount is not told at all: a rule must not become a query about one person. */
export const SMALLEST_TOLD = 20;

/** A headcount as it may be told: rounded to 10, or null for fewer than 20. */
export function roundedPeople(people: number): number | null {
  return people < SMALLEST_TOLD ? null : Math.round(people / ROUNDED_TO) * ROUNDED_TO;
}

/** What may be told of how many people a rule fits, at the root only. */
export interface ToldHeadcount {
  /** Rounded to 10; null: fewer than 20. */
  readonly people: number | null;
  /** The minimum group or more, as the mask of an epoch tells anyway. Nobody and one person are told as the same. */
  readonly enough: boolean;
}

export function toldHeadcount(people: number, minimumGroup: number): ToldHeadcount {
  return { people: roundedPeople(people), enough: people >= minimumGroup };
}
