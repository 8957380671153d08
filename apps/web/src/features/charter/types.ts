import type { CharterPageQuery, CharterSection } from '../../graphql/generated/graphql';

export type Charter = Extract<CharterPageQuery['charter'], { __typename: 'Charter' }>;
export type Item = Charter['completeness']['items'][number];

export const SECTIONS: readonly CharterSection[] = [
  'PROBLEM',
  'GOVERNANCE',
  'PERSONAS',
  'USE_CASES',
  'TOPICS',
  'GOALS',
  'ADOPTION',
  'TIMELINE',
  'RETIREMENT',
];

export const anchorOf = (section: CharterSection) => section.toLowerCase().replace('_', '-');

/** A section is done when none of its items is open; one without items is done by default. */
export const isDone = (items: readonly Item[], section: CharterSection) =>
  items.every((item) => item.section !== section || item.done);
