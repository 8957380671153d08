import { words } from '../../ui/words';
import './aggregates.css';
import type { Sources } from './SourcesView';

type Source = Sources['connections'][number];
type Counted = NonNullable<Source['aggregates']>;
type Month = Counted['months'][number];

/** What platforms count themselves of the whole organisation, month by month. */
export function Aggregates({ connections }: { readonly connections: Sources['connections'] }) {
  const counted = connections.flatMap(({ key, title, aggregates }) =>
    aggregates === null ? [] : [{ key, own: { title, aggregates } }],
  );
  if (counted.length === 0) return null;
  return (
    <section aria-labelledby="sources-aggregates" className="aggregates">
      <h2 className="h" id="sources-aggregates">
        {words.aggregates.title}
      </h2>
      <p className="s13 sec aggregates-text">{words.aggregates.text}</p>
      {counted.map(({ key, own }) => (
        <OfSource key={key} {...own} />
      ))}
    </section>
  );
}

function OfSource({ title, aggregates }: { readonly title: string; readonly aggregates: Counted }) {
  const text = words.aggregates;
  const { only, whatToDo, months } = aggregates;
  const isWithheld = months.some((month) => month.aggregates.some(({ value }) => value === null));
  return (
    <div className="aggregates-source">
      <h3>{title}</h3>
      {only ? (
        <div className="s13 aggregates-only">
          <p>{text.allThereIs(title)}</p>
          {whatToDo.length === 0 ? null : (
            <>
              <p className="sec">{text.toTellMore}</p>
              <ul>
                {whatToDo.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      ) : null}
      <Months title={title} months={months} />
      {isWithheld ? <p className="s13 sec">{text.withheld}</p> : null}
    </div>
  );
}

/** A row a month; what is counted stands in the order of the newest that is told. */
function Months({ title, months }: { readonly title: string; readonly months: readonly Month[] }) {
  const text = words.aggregates;
  const measures = [...new Set(months.flatMap(({ aggregates }) => aggregates.map(({ measure }) => measure)))];
  return (
    <table className="t aggregates-table">
      <caption className="vh">{text.table(title)}</caption>
      {measures.length === 0 ? null : (
        <thead>
          <tr>
            <th scope="col">{text.month}</th>
            {measures.map((measure) => (
              <th scope="col" className="r" key={measure}>
                {text.measure(measure)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row" className="nw">
              {text.monthNamed(month.month)}
            </th>
            <Figures month={month} measures={measures} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FiguresProps {
  readonly month: Month;
  readonly measures: readonly Month['aggregates'][number]['measure'][];
}

function Figures({ month, measures }: FiguresProps) {
  const text = words.aggregates;
  const untold = text.untold(month);
  if (untold !== null)
    return (
      <td className="sec aggregates-untold" colSpan={Math.max(1, measures.length)}>
        {untold}
      </td>
    );
  return measures.map((measure) => {
    const own = month.aggregates.find((one) => one.measure === measure);
    return (
      <td className={(own?.value ?? null) === null ? 'r sec' : 'r'} key={measure}>
        <span className="aggregates-label">{text.measure(measure)}</span>
        <span className="nw">{own === undefined ? words.sources.none : text.value(own)}</span>
      </td>
    );
  });
}
