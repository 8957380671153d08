import type { Day, SourceWay } from '@takeup/domain';
import { HARMLESS_NOTES, addDays, daysBetween } from '@takeup/domain';

/** A connection that is fed from outside and has not been fed for this long is worth a look. */
export const OVERDUE_AFTER = 10;

/** A day that was asked for in vain may wait this long before anybody is told. */
export const PATIENCE_DAYS = 3;

/** Under this share of accounts that match one person the figures miss too many. */
export const ENOUGH_MATCHED = 0.9;

/** What the rules look at in one connection. */
export interface SourceFacts {
  readonly key: string;
  readonly title: string;
  readonly way: SourceWay;
  /** Somebody reads it just now. */
  readonly reading: boolean;
  /** The last day known of; null: nothing has come from it yet. */
  readonly last: Day | null;
  readonly givenUp: readonly Day[];
  /** Missing in files or deliveries, and not given up yet. */
  readonly missing: readonly Day[];
  /** Asked for in vain, and not given up yet. */
  readonly waiting: readonly Day[];
  /** Read, and far too little to be believed. */
  readonly suspect: readonly Day[];
  /** What the last sync met; null: it went well, or there was none. */
  readonly fault: SyncTrouble | null;
  /** Ids of what is let to it: what is asked for where it is refused. */
  readonly consents: readonly string[];
  /** Codes of what the check found last: what is hidden from the account, or not offered to it. */
  readonly notes: readonly string[];
  /** Fields that are missing or of another type since the newest reading. */
  readonly drift: readonly string[];
}

export interface SyncTrouble {
  readonly kind: string;
  readonly detail: string;
  readonly at: Date;
}

export interface Matching {
  readonly from: Day;
  readonly to: Day;
  readonly accounts: number;
  readonly matched: number;
}

interface OfSource {
  readonly connection: string;
  readonly title: string;
}

/** One thing that somebody should put right. Words are the catalogue's. */
export type ToFix =
  | { readonly about: 'nothing-configured' }
  | (OfSource & {
      readonly about: 'sync';
      readonly fault: SyncTrouble;
      readonly consents: readonly string[];
    })
  | (OfSource & { readonly about: 'note'; readonly code: string })
  | (OfSource & { readonly about: 'silent'; readonly way: SourceWay })
  | (OfSource & {
      readonly about: 'given-up' | 'waiting';
      readonly way: SourceWay;
      readonly days: readonly Day[];
    })
  | (OfSource & { readonly about: 'suspect'; readonly days: readonly Day[] })
  | (OfSource & {
      readonly about: 'overdue';
      readonly way: SourceWay;
      readonly last: Day;
      readonly quietDays: number;
    })
  | (OfSource & { readonly about: 'drift'; readonly fields: readonly string[] })
  | (OfSource & {
      readonly about: 'asked';
      readonly kind: 'directory' | 'outcome';
      readonly connector: string;
      readonly code: string;
    })
  | { readonly about: 'matching'; readonly matching: Matching };

/** What is to be put right, source by source in the order given, and what concerns all of them last. */
export function toFix(
  sources: readonly SourceFacts[],
  matching: Matching | null,
  today: Day,
): readonly ToFix[] {
  if (sources.length === 0) return [{ about: 'nothing-configured' }];
  const low = matching !== null && matching.matched < matching.accounts * ENOUGH_MATCHED;
  return [
    ...sources.flatMap((source) => ofSource(source, today)),
    ...(low ? [{ about: 'matching' as const, matching }] : []),
  ];
}

function ofSource(source: SourceFacts, today: Day): readonly ToFix[] {
  const { key: connection, title, way, last, fault } = source;
  const pulled = way === 'pulled';
  const own = { connection, title };
  const found: ToFix[] = [];
  if (fault !== null && fault.kind !== 'not-yet' && fault.kind !== 'absent')
    found.push({ ...own, about: 'sync', fault, consents: source.consents });
  // What is refused has its reason told already.
  if (fault?.kind !== 'denied')
    found.push(
      ...source.notes
        .filter((code) => !HARMLESS_NOTES.has(code))
        .map((code) => ({ ...own, about: 'note' as const, code })),
    );
  if (last === null) {
    // A source that is refused has its reason told already, and of one that is read for the first time days are to come.
    if (found.length === 0 && !source.reading) found.push({ ...own, about: 'silent', way });
    return found;
  }
  if (source.givenUp.length > 0) found.push({ ...own, about: 'given-up', way, days: source.givenUp });
  if (source.suspect.length > 0) found.push({ ...own, about: 'suspect', days: source.suspect });
  const late = (pulled ? source.waiting : source.missing).filter(
    (day) => !pulled || addDays(day, PATIENCE_DAYS) < today,
  );
  if (late.length > 0) found.push({ ...own, about: 'waiting', way, days: late });
  const quietDays = daysBetween(last, today);
  if (!pulled && quietDays > OVERDUE_AFTER) found.push({ ...own, about: 'overdue', way, last, quietDays });
  if (source.drift.length > 0) found.push({ ...own, about: 'drift', fields: source.drift });
  return found;
}
