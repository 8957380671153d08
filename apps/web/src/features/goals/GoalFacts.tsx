import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import { Rungs } from './Rungs';
import { RHYTHMS, glyphOf } from './types';
import type { Goal } from './types';

const text = words.goals;

/** What a sponsor asks first, in five figures. */
export function GoalFacts({ goal }: { goal: Goal }) {
  const { unit, now, target, deadline, evidence } = goal;
  const facts = text.facts;
  const isJudged = goal.gap !== null && goal.doubt !== 'STALE' && goal.doubt !== 'BEFORE_GO_LIVE';
  // Beside the gap stands the path that it is the gap to.
  const judged = isJudged ? now : null;
  const path = judged?.path ?? goal.pathToday;
  return (
    <dl className="goal-facts wrap">
      <Fact
        name={now === null ? facts.noValue : facts.now(RHYTHMS[goal.rhythm], now.from, now.to)}
        value={now === null ? facts.unknown : text.value(now.value, unit)}
        note={rangeNote(now)}
      />
      <Fact
        name={typeof judged?.path === 'number' ? facts.pathOn(judged.to) : facts.path}
        value={path === null ? facts.unknown : text.value(path, unit)}
        note={path === null ? facts.pathNone : null}
      >
        {goal.gap === null || !isJudged ? null : (
          <span className={gapTone(goal)}>
            <Glyph kind={glyphOf(goal)} /> {text.gap(goal.gap, unit)}
          </span>
        )}
      </Fact>
      <Fact
        name={facts.target}
        value={target === null ? facts.unknown : text.declared(target, unit)}
        note={deadline === null ? null : facts.by(deadline)}
      />
      <Fact name={facts.forecast} value={facts.notYet} note={goal.noForecast} quiet />
      <Fact name={facts.evidence} value={evidence.name} note={text.gradeShort(evidence.grade)} quiet>
        <Rungs grade={evidence.grade} />
      </Fact>
    </dl>
  );
}

function rangeNote(now: Goal['now']): string | null {
  if (now === null) return null;
  if (now.low === null || now.high === null || now.basis === null) return text.facts.noRange;
  const basis = now.basis === 'CASES' ? text.facts.basis.cases : text.facts.basis.scatter;
  return `${text.range(now.low, now.high)}, ${basis}`;
}

function gapTone({ status }: Goal): string {
  return status === 'ABOVE' ? 'over b' : status === 'UNDER' ? 'under b' : 'sec';
}

function Fact(props: {
  name: string;
  value: string;
  note: string | null;
  quiet?: boolean;
  children?: React.ReactNode;
}) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <b className={props.quiet === true ? 'is-quiet' : undefined}>{props.value}</b>
        {props.children}
        {props.note === null ? null : <span>{props.note}</span>}
      </dd>
    </div>
  );
}
