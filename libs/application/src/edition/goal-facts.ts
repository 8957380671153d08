import type { EditionFacts, EditionGoal, EditionGoalBefore, EditionPoint } from '@takeup/domain';
import type { GoalPoint, GoalView } from '../goal/goal-view.js';

/** A goal as the report tells it. @param before the same goal a month earlier, where it was promised then */
export function goalFacts(
  view: GoalView,
  before: GoalView | undefined,
  told: EditionFacts | undefined,
): EditionGoal {
  const { key, name, lead, on, unit, direction, baseline, target, goLive, deadline, milestones } = view;
  const { source, sourceTitle, rhythm, tolerance, now, gap, status, doubt, gaps, evidence } = view;
  return {
    ...{ key, name, lead, on, unit, direction, baseline, target, goLive, deadline, milestones },
    ...{ source, sourceTitle, rhythm, tolerance, gap, status, doubt, gaps },
    now: now && pointFacts(now),
    points: view.points.map(pointFacts),
    evidence: { grade: evidence.grade, cap: evidence.cap, needs: evidence.next.needs },
    before: before?.state === 'confirmed' ? beforeFacts(before, told) : null,
  };
}

function pointFacts({ at, from, to, value, low, high, path }: GoalPoint): EditionPoint {
  return { at, from, to, value, low, high, path };
}

function beforeFacts(view: GoalView, told: EditionFacts | undefined): EditionGoalBefore {
  const { initiative, key, on, now, gap, status, evidence } = view;
  const goals = told?.initiatives.find((own) => own.key === initiative)?.goals ?? [];
  const same = goals.find((goal) => goal.key === key)?.now;
  return {
    ...{ on, gap, status },
    value: now?.value ?? null,
    grade: evidence.grade,
    // Told of another period, it says nothing of this value.
    told: same && now && same.at === now.at ? same.value : null,
  };
}
