import { Link } from 'react-router';
import { words } from '../../ui/words';
import { RHYTHMS } from './types';
import type { Goal } from './types';

const text = words.goals;

/** Where the figures come from, and what they are held against. */
export function GoalHow({ goal }: { goal: Goal }) {
  const { tolerance, unit, replaced, declaredOn, charterVersion, owner, source, sourceTitle } = goal;
  return (
    <section className="goal-how" aria-labelledby="how-title">
      <h2 className="eyebrow" id="how-title">
        {text.how}
      </h2>
      <ul>
        {source === null ? null : <li>{text.from(sourceTitle ?? source, source)}</li>}
        {goal.state === 'DRAFT' ? null : (
          <li>
            {text.judged(tolerance === null ? null : text.distance(tolerance, unit), RHYTHMS[goal.rhythm])}
          </li>
        )}
        {declaredOn === null ? null : <li>{text.promised(charterVersion, declaredOn)}</li>}
        {replaced === null ? null : (
          <li>
            {text.replaced(
              replaced.version,
              text.declared(replaced.target, unit),
              replaced.deadline,
              text.standing[replaced.status],
            )}
          </li>
        )}
        <li>{goal.noBenefit}</li>
        {owner === null ? null : <li>{text.owner(owner)}</li>}
      </ul>
      <p>
        <Link to={`/i/${encodeURIComponent(goal.initiative)}/charter#goals`}>{text.toCharter}</Link>
      </p>
    </section>
  );
}
