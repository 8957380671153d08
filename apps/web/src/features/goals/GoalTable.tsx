import { words } from '../../ui/words';
import { dayNumber } from '../../charts/days';
import type { SeriesPoint } from '../../charts/series';
import type { Goal } from './types';

const text = words.goals;

interface Line {
  readonly from: string;
  readonly to: string;
  /** Null: no data came for these days. */
  readonly at: number | null;
}

/** The same figures to be read, newest first. */
export function GoalTable(props: { goal: Goal; from: number; adoption: readonly SeriesPoint[] }) {
  const { goal, from, adoption } = props;
  const { unit, series, gaps } = goal;
  const columns = text.chart.columns;
  const withAdoption = adoption.length > 0;
  const lines: readonly Line[] = [
    ...series.tos.map((to, at) => ({ from: series.froms[at] ?? to, to, at })),
    ...gaps.map((gap) => ({ ...gap, at: null })),
  ]
    .filter(({ to }) => dayNumber(to) >= from)
    .toSorted((a, b) => b.to.localeCompare(a.to));
  const rateOn = (to: string) => adoption.find(({ day }) => day === dayNumber(to))?.value ?? null;
  return (
    <div
      className="chart-table goal-table"
      role="region"
      aria-label={text.chart.caption(goal.name)}
      tabIndex={0}
    >
      <table className="t">
        <caption className="vh">{text.chart.caption(goal.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.period}</th>
            {[columns.value, columns.range, columns.path, ...(withAdoption ? [columns.adoption] : [])].map(
              (column) => (
                <th key={column} scope="col" className="r">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ from: start, to, at }) => {
            const [low, high] = at === null ? [null, null] : [series.lows[at], series.highs[at]];
            const rate = rateOn(to);
            return (
              <tr key={to}>
                <th scope="row">
                  {start === to ? words.format.date(to) : words.format.dateRange(start, to)}
                </th>
                <td className="r">
                  {at === null ? text.chart.none : text.value(series.values[at] ?? 0, unit)}
                </td>
                <td className="r nw">
                  {typeof low === 'number' && typeof high === 'number' ? text.range(low, high) : ''}
                </td>
                <td className="r">{at === null ? '' : text.value(series.paths[at] ?? 0, unit)}</td>
                {withAdoption ? (
                  <td className="r">{rate === null ? '' : words.format.percentExact(rate)}</td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
