import { Link } from 'react-router';
import { Notice } from '../../ui/Notice';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { MissingDays } from '../sources/MissingDays';
import { percentOf, purposeLines } from './types';
import type { Overview, Purpose, PurposeLine } from './types';

const text = words.overview.purpose;

/** Of everything that is done there, how much somebody said what it is for: by department. */
export function PurposeSection(props: { purpose: Purpose; minimum: number; missing: Overview['missing'] }) {
  const { purpose, minimum, missing } = props;
  const lines = purposeLines(purpose);
  const percent = percentOf(purpose);
  const most = Math.max(1, ...lines.map(({ percentOfAll }) => percentOfAll ?? 0));
  const someHidden = lines.some(
    ({ percentOfAll, percentWith }) => percentOfAll === null || percentWith === null,
  );
  return (
    <section className="overview-purpose wrap" aria-labelledby="purpose-title">
      <div>
        <h2 className="h" id="purpose-title">
          {text.title(percent)}
        </h2>
        <p className="verdict">
          <Rich text={sentenceOf(purpose, lines)} />
        </p>
        <MissingDays missing={missing} effect={words.missing.effect.purpose} />
        <InSearch lines={lines} total={percent} />
      </div>
      <div className="overview-table">
        {purpose.declared ? (
          <p className="purpose-legend" aria-hidden="true">
            <i className="is-with" /> {text.legend.with} <i className="is-without" /> {text.legend.without}
          </p>
        ) : null}
        <table className="t purpose-table">
          <caption className="vh">{text.columns.caption(purpose.to)}</caption>
          <thead>
            <tr>
              <th scope="col">{text.columns.department}</th>
              <th scope="col" className="purpose-bars">
                <span className="vh">{text.columns.split}</span>
              </th>
              <th scope="col" className="r">
                {text.columns.acts}
              </th>
              <th scope="col" className="r">
                {text.columns.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.department}
                line={line}
                declared={purpose.declared}
                most={most}
                total={percent}
              />
            ))}
          </tbody>
        </table>
        {someHidden && purpose.declared ? (
          <p className="dek purpose-note">{text.hiddenNote(minimum)}</p>
        ) : null}
      </div>
    </section>
  );
}

function Line(props: { line: PurposeLine; declared: boolean; most: number; total: number | null }) {
  const { line, declared, most, total } = props;
  const { department, percentOfAll } = line;
  const percent = percentOf({ ...line, declared });
  if (percentOfAll === null)
    return (
      <tr>
        <th scope="row">{department}</th>
        <td className="purpose-bars">
          <span className="purpose-hatch" aria-hidden="true" />
        </td>
        <td className="r dek" colSpan={2}>
          {text.hidden}
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">
        {department} {isInSearch(line, total) ? <span className="tag">{text.noNeed}</span> : null}
      </th>
      <td className="purpose-bars">
        <span className="purpose-bar" style={{ width: `${(percentOfAll / most) * 100}%` }} aria-hidden="true">
          {percent === null ? null : <i style={{ width: `${percent}%` }} />}
        </span>
      </td>
      <td className="r">{text.percent(percentOfAll)}</td>
      <td className="r">
        {percent === null ? (
          <span className="dek">{declared ? text.splitHidden : text.undeclaredShort}</span>
        ) : (
          <b>{text.percent(percent)}</b>
        )}
      </td>
    </tr>
  );
}

function sentenceOf(purpose: Purpose, lines: readonly PurposeLine[]): string {
  const { declared, percentWith, to } = purpose;
  if (!declared) return text.undeclared;
  if (percentWith === null) return text.hiddenText;
  const [most] = lines.toSorted((a, b) => (withoutOf(b) ?? 0) - (withoutOf(a) ?? 0));
  const told = text.text(100 - percentWith, to);
  return most === undefined || withoutOf(most) === null ? told : `${told} ${text.most(most.department)}`;
}

/** Acts of a department that no charter names, in hundredths of a percent of everybody's. */
function withoutOf({ percentOfAll, percentWith }: PurposeLine): number | null {
  return percentOfAll === null || percentWith === null ? null : percentOfAll * (100 - percentWith);
}

/** Acts of IT for which nobody declared a need: fewer of them have one than of everybody's, and not half of them. */
function isInSearch({ it, percentWith }: PurposeLine, total: number | null): boolean {
  return it && percentWith !== null && total !== null && percentWith < total && percentWith < 50;
}

function InSearch({ lines, total }: { lines: readonly PurposeLine[]; total: number | null }) {
  const found = lines.filter((line) => isInSearch(line, total));
  if (found.length === 0) return null;
  return (
    <Notice
      tone="under"
      text={text.inSearch(
        found.map(({ department, percentWith }) => [department, 100 - (percentWith ?? 0)] as const),
      )}
    >
      <p>
        <Link to="/i">{text.declare}</Link>
      </p>
    </Notice>
  );
}
