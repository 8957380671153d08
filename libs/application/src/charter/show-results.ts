import type { Charter, Money } from '@takeup/domain';
import type { ShownCharter, ShownGoal, ShownMoney, ShownTarget } from './charter-view.js';

export function showProblem({ problem }: Charter, currency: string): ShownCharter['problem'] {
  const { statement, cost, costBasis, evidence } = problem;
  if (statement === null && cost === null && evidence.length === 0) return null;
  return { statement, cost: cost && moneyOf(cost, currency), costBasis, evidence };
}

export function showGoals({ goals }: Charter, currency: string): readonly ShownGoal[] {
  const named = goals.findIndex(({ lead }) => lead);
  const leading = Math.max(0, named);
  return goals.map((goal, i) => ({
    key: goal.key,
    name: goal.name,
    unit: goal.unit,
    direction: goal.direction,
    baseline: goal.baseline.value,
    baselineFrom: goal.baseline.from,
    baselineTo: goal.baseline.to,
    target: goal.target.value,
    deadline: goal.target.by,
    owner: goal.owner,
    source: sourceText(goal.source),
    worth: goal.worth && moneyOf(goal.worth, currency),
    lead: i === leading,
    serves: goal.serves,
  }));
}

function sourceText(source: Charter['goals'][number]['source']): string | null {
  const parts = [source?.connection, source?.series].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? null : parts.join('/');
}

export function showAdoption({ adoption }: Charter): readonly ShownTarget[] {
  return adoption.map(({ persona, department, measure, baseline, value, deadline }) => ({
    persona,
    department,
    measure: measure ?? '',
    baseline: typeof baseline === 'number' ? baseline : null,
    measured: baseline === 'measured',
    target: value,
    deadline,
  }));
}

/** A gate without its day cannot be drawn and stands among what is missing. */
export function showTimeline({ timeline }: Charter): ShownCharter['timeline'] {
  const { baselineFrom, goLive } = timeline;
  if (baselineFrom === null && goLive === null && timeline.gates.length === 0) return null;
  const gates = timeline.gates.flatMap(({ on, question }) =>
    on === null ? [] : [{ on, question: question ?? '' }],
  );
  return { baselineFrom, goLive, gates };
}

export function showCosts({ costs }: Charter, currency: string): ShownCharter['costs'] {
  return costs.map((cost) => ({
    item: cost.item,
    money: moneyOf(cost, currency),
    from: cost.from,
    once: cost.once,
  }));
}

function moneyOf({ amount, currency, per }: Money, organisations: string): ShownMoney {
  return { amount, currency: currency ?? organisations, per };
}
