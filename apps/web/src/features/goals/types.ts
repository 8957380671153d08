import type { GoalSaid } from '@takeup/words';
import type { GoalAdoptionQuery, GoalPageQuery } from '../../graphql/generated/graphql';
import type { GlyphKind } from '../../ui/Glyph';

export type Goal = Extract<GoalPageQuery['goal'], { __typename: 'Goal' }>;
export type Adoption = Extract<GoalAdoptionQuery['group'], { __typename: 'Group' }>;

export const RHYTHMS = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  QUARTERLY: 'quarterly',
  IRREGULAR: 'irregular',
} as const;

const DOUBTS = {
  DRAFT: 'draft',
  NO_VALUE: 'no-value',
  BEFORE_GO_LIVE: 'before-go-live',
  STALE: 'stale',
  NO_RANGE: 'no-range',
} as const;

/** A goal as the sentences of the catalogue take it. */
export function saidOf(goal: Goal): GoalSaid {
  return {
    ...goal,
    direction: goal.direction === null ? null : goal.direction === 'DOWN' ? 'down' : 'up',
    rhythm: RHYTHMS[goal.rhythm],
    doubt: goal.doubt && DOUBTS[goal.doubt],
  };
}

/** Colour and shape of a standing; grey where nothing can be told. */
export function glyphOf({ state, status }: Pick<Goal, 'state' | 'status'>): GlyphKind {
  if (state === 'DRAFT') return 'draft';
  return status === 'ABOVE' ? 'over' : status === 'UNDER' ? 'under' : 'same';
}
