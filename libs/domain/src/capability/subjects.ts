import type { Measure } from '../measures/measure.js';
import type { Capability, Lack } from './capability.js';
import { proofOf } from './capability.js';
import { ANSWER_NEED, COMMUNITY_NEED, MEASURE_NEEDS, TOPIC_NEED, stepNeed } from './needs.js';
import type { Need } from './tells.js';

/** What a source is asked about as a whole: measures, and what conversations and key tasks are measured by. */
export const SUBJECTS = [
  ...(['registered', 'reached', 'active', 'contributing'] as const satisfies readonly Measure[]),
  ...(['answers', 'communities', 'topics', 'tasks'] as const),
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Who tells what active is proven by tells habitual as well. */
const NEEDS: Readonly<Record<Subject, Need>> = {
  ...MEASURE_NEEDS,
  answers: ANSWER_NEED,
  communities: COMMUNITY_NEED,
  topics: TOPIC_NEED,
  tasks: stepNeed({ does: 'reply', topic: null }, false),
};

/** Whether a source tells it: by itself, as far as its files hold it, or not at all. */
export interface SubjectTold {
  readonly subject: Subject;
  readonly by: 'source' | 'files' | 'nothing';
  /** What would tell it; empty where it is told, and where no consent would. */
  readonly lacks: readonly Lack[];
}

/** What one source can tell as it is configured. @param key the connection's */
export function subjectsTold(key: string, capability: Capability): readonly SubjectTold[] {
  return SUBJECTS.map((subject): SubjectTold => {
    const proof = proofOf(NEEDS[subject], new Map([[key, capability]]));
    switch (proof.by) {
      case 'connection':
        return { subject, by: 'source', lacks: [] };
      case 'file':
        return { subject, by: 'files', lacks: [] };
      case 'nothing':
        return { subject, by: 'nothing', lacks: proof.lacks };
      case 'unknown':
        return { subject, by: 'nothing', lacks: [] };
    }
  });
}
