/**
 * Why something asked for was not done. The words for each live in the message catalogue; nothing was changed where
 * one of these is answered.
 */
export interface Refusal {
  readonly code: RefusalCode;
  /** What the words need: counts, keys, line numbers. Never what stood in a line, and nobody's id. */
  readonly details: Readonly<Record<string, string | number>>;
  /** `invalid`: the input is wrong (exit 2). `refused`: it may not be done (exit 1). */
  readonly kind: 'invalid' | 'refused';
}

export const REFUSAL_CODES = [
  'file-empty',
  'file-not-utf8',
  'file-utf16',
  'file-broken-gzip',
  'file-unclosed-quote',
  'file-no-header',
  'file-no-lines',
  'file-missing-columns',
  'file-repeated-column',
  'file-too-many-bad-lines',
  'directory-missing-id',
  'directory-unreadable',
  'directory-reserved-name',
  'directory-repeated-ids',
  'directory-manager-loop',
  'directory-bad-dates',
  'directory-shrinks',
  'directory-many-departments',
  'directory-without-ids',
  'directory-no-source',
  'directory-in-file',
  'directory-there',
  'directory-twice',
  'series-in-file',
  'series-there',
  'series-twice',
  'alias-incomplete',
  'alias-twice',
  'alias-connection',
  'alias-unknown',
  'alias-taken',
  'as-of-invalid',
  'covers-invalid',
  'covers-future',
  'connection-key-invalid',
  'demo-import',
  'charter-unreadable',
  'charter-invalid',
  'persona-taken',
  'persona-changed-twice',
  'rules-used-up',
  'policy-locked',
  'initiative-undeclared',
  'series-invalid',
  'goal-unknown',
  'goal-without-source',
  'goal-ambiguous',
  'outcome-value',
  'outcome-repeated',
  'outcome-fraction',
  'period-unknown',
  'measure-unknown',
  'dimension-unknown',
  'initiative-unknown',
  'department-unknown',
  'nothing-published',
  'edition-month-invalid',
  'edition-month-open',
  'edition-not-begun',
  'edition-too-early',
  'edition-out-of-order',
  'edition-without-data',
  'edition-not-final',
  'identity-key-differs',
  'connector-unknown',
  'connection-invalid',
  'connection-private',
  'connection-in-file',
  'connection-twice',
  'connection-there',
  'connection-secret-not-made',
  'connection-since-later',
  'connection-other',
  'connection-nothing',
  'connection-elsewhere',
  'connection-workspace',
  'connection-same-place',
  'connection-changed',
  'connection-outgrown',
  'connection-file-change',
  'connection-unknown',
  'secret-key-differs',
  'secret-key-unreadable',
  'secret-key-damaged',
  'secret-key-unwritable',
  'secret-key-new',
  'secret-key-same',
  'secret-nothing',
  'secret-unopened',
  'sync-unknown',
  'sync-day',
  'sync-days',
  'sync-busy',
  'replay-stream',
  'replay-nothing',
  'replay-busy',
  'sync-not-here',
  'token-role',
  'token-operator-limit',
  'token-department',
  'token-no-directory',
  'token-expiry',
  'token-expiry-past',
  'token-unknown',
  'operators-only',
  'hook-busy',
  'delivery-unsigned',
  'delivery-signature',
  'delivery-time',
  'delivery-type',
  'delivery-encoding',
  'delivery-too-large',
  'delivery-not-utf8',
  'delivery-empty',
  'delivery-line',
  'delivery-too-old',
  'delivery-id-taken',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export function invalid(code: RefusalCode, details: Refusal['details'] = {}): Refusal {
  return { code, details, kind: 'invalid' };
}

export function refused(code: RefusalCode, details: Refusal['details'] = {}): Refusal {
  return { code, details, kind: 'refused' };
}

/** Why one line of an activity or a KPI file was left out, or a delivery refused. */
export const REJECT_REASONS = [
  'unreadable',
  'too-long',
  'no-account',
  'no-time',
  'bad-day',
  'bad-time',
  'too-old',
  'future',
  'unknown-kind',
  'bad-count',
  'outside-covers',
  'bad-covers',
  'covers-open',
  'no-day',
  'no-value',
  'bad-value',
  'bad-cases',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A line left out. */
export interface Reject {
  readonly line: number;
  readonly reason: RejectReason;
}

/** What questions about figures are refused with, in codes that scripts may rely on. */
export type AskFault = 'FILTER_NOT_PUBLISHABLE' | 'NOTHING_PUBLISHED' | 'UNKNOWN_INITIATIVE';

const ASK_FAULTS: Partial<Record<RefusalCode, AskFault>> = {
  'period-unknown': 'FILTER_NOT_PUBLISHABLE',
  'dimension-unknown': 'FILTER_NOT_PUBLISHABLE',
  'department-unknown': 'FILTER_NOT_PUBLISHABLE',
  'nothing-published': 'NOTHING_PUBLISHED',
  'initiative-unknown': 'UNKNOWN_INITIATIVE',
};

/**
 * Periods and groups of one's own are refused alike, whether they are there or not: only what is registered is counted.
 * Null for refusals of anything else.
 */
export function askFaultOf({ code }: Pick<Refusal, 'code'>): AskFault | null {
  return ASK_FAULTS[code] ?? null;
}
