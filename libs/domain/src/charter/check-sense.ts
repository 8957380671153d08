import type { Day } from '../calendar/day.js';
import type { Milestone } from '../target/target.js';
import type { Charter, CharterGoal, CharterTarget } from './charter.js';
import { repeated } from './check-names.js';
import type { Place } from './decode.js';

/** What each field allows and all of them together do not: days out of order, targets against their direction. */
export function checkSense(charter: Charter, place: Place): void {
  const { goals, adoption, timeline, costs, useCases } = charter;
  checkTimeline(charter, place);
  goals.forEach((goal, i) => checkGoal(goal, timeline.goLive, place.in('goals').in(i)));
  adoption.forEach((target, i) => checkTarget(target, timeline.goLive, place.in('adoption').in(i)));
  const groups = adoption.map(({ persona, department, measure }) =>
    measure === null ? '' : JSON.stringify([persona, department?.toLowerCase() ?? null, measure]),
  );
  for (const at of repeated(groups)) {
    place
      .in('adoption')
      .in(at)
      .fault('duplicate-target', { first: `adoption[${groups.indexOf(groups[at] ?? '')}]` });
  }
  const leads = goals.flatMap(({ lead }, i) => (lead ? [i] : []));
  leads.slice(1).forEach((at) =>
    place
      .in('goals')
      .in(at)
      .in('lead')
      .fault('two-leads', { first: `goals[${leads[0]}]` }),
  );
  costs.forEach(({ per, from, once }, i) => {
    if (once !== null && (per !== null || from !== null))
      place.in('costs').in(i).in('once').fault('once-and-again');
  });
  useCases.forEach(({ tasks }, i) =>
    tasks.forEach(({ adoptedWhen: when }, j) => {
      if (when === null || when.weeks <= when.of) return;
      const at = place.in('use_cases').in(i).in('tasks').in(j).in('adopted_when').in('weeks');
      at.fault('bad-weeks', { weeks: when.weeks, of: when.of });
    }),
  );
}

function checkTimeline({ timeline, retirement }: Charter, place: Place): void {
  const { baselineFrom, goLive, gates } = timeline;
  const at = place.in('timeline');
  if (baselineFrom !== null && goLive !== null && baselineFrom >= goLive) {
    at.in('baseline_from').fault('baseline-not-before-go-live', { day: baselineFrom, goLive });
  }
  gates.forEach(({ on }, i) => {
    if (on !== null && goLive !== null && on < goLive) {
      at.in('gates').in(i).in('on').fault('gate-before-go-live', { day: on, goLive });
    }
  });
  const days = gates.map(({ on }) => on ?? '');
  for (const again of repeated(days))
    at.in('gates')
      .in(again)
      .in('on')
      .fault('duplicate-gate', { day: days[again] ?? '' });
  retirement.atGates.forEach(({ gate }, i) => {
    if (gate === null || gates.length === 0 || days.includes(gate)) return;
    const known = days.filter((day) => day !== '').join(', ');
    place.in('retirement').in('at_gate').in(i).in('gate').fault('unknown-gate', { name: gate, known });
  });
}

function checkGoal(goal: CharterGoal, goLive: Day | null, place: Place): void {
  const { baseline, target, direction } = goal;
  const { from, to } = baseline;
  if (from !== null && to !== null && from > to)
    place.in('baseline').in('from').fault('baseline-order', { from, to });
  const end = to ?? from;
  if (end !== null && goLive !== null && end >= goLive) {
    const step = to === null ? 'from' : 'to';
    place.in('baseline').in(step).fault('baseline-not-before-go-live', { day: end, goLive });
  }
  checkDeadline(target.by, goLive, place.in('target').in('by'));
  const [before, after] = [baseline.value, target.value];
  if (
    before !== null &&
    after !== null &&
    (direction === 'down' ? after > before : direction === 'up' && after < before)
  ) {
    place
      .in('target')
      .in('value')
      .fault('against-direction', { direction: direction ?? '', baseline: before, target: after });
  }
  checkMilestones(goal.milestones, { goLive, deadline: target.by }, place.in('path'));
}

function checkTarget(target: CharterTarget, goLive: Day | null, place: Place): void {
  const { baseline, value, deadline, milestones } = target;
  checkDeadline(deadline, goLive, place.in('target').in('by'));
  if (typeof baseline === 'number' && value !== null && value < baseline) {
    place.in('target').in('value').fault('below-baseline', { baseline, target: value });
  }
  checkMilestones(milestones, { goLive, deadline }, place.in('path'));
}

function checkDeadline(deadline: Day | null, goLive: Day | null, place: Place): void {
  if (deadline === null || goLive === null || deadline > goLive) return;
  place.fault('deadline-not-after-go-live', { day: deadline, goLive });
}

interface Span {
  readonly goLive: Day | null;
  readonly deadline: Day | null;
}

/** A path runs through its points one after the other, between go-live and deadline. */
function checkMilestones(milestones: readonly Milestone[], { goLive, deadline }: Span, place: Place): void {
  let before = goLive;
  milestones.forEach(({ on }, i) => {
    const early = before !== null && on <= before;
    if (early || (deadline !== null && on >= deadline))
      place.in(i).in('on').fault('milestone-order', { day: on });
    before = on;
  });
}
