import { CONTRIBUTIONS, DELIBERATE, READS } from '../facts/act.js';
import type { ActKind } from '../facts/act.js';
import type { Measure } from '../measures/measure.js';
import type { ActDetail, Need } from './tells.js';

const measured = (measure: Measure, acts: readonly ActKind[]): Need => ({ acts, with: ['person'], measure });

/** What each measure is proven by; reached by reading, since the rest of it is said by active. */
export const MEASURE_NEEDS: Readonly<Record<Measure, Need>> = {
  registered: { list: 'account' },
  reached: measured('reached', READS),
  active: measured('active', DELIBERATE),
  habitual: measured('habitual', DELIBERATE),
  contributing: measured('contributing', CONTRIBUTIONS),
};

/** Acts that can be told apart by where they happened. */
export const COMMUNITY_NEED: Need = { acts: DELIBERATE, with: ['community'] };

export const TOPIC_NEED: Need = { acts: CONTRIBUTIONS, with: ['topic'] };

/** Replies within a thread, with their time: what answers are counted by. */
export const ANSWER_NEED: Need = { acts: ['reply'], with: ['person', 'thread'] };

/** What a key task's step is proven by. Every step but the first stands in the thread of the one before. */
export function stepNeed(
  step: { readonly does: ActKind; readonly topic: string | null },
  isFirst: boolean,
): Need {
  // Nobody signs in to a community.
  if (step.does === 'signin') return { acts: ['signin'], with: ['person'] };
  const details: readonly ActDetail[] = [
    'person',
    'community',
    ...(isFirst ? [] : (['thread'] as const)),
    ...(step.topic === null ? [] : (['topic'] as const)),
  ];
  return { acts: [step.does], with: details };
}
