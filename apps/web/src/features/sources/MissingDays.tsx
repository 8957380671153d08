import { Link } from 'react-router';
import { lostOf } from '@takeup/words';
import type { DaySpan, LostDay } from '@takeup/words';
import { useIsOperator } from '../../graphql/me';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { fixId } from './useArrive';
import './missing-days.css';

const text = words.missing;

/** Under a figure of people: which source misses which of its days, and what to do about it. Nothing where none is missed. */
export function MissingDays({
  missing,
  effect = text.effect.adoption,
}: {
  missing: readonly LostDay[];
  effect?: string;
}) {
  const isOperator = useIsOperator();
  const lost = lostOf(missing);
  if (lost.length === 0) return null;
  return (
    <div className="missing-days dek">
      {lost.map(({ connection, title, spans }) => (
        <p key={connection}>
          <Rich text={text.of(title, spans)} />{' '}
          {isOperator ? (
            <Link to={`/sources#${encodeURIComponent(fixId(connection))}`}>{text.whatToDo(title)}</Link>
          ) : null}
        </p>
      ))}
      <p>
        {effect} {isOperator ? null : text.ask}
      </p>
    </div>
  );
}

/** Under a KPI: the same of the source of its values. */
export function MissingValues(props: { title: string; spans: readonly DaySpan[]; goal: string }) {
  const isOperator = useIsOperator();
  if (props.spans.length === 0) return null;
  return (
    <div className="missing-days dek">
      <p>
        <Rich text={text.of(props.title, props.spans)} /> {text.effect.goal}{' '}
        <Rich text={isOperator ? text.bring(props.goal) : text.ask} />
      </p>
    </div>
  );
}
