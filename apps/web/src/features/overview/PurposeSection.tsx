import { Link } from 'react-router';
import { Notice } from '../../ui/Notice';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { purposeLines, shareOf } from './types';
import type { Purpose, PurposeLine } from './types';

const text = words.overview.purpose;

/** Of everything that is done there, how much somebody said what it is for: by department. */
export function PurposeSection({ purpose, minimum }: { purpose: Purpose; minimum: number }) {
  const lines = purposeLines(purpose);
  const share = shareOf(purpose);
  const most = Math.max(1, ...lines.map(({ acts }) => acts ?? 0));
  const someHidden = lines.some(({ acts, actsWith }) => acts === null || actsWith === null);
  return (
    <section className="overview-purpose wrap" aria-labelledby="purpose-title">
      <div>
        <h2 className="h" id="purpose-title">
          {text.title(share)}
        </h2>
        <p className="verdict">
          <Rich text={sentenceOf(purpose, lines)} />
        </p>
        <InSearch lines={lines} share={share} />
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
              <Line key={line.department} line={line} declared={purpose.declared} most={most} total={share} />
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
  const { department, acts } = line;
  const share = shareOf({ ...line, declared });
  if (acts === null)
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
        <span className="purpose-bar" style={{ width: `${(acts / most) * 100}%` }} aria-hidden="true">
          {share === null ? null : <i style={{ width: `${share * 100}%` }} />}
        </span>
      </td>
      <td className="r">{words.format.count(acts)}</td>
      <td className="r">
        {share === null ? (
          <span className="dek">{shareText(line, declared)}</span>
        ) : (
          <b>{text.share(share)}</b>
        )}
      </td>
    </tr>
  );
}

function shareText({ acts }: PurposeLine, declared: boolean): string {
  if (!declared) return text.undeclaredShort;
  return acts === 0 ? text.noActs : text.splitHidden;
}

function sentenceOf(purpose: Purpose, lines: readonly PurposeLine[]): string {
  if (!purpose.declared) return text.undeclared;
  const { acts, actsWith } = purpose;
  if (acts === null || actsWith === null) return text.hiddenText;
  if (acts === 0) return text.silent(purpose.to);
  const without = acts - actsWith;
  const [most] = lines
    .flatMap((line) =>
      line.acts === null || line.actsWith === null ? [] : [{ ...line, without: line.acts - line.actsWith }],
    )
    .toSorted((a, b) => b.without - a.without);
  const told = text.text(without / acts, acts, purpose.to);
  return most === undefined || without === 0
    ? told
    : `${told} ${text.most(most.department, most.without / without)}`;
}

/** Acts of IT for which nobody declared a need: fewer of them have one than of everybody's, and not half of them. */
function isInSearch(line: PurposeLine, total: number | null): boolean {
  const share = shareOf(line);
  return line.it && share !== null && total !== null && share < total && share < 0.5;
}

function InSearch({ lines, share }: { lines: readonly PurposeLine[]; share: number | null }) {
  const found = lines.filter((line) => isInSearch(line, share));
  if (found.length === 0) return null;
  const acts = found.reduce((sum, line) => sum + (line.acts ?? 0) - (line.actsWith ?? 0), 0);
  return (
    <Notice
      tone="under"
      text={text.inSearch(words.format.list(found.map(({ department }) => department)), acts)}
    >
      <p>
        <Link to="/i">{text.declare}</Link>
      </p>
    </Notice>
  );
}
