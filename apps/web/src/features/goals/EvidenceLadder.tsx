import { words } from '../../ui/words';
import type { Goal } from './types';

const text = words.goals;
const GRADES = [5, 4, 3, 2, 1] as const;

/** How sure one can be: where the goal stands, and what the next rung needs. */
export function EvidenceLadder({ evidence }: { evidence: Goal['evidence'] }) {
  const { grade, nextGrade, capped } = evidence;
  return (
    <section aria-labelledby="evidence-title">
      <h2 className="h goal-h" id="evidence-title">
        {text.ladder.title}
      </h2>
      <p className="dek">{text.ladder.rule}</p>
      <ol className="goal-ladder" reversed>
        {GRADES.map((rung) => (
          <li key={rung} className={rung === grade ? 'is-here' : rung < grade ? 'is-met' : 'is-open'}>
            <span className="goal-rung" aria-hidden="true">
              {rung}
            </span>
            <div>
              <h3 className="h">{text.grade(rung)}</h3>
              <p className="s13 sec">
                <span className="goal-rung-state">
                  {rung === grade ? text.ladder.here : rung < grade ? null : text.ladder.notYet}
                </span>{' '}
                {text.gradeMeans(rung)}
              </p>
              {rung === nextGrade && rung > grade ? <Needs evidence={evidence} /> : null}
            </div>
          </li>
        ))}
      </ol>
      {grade === 0 ? <p className="s13 sec goal-none">{text.gradeMeans(0)}</p> : null}
      {capped === null ? null : <p className="dek">{capped}</p>}
    </section>
  );
}

/** The gates of the next rung, and those below it that are not met. */
function Needs({ evidence: { gates, nextGrade } }: { evidence: Goal['evidence'] }) {
  const shown = gates.filter((gate) => gate.grade === nextGrade || (gate.grade < nextGrade && !gate.met));
  return (
    <ul className="goal-needs" aria-label={text.ladder.needs}>
      {shown.map((gate) => (
        <li key={gate.code} className={gate.met ? 'is-done' : undefined}>
          <span className="vh">{gate.met ? text.ladder.met : text.ladder.open}: </span>
          {gate.message}
        </li>
      ))}
    </ul>
  );
}
