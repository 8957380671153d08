import { useMe } from '../../graphql/me';
import { rowsOf } from '../../graphql/rows';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { Reach } from './types';

const text = words.overview.purpose.reach;
const figureOf = words.overview.adoption.figure;

/** Who is there and where, while nobody has said what for. */
export function ReachSection({ reach, to, minimum }: { reach: Reach; to: string; minimum: number }) {
  const everybody = rowsOf(reach.rows);
  const { department } = useMe();
  return (
    <section className="overview-reach wrap" aria-labelledby="reach-title">
      <h2 className="h" id="reach-title">
        {text.title}
      </h2>
      <dl className="overview-strip">
        {department === null ? (
          <div>
            <dt>{text.onlyIt}</dt>
            <OnlyIt onlyIt={reach.onlyIt} />
          </div>
        ) : null}
        {everybody.map((row, i) => {
          const measure = reach.measures[i] === 'REACHED' ? 'reached' : 'active';
          return (
            <div key={measure}>
              <dt>{text[measure]}</dt>
              <dd>
                <b className={row.rate === null ? 'big is-quiet' : 'big'}>
                  {figureOf(row, reach.partials[i] ?? false)}
                </b>
                {row.people === null ? null : <span>{words.overview.adoption.of(row.people)}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className="reach-grid">
        <Representation reach={reach} to={to} />
        {department === null ? <Orphans reach={reach} minimum={minimum} /> : null}
      </div>
    </section>
  );
}

function OnlyIt({ onlyIt }: { onlyIt: Reach['onlyIt'] }) {
  if (onlyIt === null)
    return (
      <dd>
        <span>{text.noIt}</span>
      </dd>
    );
  const { departments, ofPeople, ofActive, index, rateOutside } = onlyIt;
  return (
    <dd>
      <b className="big">{words.format.number(Math.round(index * 10) / 10)}</b>
      <p>
        <Rich text={text.it(words.format.list(departments), ofPeople, ofActive, index)} />
      </p>
      {rateOutside === null ? null : <span>{text.outside(rateOutside)}</span>}
    </dd>
  );
}

function Representation({ reach, to }: { reach: Reach; to: string }) {
  const rows = rowsOf(reach.departments);
  return (
    <div className="overview-table">
      <table className="t">
        <caption className="vh">{text.caption(to)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.department}</th>
            <th scope="col" className="r">
              {text.people}
            </th>
            <th scope="col" className="r">
              {text.activeShare}
            </th>
            <th scope="col" className="r">
              {text.representation}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const times = reach.departments.representations[i] ?? null;
            return (
              <tr key={row.department}>
                <th scope="row">{row.department}</th>
                <td className="r">{row.people === null ? '' : words.format.count(row.people)}</td>
                <td className="r">{figureOf(row, false)}</td>
                <td className="r">{times === null ? '' : text.times(times)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Orphans({ reach, minimum }: { reach: Reach; minimum: number }) {
  return (
    <div>
      <h3 className="h">{text.orphans}</h3>
      <p className="dek">{text.orphansDek(minimum)}</p>
      {reach.orphans.length === 0 ? (
        <p className="s13">{text.orphansNone}</p>
      ) : (
        <ul className="reach-orphans">
          {reach.orphans.map(({ connection, title }) => (
            <li key={`${connection}/${title}`}>{title}</li>
          ))}
        </ul>
      )}
      {reach.someHidden ? <p className="dek">{text.orphansHidden}</p> : null}
    </div>
  );
}
