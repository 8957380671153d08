import { useState } from 'react';
import { GapDot } from '../../charts/GapDot';
import { ALL, leafOf } from '../../graphql/rows';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import type { GroupName } from './view';
import type { Adoption } from './verdict';
import './low.css';

type Low = Adoption['low'][number];

interface Props {
  readonly adoption: Adoption;
  readonly hasTargets: boolean;
  readonly t: number;
  readonly linkTo: (group: GroupName) => string;
  readonly onSelect: (group: GroupName) => void;
}

const AT_FIRST = 12;

/** The order is the server's: by people short, silent groups by their bound. */
export function LowList({ adoption, hasTargets, t, linkTo, onSelect }: Props) {
  const [all, setAll] = useState(false);
  const text = words.adoption.low;
  const { low, coverage } = adoption;
  const shown = all ? low : low.slice(0, AT_FIRST);
  const reach = Math.max(...low.map((row) => Math.abs((row.low ?? row.path) - row.path)), 0.01);
  const empty = hasTargets
    ? coverage.partial
      ? text.emptyPartial
      : text.empty
    : adoption.period.kind === 'DAYS_28'
      ? text.emptyNoTarget
      : text.emptyKind;
  const steps = low.some(({ weakest }) => weakest !== null);
  return (
    <section className="low" aria-labelledby="low-title">
      <h2 className="h" id="low-title">
        {text.title}
      </h2>
      {low.length === 0 ? (
        <Notice text={empty} />
      ) : (
        <>
          <p className="dek">{text.dek}</p>
          <table className="t" aria-labelledby="low-title">
            <thead>
              <tr>
                <th scope="col">{text.group}</th>
                <th scope="col" className="r">
                  {text.short}
                </th>
                <th scope="col" className="r nw">
                  {text.gap}
                </th>
                <th scope="col" className="r wide on-path">
                  {text.onPath}
                </th>
                {steps ? (
                  <th scope="col" className="wide">
                    {text.weakest}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <LowRow
                  key={`${row.persona}~${row.department}`}
                  row={row}
                  t={t}
                  reach={reach}
                  steps={steps}
                  href={linkTo(row)}
                  onSelect={onSelect}
                />
              ))}
            </tbody>
          </table>
          {low.length > shown.length ? (
            <button type="button" className="btn-link" onClick={() => setAll(true)}>
              {text.more(low.length - shown.length)}
            </button>
          ) : null}
        </>
      )}
    </section>
  );
}

function LowRow({
  row,
  t,
  reach,
  steps,
  href,
  onSelect,
}: {
  row: Low;
  t: number;
  reach: number;
  /** Whether any group of the list has a weakest step to name. */
  steps: boolean;
  href: string;
  onSelect: (group: GroupName) => void;
}) {
  const text = words.adoption.low;
  const name = row.persona === ALL ? words.adoption.matrix.everybody : row.personaName;
  const place = row.department === ALL ? words.adoption.aria.allDepartments : leafOf(row.department);
  const exact = row.gap !== null && row.low !== null && row.high !== null;
  return (
    <tr>
      <th scope="row">
        <a
          href={href}
          data-group-link={`${row.persona}~${row.department}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onSelect({ persona: row.persona, department: row.department });
          }}
        >
          {words.adoption.aria.group(name, place)}
        </a>
      </th>
      <td className="r b nw">
        {row.short === null ? text.atLeast(row.shortAtLeast ?? 0) : words.format.count(row.short)}
      </td>
      <td className="r nw">
        {exact ? (
          <>
            <span className="under b">{words.format.pointsExact(row.gap ?? 0)}</span>{' '}
            <span className="mut">
              {words.format.pointsRange((row.low ?? 0) - row.path, (row.high ?? 0) - row.path)}
            </span>
          </>
        ) : (
          <span className="mut">{text.silent(t, row.people)}</span>
        )}
      </td>
      <td className="wide on-path">
        {exact ? (
          <GapDot
            gap={row.gap ?? 0}
            low={(row.low ?? 0) - row.path}
            high={(row.high ?? 0) - row.path}
            reach={reach}
          />
        ) : null}
      </td>
      {steps ? (
        <td className="wide nw">
          {row.weakest === null ? (
            <span className="mut">{text.hiddenStep}</span>
          ) : (
            text.weakestStep(row.weakest.measure, row.weakest.kept)
          )}
        </td>
      ) : null}
    </tr>
  );
}
