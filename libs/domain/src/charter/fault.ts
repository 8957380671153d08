/** Where in a document: keys of mappings and places in lists. */
export type DocumentPath = readonly (string | number)[];

/** Something that is there and wrong. What is not there yet is no fault: the completeness list has it. */
export interface CharterFault {
  readonly code: CharterFaultCode;
  readonly path: DocumentPath;
  /** What the words need. Never a person's name or address. */
  readonly details: Readonly<Record<string, string | number>>;
}

export const CHARTER_FAULT_CODES = [
  'not-a-mapping',
  'not-a-list',
  'not-a-text',
  'not-a-number',
  'not-whole',
  'not-a-truth',
  'unknown-field',
  'required',
  'format-unknown',
  'text-too-long',
  'text-unprintable',
  'list-too-long',
  'bad-key',
  'bad-day',
  'no-such-day',
  'unknown-value',
  'bad-share',
  'bare-share',
  'share-over-100',
  'negative-amount',
  'bad-currency',
  'once-and-again',
  'bad-within',
  'bad-duration',
  'bad-weeks',
  'bad-community',
  'bad-series',
  'bad-path',
  'bad-condition',
  'empty-rule',
  'rule-attribute-unknown',
  'rule-attribute-personal',
  'person-not-role',
  'unknown-persona',
  'unknown-topic',
  'unknown-use-case',
  'unknown-goal',
  'unknown-gate',
  'unknown-task',
  'unknown-measure',
  'duplicate-key',
  'duplicate-target',
  'duplicate-gate',
  'two-leads',
  'deadline-not-after-go-live',
  'baseline-not-before-go-live',
  'baseline-order',
  'gate-before-go-live',
  'against-direction',
  'below-baseline',
  'milestone-order',
] as const;
export type CharterFaultCode = (typeof CHARTER_FAULT_CODES)[number];

/** `goals[1].target.by` */
export function pathText(path: DocumentPath): string {
  return path
    .map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? step : `.${step}`))
    .join('');
}
