import type { EditionFacts, EditionGoalpost, EditionTerms } from '@takeup/domain';
import { en } from '@takeup/words';
import { SIGNS } from './position.js';
import type { SignedLine } from './report.js';

const { format, goals, report } = en;
const words = report.goalpost;

/** Every promise that was moved, the old one kept in sight, and how the month would stand against it. */
export function goalpostsOf({ goalposts, charters, month }: EditionFacts): readonly SignedLine[] {
  const confirmed = charters.map(({ initiative, version, declaredOn }) => ({
    sign: null,
    text: words.confirmed(initiative, version, declaredOn),
  }));
  if (goalposts.length === 0) return [{ sign: null, text: words.none(month) }, ...confirmed];
  return [...goalposts.flatMap(linesOf), ...confirmed];
}

function linesOf(goalpost: EditionGoalpost): readonly SignedLine[] {
  const { promise, before, after, declaredOn, note, would } = goalpost;
  const name = promise.kind === 'goal' ? promise.name : report.group(promise);
  const reason = { sign: null, text: words.reason(note) };
  if (before === null) return [{ sign: null, text: words.taken(declaredOn, name) }, reason];
  if (after === null) return [{ sign: 'unknown', text: words.given(declaredOn, name) }, reason];
  const unit = promise.kind === 'goal' ? promise.unit : '%';
  const scale = promise.kind === 'goal' ? 1 : 100;
  const told = would && {
    path: goals.value(would.path * scale, unit),
    gap: goals.gap(would.gap * scale, unit),
  };
  return [
    { sign: null, text: words.moved(declaredOn, name, partsOf(before, after, { unit, scale })) },
    reason,
    would && told
      ? { sign: SIGNS[would.status], text: words.would(told.path, told.gap, would.status) }
      : { sign: 'unknown', text: words.wouldNot },
  ];
}

interface Shown {
  readonly unit: string | null;
  readonly scale: number;
}

function partsOf(before: EditionTerms, after: EditionTerms, { unit, scale }: Shown): readonly string[] {
  const value = (figure: number | null) =>
    figure === null ? words.measured : goals.declared(figure * scale, unit);
  const says: Readonly<Record<keyof EditionTerms, (terms: EditionTerms) => string>> = {
    baseline: ({ baseline }) => value(baseline),
    target: ({ target }) => value(target),
    deadline: ({ deadline }) => format.date(deadline),
    goLive: ({ goLive }) => format.date(goLive),
    milestones: ({ milestones }) => words.milestones(milestones.length),
  };
  const terms = ['baseline', 'target', 'deadline', 'goLive', 'milestones'] as const;
  return terms
    .filter((term) => JSON.stringify(before[term]) !== JSON.stringify(after[term]))
    .map((term) => words.part(term, says[term](before), says[term](after)));
}
