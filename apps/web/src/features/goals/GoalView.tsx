import { Link } from 'react-router';
import { useIsOperator } from '../../graphql/me';
import { useOrganisation } from '../../graphql/organisation';
import { Glyph } from '../../ui/Glyph';
import { Notice } from '../../ui/Notice';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { EnterValue } from './EnterValue';
import { EvidenceLadder } from './EvidenceLadder';
import { GoalChart } from './GoalChart';
import { GoalFacts } from './GoalFacts';
import { GoalHow } from './GoalHow';
import { glyphOf, saidOf } from './types';
import type { Goal } from './types';

const text = words.goals;

export interface Sibling {
  readonly key: string;
  readonly name: string;
}

export function GoalView({ goal, siblings }: { goal: Goal; siblings: readonly Sibling[] }) {
  const isOperator = useIsOperator();
  const { demo } = useOrganisation();
  const draft = goal.state === 'DRAFT';
  const place = siblings.findIndex(({ key }) => key === goal.key);
  const others = siblings.filter(({ key }) => key !== goal.key);
  return (
    <>
      <header className="goal-head wrap">
        <p className="eyebrow">
          <span className={toneOf(goal)}>
            <Glyph kind={glyphOf(goal)} /> {draft ? text.draft : text.status[goal.status]}
          </span>{' '}
          · {text.goalOf(place + 1, siblings.length)}
          {goal.lead ? <span className="tag goal-lead">{text.leads}</span> : null}
        </p>
        <h1 className="lead">{goal.verdict}</h1>
        <p className="standfirst">
          <Rich text={text.standfirst(saidOf(goal))} />
        </p>
      </header>
      <GoalFacts goal={goal} />
      {draft ? null : goal.now === null ? (
        <div className="goal-notice wrap">
          <Notice text={text.emptyTodo} />
        </div>
      ) : null}
      <div className={`goal-grid ${draft ? 'is-draft' : ''}`}>
        <div className="goal-main">
          {draft ? null : <GoalChart goal={goal} />}
          <GoalHow goal={goal} />
          {isOperator && !demo && goal.source !== null ? <EnterValue key={goal.key} goal={goal} /> : null}
          {others.length === 0 ? null : (
            <nav className="goal-how" aria-label={text.others}>
              <p className="eyebrow">{text.others}</p>
              <ul>
                {others.map(({ key, name }) => (
                  <li key={key}>
                    <Link to={`/i/${encodeURIComponent(goal.initiative)}/goals/${encodeURIComponent(key)}`}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        <EvidenceLadder evidence={goal.evidence} />
      </div>
    </>
  );
}

function toneOf({ state, status }: Goal): string {
  if (state === 'DRAFT') return '';
  return status === 'ABOVE' ? 'over b' : status === 'UNDER' ? 'under b' : 'b sec';
}
