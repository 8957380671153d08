import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { Sources } from './SourcesView';

type Unmatched = NonNullable<Sources['unmatched']>;

/** How many accounts match the directory, and why the others do not. */
export function Matching({ matching, unmatched }: Pick<Sources, 'matching' | 'unmatched'>) {
  const text = words.sources;
  return (
    <section aria-labelledby="sources-matching">
      <h2 className="h" id="sources-matching">
        {text.matching}
      </h2>
      {matching === null || matching.accounts === 0 ? (
        <p className="s13 sec">{text.notMatched}</p>
      ) : (
        <>
          <p className="sources-share">{words.format.percentExact(matching.matched / matching.accounts)}</p>
          <p className="s13 sec">{text.matched(matching)}</p>
        </>
      )}
      {unmatched === null ? null : <Reasons {...{ matching, unmatched }} />}
    </section>
  );
}

interface ReasonsProps extends Pick<Sources, 'matching'> {
  readonly unmatched: Unmatched;
}

function Reasons({ matching, unmatched }: ReasonsProps) {
  const text = words.accounts;
  const { reasons, step } = unmatched;
  const most = Math.max(...reasons.map(({ atLeast }) => atLeast));
  if (reasons.length === 0) return <p className="s13 sec sources-told">{text.nothingTold(step, matching)}</p>;
  return (
    <>
      <ul className="sources-reasons" aria-label={text.bars}>
        {reasons.map(({ reason, atLeast }) => {
          const { name, whatToDo } = text.reasonNamed(reason);
          return (
            <li key={reason}>
              <span className="sources-reason">{name}</span>
              <span className="sources-bar">
                <i aria-hidden="true" style={{ width: `${(atLeast / most) * 100}%` }} />
                <b>{text.atLeast(atLeast)}</b>
              </span>
              <span className="s13 sec sources-reason-do">
                <Rich text={whatToDo} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="s13 sec sources-told">
        {text.standing(unmatched)} {text.steps(step)}
      </p>
    </>
  );
}
