import type { ReactNode } from 'react';
import { leafOf } from '../../graphql/rows';
import type { Row } from '../../graphql/rows';
import { Notice } from '../../ui/Notice';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { MissingDays } from '../sources/MissingDays';
import { AdoptionMatrix, MatrixLegend } from './AdoptionMatrix';
import { LowList } from './LowList';
import { matrixOf } from './matrix';
import { caveatsOf, standfirstOf } from './standfirst';
import { tallyOf, verdictOf } from './verdict';
import type { Adoption, Facts } from './verdict';
import type { GroupName, View } from './view';
import './adoption.css';

interface Props {
  readonly view: View;
  readonly adoption: Adoption;
  readonly rows: readonly Row[];
  readonly hasInitiatives: boolean;
  readonly busy: boolean;
  /** The server is still working figures out. */
  readonly counting: boolean;
  readonly notices?: ReactNode;
  readonly controls?: ReactNode;
  readonly scrubber?: ReactNode;
  readonly panel?: ReactNode;
  readonly linkTo: (group: GroupName) => string;
  readonly onSelect: (group: GroupName) => void;
  readonly onDrill: ((department: string) => void) | null;
  readonly onMeasure: () => void;
}

/** The page from its data alone: verdict, table, list. Queries and the address are the route's business. */
export function AdoptionView(props: Props) {
  const { view, adoption, rows, busy, panel } = props;
  const matrix = matrixOf(rows, view.department, adoption.hiddenTogether);
  const period = words.adoption.period(adoption.period.kind, adoption.period.from, adoption.period.to);
  const place = view.department === null ? null : leafOf(view.department);
  const facts: Facts = {
    measure: adoption.measure,
    place,
    period,
    kind: adoption.period.kind,
    partial: adoption.coverage.partial,
    counting: props.counting,
    t: adoption.policy.t,
    total: matrix.total,
    // The column of totals would count the people of a row twice.
    tally: tallyOf(matrix.rows.flatMap((row) => row.cells.slice(0, -1))),
    onlyIt: adoption.onlyIt,
    spread: adoption.spread,
    isSomeHidden: adoption.withheld.cells > 0,
  };
  const verdict = verdictOf(facts);
  const standfirst = standfirstOf(facts, verdict.key, rows);
  const unmeasured =
    rows.every(({ status }) => status === 'NO_DATA' || status === 'NO_PEOPLE' || status === 'HIDDEN') &&
    matrix.total?.status === 'NO_DATA';
  return (
    <>
      <header className="adoption-head wrap">
        <p className="eyebrow">
          {words.adoption.eyebrow(place)} · {period}
        </p>
        <h1 className="lead">{verdict.text}</h1>
        {standfirst === '' ? null : (
          <p className="standfirst">
            <Rich text={standfirst} />
          </p>
        )}
        <ul className="caveats" aria-label={words.adoption.caveats.label}>
          {caveatsOf(adoption, matrix.total?.rate !== null && matrix.total !== null).map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
        <MissingDays missing={adoption.coverage.missing} />
      </header>
      {props.notices}
      {props.controls}
      {props.scrubber}
      <div className={`adoption-body ${panel === null || panel === undefined ? 'is-single' : ''}`}>
        <div className="adoption-main">
          {unmeasured ? (
            <Unmeasured adoption={adoption} onMeasure={props.onMeasure} />
          ) : (
            <>
              {adoption.period.final ? null : <Notice text={words.adoption.notFinal(adoption.period.due)} />}
              {place !== null && matrix.columns.length === 1 ? (
                <Notice text={words.adoption.controls.noneBelow(place)} />
              ) : null}
              <AdoptionMatrix
                matrix={matrix}
                measure={adoption.measure}
                periodText={period}
                department={view.department}
                context={{
                  t: adoption.policy.t,
                  partial: adoption.coverage.partial,
                  due: adoption.period.due,
                }}
                selected={view.group}
                busy={busy}
                onSelect={props.onSelect}
                onDrill={props.onDrill}
              />
              <MatrixLegend
                minimum={adoption.policy.minimumGroup}
                t={adoption.policy.t}
                partial={adoption.coverage.partial}
              />
              {!adoption.period.final ||
              (props.counting && facts.tally.total === 0) ? null : props.hasInitiatives ? (
                <LowList
                  adoption={adoption}
                  hasTargets={facts.tally.total > 0}
                  t={adoption.policy.t}
                  linkTo={props.linkTo}
                  onSelect={props.onSelect}
                />
              ) : (
                <section className="low">
                  <Notice
                    text={`${words.states.empty.noInitiative} ${words.states.empty.noInitiativeTodo}`}
                  />
                </section>
              )}
            </>
          )}
        </div>
        {panel}
      </div>
    </>
  );
}

/** Instead of an empty table: why nothing can be said, and what can. */
function Unmeasured({ adoption, onMeasure }: { adoption: Adoption; onMeasure: () => void }) {
  const text = words.adoption.notMeasurable;
  // Sources that feed the measure miss days, and say which; where none does, none is named.
  const tooFewDays = adoption.coverage.missing.length > 0;
  return (
    <Notice
      text={
        tooFewDays
          ? `${text.tooFewDays(adoption.measure)} ${text.missingDays}`
          : `${text.title(adoption.measure)} ${text.text[adoption.measure]}`
      }
    >
      {adoption.measure === 'ACTIVE' ? null : (
        <p>
          <button type="button" className="btn-link" onClick={onMeasure}>
            {text.back}
          </button>
        </p>
      )}
    </Notice>
  );
}
