import { Link } from 'react-router';
import { words } from '../../../ui/words';
import { DoneMark } from '../Progress';
import type { Charter } from '../types';
import { None } from './Plain';

type Goal = Charter['goals'][number];

const text = words.charter.goals;

export function Goals({ charter }: { charter: Charter }) {
  if (charter.goals.length === 0) return <None />;
  return charter.goals.map((goal, index) => {
    const open = charter.completeness.items.some(
      ({ done, path }) => !done && path?.startsWith(`goals[${index}]`) === true,
    );
    return (
      <GoalBlock
        key={goal.key}
        goal={goal}
        index={index}
        done={!open && goal.baseline !== null && goal.target !== null && goal.deadline !== null}
        charter={charter}
      />
    );
  });
}

function GoalBlock({
  goal,
  index,
  done,
  charter,
}: {
  goal: Goal;
  index: number;
  done: boolean;
  charter: Charter;
}) {
  const { unit, baselineFrom, baselineTo, worth } = goal;
  const value = (figure: number | null) => (figure === null ? null : text.value(figure, unit));
  const served = goal.serves.map(
    (key) => charter.useCases.find((useCase) => useCase.key === key)?.name ?? key,
  );
  return (
    <div className="charter-goal">
      <h3 className="h">
        {text.goal(index + 1)} <DoneMark done={done} />{' '}
        {goal.lead ? <span className="tag">{text.lead}</span> : null}
      </h3>
      <div className="fields">
        <Field
          wide
          name={text.change}
          value={goal.name}
          help={goal.direction === null ? null : text.direction(goal.direction)}
        />
        <Field
          name={text.baseline}
          value={value(goal.baseline)}
          help={
            baselineFrom === null || baselineTo === null ? null : text.measuredOver(baselineFrom, baselineTo)
          }
          missing={text.missingBaseline}
        />
        <Field name={text.target} value={value(goal.target)} />
        <Field
          name={text.deadline}
          value={goal.deadline === null ? null : words.format.date(goal.deadline)}
        />
        <Field
          name={text.worth}
          value={
            worth === null ? text.notValued : words.charter.money(worth.amount, worth.currency, worth.per)
          }
          help={worth === null ? text.notValuedHelp : null}
        />
        <Field half name={text.owner} value={goal.owner} />
        <Field half name={text.source} value={goal.source} />
      </div>
      {served.length === 0 ? null : <p className="dek">{text.serves(served)}</p>}
      <p className="s13">
        <Link
          to={`/i/${encodeURIComponent(charter.initiative)}/goals/${encodeURIComponent(goal.key)}`}
          aria-label={words.goals.openLabel(goal.name)}
        >
          {words.goals.open}
        </Link>
      </p>
    </div>
  );
}

function Field(props: {
  name: string;
  value: string | null;
  help?: string | null;
  missing?: string;
  wide?: boolean;
  half?: boolean;
}) {
  const { name, value, help = null, missing = words.charter.missing, wide = false, half = false } = props;
  return (
    <div
      className={`field ${wide ? 'is-wide' : ''} ${half ? 'is-half' : ''} ${value === null ? 'is-missing' : ''}`}
    >
      <p className="field-name">{name}</p>
      <p className="field-value">{value ?? '\u00a0'}</p>
      {value === null ? (
        <p className="field-help under">{missing}</p>
      ) : help === null ? null : (
        <p className="field-help">{help}</p>
      )}
    </div>
  );
}
