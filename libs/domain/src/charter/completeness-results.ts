import type { Capabilities } from '../capability/capability.js';
import type { Charter, CharterGoal, CharterTarget } from './charter.js';
import type { CompletenessItem, CompletenessWorld } from './completeness-item.js';
import { item, reasonFor } from './completeness-item.js';
import { provableTarget, verdictOf } from './provable.js';

/** Each goal needs a baseline, a target, a deadline, an owner and a source. */
export function goalItems({ goals }: Charter, world: CompletenessWorld): CompletenessItem[] {
  if (goals.length === 0) return [item('goal.declared', false, ['goals'])];
  return goals.flatMap((goal, i) => {
    const { baseline, target, owner } = goal;
    const details = { goal: goal.name === '' ? goal.key : goal.name };
    return [
      item('goal.baseline', baseline.value !== null, ['goals', i, 'baseline', 'value'], details),
      item('goal.target', target.value !== null, ['goals', i, 'target', 'value'], details),
      item('goal.deadline', target.by !== null, ['goals', i, 'target', 'by'], details),
      item('goal.owner', owner !== null, ['goals', i, 'owner'], details),
      sourceItem(goal, i, world),
    ];
  });
}

function sourceItem(
  { key, name, source }: CharterGoal,
  i: number,
  { connections, series }: CompletenessWorld,
): CompletenessItem {
  const goal = name === '' ? key : name;
  const path = ['goals', i, 'source'];
  if (source === null || source.connection === null || source.series === null) {
    return item('goal.source', false, path, { goal, ...reasonFor('none') });
  }
  const { connection } = source;
  const text = `${connection}/${source.series}`;
  return connections.has(connection) || series.has(text)
    ? item('goal.source', true, path, { goal, connection })
    : item('goal.source', false, [...path, 'connection'], {
        goal,
        connection,
        series: text,
        ...reasonFor('unknown-connection'),
      });
}

/**
 * Each adoption target needs a group, a measure that a connection can prove, a value, a deadline, and a baseline to start
 * from.
 */
export function targetItems(charter: Charter, { connections }: CompletenessWorld): CompletenessItem[] {
  const { adoption, timeline } = charter;
  if (adoption.length === 0) return [item('target.declared', false, ['adoption'], reasonFor('none'))];
  return adoption.flatMap((target, i) => [
    declaredItem(target, i),
    baselineItem(target, i, timeline.baselineFrom),
    ...measuredItem(charter, i, connections),
  ]);
}

/** Nothing is said of a target that names no measure. */
function measuredItem(charter: Charter, i: number, connections: Capabilities): CompletenessItem[] {
  const target = charter.adoption[i];
  if (target === undefined || target.measure === null) return [];
  const details = { ...groupOf(target), measure: target.measure };
  const verdict = verdictOf(provableTarget(charter, i, connections));
  const path = ['adoption', i, 'measure'];
  if (verdict === null) return [item('target.provable', true, path, details)];
  const known = verdict.details['proof'] !== 'unknown';
  const reason = verdict.open ? reasonFor('not-told') : known ? {} : reasonFor('unknown');
  const done = known && !verdict.open;
  return [item('target.provable', done, path, { ...details, ...verdict.details, ...reason })];
}

function declaredItem(target: CharterTarget, i: number): CompletenessItem {
  const { persona, department, measure, value, deadline } = target;
  const missing = [
    persona === null && department === null ? 'persona' : null,
    measure === null ? 'measure' : null,
    value === null ? 'target.value' : null,
    deadline === null ? 'target.by' : null,
  ].filter((field) => field !== null);
  const details = groupOf(target);
  return missing.length === 0
    ? item('target.declared', true, ['adoption', i], details)
    : item('target.declared', false, ['adoption', i], { ...details, missing: missing.join(', ') });
}

function baselineItem(target: CharterTarget, i: number, baselineFrom: string | null): CompletenessItem {
  const path = ['adoption', i, 'baseline'];
  const details = groupOf(target);
  const lacksPeriod = target.baseline === 'measured' && baselineFrom === null;
  if (lacksPeriod) {
    const period = ['timeline', 'baseline_from'];
    return item('target.baseline', false, period, { ...details, ...reasonFor('no-baseline-period') });
  }
  return item('target.baseline', target.baseline !== null, path, details);
}

function groupOf({ persona, department }: CharterTarget): Readonly<Record<string, string>> {
  const group = [persona, department].filter((name) => name !== null).join(', ');
  return group === '' ? {} : { group };
}
