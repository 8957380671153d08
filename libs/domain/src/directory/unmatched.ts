/**
 * Why an account is nobody's, the first that holds: a bot · somebody who left · an address of several people · of a domain that
 * nobody in the directory has · switched off on its platform · tells no address or id · not in the directory.
 */
export const UNMATCHED_REASONS = ['bot', 'left', 'shared', 'outside', 'off', 'nameless', 'absent'] as const;

export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export function isUnmatchedReason(text: string): text is UnmatchedReason {
  return (UNMATCHED_REASONS as readonly string[]).includes(text);
}

/** Distinct accounts that match nobody, by why. */
export type UnmatchedCounts = Readonly<Record<UnmatchedReason, number>>;
