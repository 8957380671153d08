import type { Charter } from './charter.js';
import type { CompletenessItem, CompletenessWorld } from './completeness-item.js';
import { item, reasonFor } from './completeness-item.js';
import { peopleItems, useCaseItems } from './completeness-people.js';
import { goalItems, targetItems } from './completeness-results.js';

/** Dates at which somebody decides whether to go on; with fewer the end is nobody's decision. */
const GATES = 2;

/**
 * What a charter has to say before anything is measured against it, in the order of its sections: an item for each
 * thing, done or not. A charter is complete when every item is done.
 */
export function completeness(charter: Charter, world: CompletenessWorld): readonly CompletenessItem[] {
  return [
    ...problemItems(charter),
    ...governanceItems(charter),
    ...peopleItems(charter, world),
    ...useCaseItems(charter, world),
    topicItem(charter),
    ...goalItems(charter, world),
    ...targetItems(charter, world),
    ...timelineItems(charter),
    ...retirementItems(charter),
  ];
}

export function isComplete(items: readonly CompletenessItem[]): boolean {
  return items.every(({ done }) => done);
}

function problemItems({ problem }: Charter): CompletenessItem[] {
  const { statement, cost, evidence } = problem;
  return [
    item('problem.statement', statement !== null, ['problem', 'statement']),
    item('problem.cost', cost !== null || evidence.length > 0, ['problem', 'cost']),
  ];
}

function governanceItems({ governance }: Charter): CompletenessItem[] {
  const { sponsor, decisionBody, runs } = governance;
  return [
    item('governance.sponsor', sponsor !== null, ['governance', 'sponsor']),
    item('governance.decides', decisionBody !== null, ['governance', 'decides', 'body']),
    item('governance.runs', runs !== null, ['governance', 'runs']),
  ];
}

/** One topic with proof that people talk about it already is enough; the others may be hopes. */
function topicItem({ topics }: Charter): CompletenessItem {
  const proved = topics.findIndex(
    ({ words, alreadyTalkedAbout }) => words.length > 0 && alreadyTalkedAbout !== null,
  );
  if (proved >= 0) return item('topic.evidence', true, ['topics', proved, 'already_talked_about']);
  const first = topics[0];
  if (first === undefined) return item('topic.evidence', false, ['topics'], reasonFor('none'));
  const wordless = first.words.length === 0;
  const path = ['topics', 0, wordless ? 'words' : 'already_talked_about'];
  return item('topic.evidence', false, path, {
    topic: first.key,
    ...reasonFor(wordless ? 'no-words' : 'no-evidence'),
  });
}

function timelineItems({ timeline, goals, adoption }: Charter): CompletenessItem[] {
  const gates = timeline.gates.filter(({ on, question }) => on !== null && question !== null).length;
  const deadlines = [...goals.map(({ target }) => target.by), ...adoption.map(({ deadline }) => deadline)];
  return [
    item('timeline.goLive', timeline.goLive !== null, ['timeline', 'go_live']),
    item('timeline.gates', gates >= GATES, ['timeline', 'gates'], { gates, needed: GATES }),
    item(
      'timeline.deadline',
      deadlines.some((day) => day !== null),
      null,
    ),
  ];
}

function retirementItems({ retirement }: Charter): CompletenessItem[] {
  const { atGates, anyTime, decides, content } = retirement;
  const threshold =
    atGates.some(({ gate, condition }) => gate !== null && condition !== null) ||
    anyTime.some(({ condition, duration }) => condition !== null && duration !== null);
  return [
    item('retirement.threshold', threshold, ['retirement', 'at_gate']),
    item('retirement.decides', decides !== null, ['retirement', 'decides']),
    item('retirement.content', content !== null, ['retirement', 'content']),
  ];
}
