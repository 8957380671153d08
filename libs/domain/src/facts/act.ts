/** What a person did, in the field's order from reading to writing. The number is what is stored. */
export const ACT_KINDS = {
  signin: 1,
  view: 2,
  join: 3,
  react: 4,
  vote: 5,
  edit: 6,
  file: 7,
  reply: 8,
  post: 9,
} as const;

export type ActKind = keyof typeof ACT_KINDS;

export function isActKind(text: string): text is ActKind {
  return Object.hasOwn(ACT_KINDS, text);
}

export function actKindsOf(numbers: readonly number[]): readonly ActKind[] {
  return (Object.keys(ACT_KINDS) as ActKind[]).filter((kind) => numbers.includes(ACT_KINDS[kind]));
}

/** Acts that make someone reached, active and contributing (measures, section 3); each set is the source for SQL and coverage alike. */
export const READS: readonly ActKind[] = ['signin', 'view'];
export const DELIBERATE: readonly ActKind[] = ['react', 'vote', 'edit', 'file', 'reply', 'post'];
export const CONTRIBUTIONS: readonly ActKind[] = ['reply', 'post'];

/**
 * Acts that a message id names: the same id is the same act, whoever sends it again. On any other kind a message id
 * names what was acted upon, and many people act upon one message.
 */
export const AUTHORED: readonly ActKind[] = ['file', 'reply', 'post'];

/** A line of an activity file, understood. */
export interface Act {
  /** The day in the organisation's zone. */
  readonly day: string;
  /** Ms since 1970; null where the source says only the day. */
  readonly at: number | null;
  /** Employee id or e-mail as written; hashed before it is stored. */
  readonly account: string;
  readonly kind: ActKind;
  readonly community: string | null;
  readonly count: number;
  readonly messageId: string | null;
  /** For the topic matcher, in memory; never stored. */
  readonly text: string | null;
}
