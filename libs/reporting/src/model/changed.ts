import type { EditionFacts, EditionGoal, EditionTarget, GoalStatus } from '@takeup/domain';
import { en } from '@takeup/words';
import { SIGNS, rowStanding, rowText, standingOf } from './position.js';
import type { Sign, SignedLine } from './report.js';

const { goals, report } = en;
const words = report.changed;

const RANK: Readonly<Record<GoalStatus, number | null>> = { ABOVE: 2, NEAR: 1, UNDER: 0, UNKNOWN: null };

/** What is different from the month before: goals one by one, adoption targets where their standing changed. */
export function changedOf(facts: EditionFacts): readonly SignedLine[] {
  const own = facts.initiatives.flatMap((initiative) => initiative.goals.flatMap(goalLines));
  const targets = facts.initiatives.flatMap((initiative) => initiative.targets);
  const moved = targets.flatMap(targetLine);
  const still = targets.filter(
    ({ now, before }) => before !== null && rowStanding(now) === rowStanding(before),
  ).length;
  const pending = facts.figures.some(({ restatementPending }) => restatementPending);
  const lines = [
    ...own,
    ...moved,
    ...(still > 0 ? [line('same', words.targets(still))] : []),
    ...(pending ? [line('unknown', words.pending)] : []),
  ];
  return [
    ...(lines.length === 0 ? [line(null, words.none)] : lines),
    ...(facts.previous === null ? [line(null, words.first)] : []),
  ];
}

function goalLines(goal: EditionGoal): readonly SignedLine[] {
  const { name, unit, now, gap, before, evidence } = goal;
  const value = (figure: number) => goals.value(figure, unit);
  const was = before?.value ?? null;
  if (now === null) return was === null ? [] : [line('unknown', words.gone(name, value(was)))];
  if (before === null || was === null) return [line('unknown', words.came(name, value(now.value)))];
  const [from, to] = [before.grade === 0 ? 'UNKNOWN' : before.status, standingOf(goal)] as const;
  const told = gap === null ? null : goals.gap(gap, unit);
  return [
    from === to
      ? line(to === 'UNKNOWN' ? 'unknown' : 'same', words.value(name, value(was), value(now.value), to))
      : line(turn(from, to), words.standing(name, from, to, told)),
    ...(before.grade === evidence.grade
      ? []
      : [
          line(
            evidence.grade > before.grade ? 'over' : 'under',
            words.evidence(name, before.grade, evidence.grade),
          ),
        ]),
    ...(before.told === null || value(before.told) === value(was)
      ? []
      : [line('unknown', words.restated(name, value(before.told), value(was)))]),
  ];
}

function targetLine(target: EditionTarget): readonly SignedLine[] {
  const { now, before } = target;
  if (before === null) return [];
  const [from, to] = [rowStanding(before), rowStanding(now)];
  if (from === to) return [];
  const told = `${rowText(before)} to ${rowText(now)}`;
  return [line(turn(from, to), words.standing(report.group(target), from, to, told))];
}

/** The sign of a change of standing: for the better, for the worse, or neither. */
function turn(from: GoalStatus, to: GoalStatus): Sign {
  const [a, b] = [RANK[from], RANK[to]];
  if (a === null || b === null) return SIGNS[to];
  return b > a ? 'over' : 'under';
}

function line(sign: Sign | null, text: string): SignedLine {
  return { sign, text };
}
