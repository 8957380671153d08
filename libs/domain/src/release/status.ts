/** What a cell says. Only the first three carry figures; PARTIAL is no status (see coverage). */
export const STATUSES = [
  'SHOWN',
  'FEWER_THAN_T',
  'ALL_BUT_FEWER_THAN_T',
  'HIDDEN',
  'NOT_PUBLISHED_AT_THIS_GRAIN',
  'NO_PEOPLE',
  'NO_DATA',
  'NOT_FINAL',
] as const;
export type Status = (typeof STATUSES)[number];

/** The statuses a release row can have; the others follow from the absence of one. */
export type ReleasedStatus = 'SHOWN' | 'FEWER_THAN_T' | 'ALL_BUT_FEWER_THAN_T' | 'HIDDEN';

export const VERDICTS = ['BELOW', 'ABOVE', 'NO_CLEAR_GAP'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The privacy policy in force. */
export interface Policy {
  /** k: groups of fewer people are never shown. Never below 5. */
  readonly minimumGroup: number;
  /** Fewer active, or inactive, people than this are shown as a bound only. */
  readonly t: number;
}

export const DEFAULT_POLICY: Policy = { minimumGroup: 10, t: 2 };

/** How a visible cell's count is told: exactly, or as a bound where (almost) all or (almost) none took part. */
export function codeOf(people: number, count: number, { t }: Policy): Exclude<ReleasedStatus, 'HIDDEN'> {
  if (count < t) return 'FEWER_THAN_T';
  return count > people - t ? 'ALL_BUT_FEWER_THAN_T' : 'SHOWN';
}
