import { words } from '../../ui/words';
import type { Series } from './series';

export function TrendTable({ series, caption }: { series: Series; caption: string }) {
  const text = words.group.chart;
  const lines = series.ends.map((end, i) => ({
    end,
    rate: series.rates[i] ?? null,
    low: series.lows[i] ?? null,
    high: series.highs[i] ?? null,
    path: series.paths[i] ?? null,
    note: [
      text.statuses[series.statuses[i] ?? 'NO_DATA'],
      series.partial[i] === true ? text.atLeast : '',
      series.breaks.includes(end) ? text.newSources : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  }));
  return (
    <div className="chart-table" role="region" aria-label={caption} tabIndex={0}>
      <table className="t">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.windowEnd}</th>
            <th scope="col" className="r">
              {text.value}
            </th>
            <th scope="col" className="r">
              {text.range}
            </th>
            <th scope="col" className="r">
              {text.pathColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.toReversed().map((line) => (
            <tr key={line.end}>
              <th scope="row">
                {words.format.date(line.end)}
                {line.note === '' ? null : <small className="trend-note">{line.note}</small>}
              </th>
              <td className="r">
                {line.rate === null ? words.adoption.matrix.nobody : words.format.percentExact(line.rate)}
              </td>
              <td className="r nw">
                {line.low === null || line.high === null ? '' : words.format.range(line.low, line.high)}
              </td>
              <td className="r">{line.path === null ? '' : words.format.bare(line.path)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
