import { useState } from 'react';
import { dayNumber, dayText } from '../../charts/days';
import { TimeSeries } from '../../charts/TimeSeries';
import type { Measure } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';
import { MissingDays } from '../sources/MissingDays';
import { lostOf } from '@takeup/words';
import { bandsOf, futureOf, pointsOf } from './series';
import type { Group } from './series';
import { TrendTable } from './TrendTable';

/** The group's course against its path; the same as a table for those who rather read. */
export function Trend({ group, measure }: { group: Group; measure: Measure }) {
  const [asTable, setAsTable] = useState(false);
  const text = words.group.chart;
  const { series } = group;
  const points = pointsOf(series);
  const first = points[0]?.day ?? 0;
  const bands = bandsOf(series, first);
  const future = futureOf(points, series.target);
  const newest = points.findLast(({ value }) => value !== null);
  const asked =
    group.period.kind === 'DAYS_28'
      ? points.find(({ day, value }) => day === dayNumber(group.period.to) && value !== null)
      : undefined;
  const here = asked ?? newest;
  const isNewest = here !== undefined && here === newest && here === points.at(-1);
  const breaks = series.breaks.filter((day) => dayNumber(day) > first);
  const hasPath = points.some(({ path }) => path !== null);
  const reached = future.at(-1)?.path ?? points.findLast(({ path }) => path !== null)?.path ?? null;
  const last =
    here === undefined || here.value === null
      ? text.nothing
      : text.last(here.value, here.path, dayText(here.day));
  const missing = series.missing.filter(({ day }) => dayNumber(day) >= first);
  return (
    <div className="chart-figure">
      <h3 className="h">{hasPath ? words.group.trend(measure) : words.group.trendNoPath(measure)}</h3>
      {asTable ? (
        <TrendTable
          series={series}
          caption={hasPath ? words.group.trend(measure) : words.group.trendNoPath(measure)}
        />
      ) : newest === undefined ? (
        <p className="dek">{text.nothingDrawn}</p>
      ) : (
        <TimeSeries
          points={points}
          future={future}
          gaps={bands}
          breaks={breaks.map(dayNumber)}
          now={
            here === undefined || here.value === null
              ? null
              : {
                  day: here.day,
                  label: isNewest ? text.now(here.value) : text.then(here.value, dayText(here.day)),
                }
          }
          pathLabel={reached === null || series.target === null ? null : text.pathTo(series.target.value)}
          gapLabel={text.noData}
          label={text.label(words.group.trend(measure), points.length, last, lostOf(missing))}
          tick={words.format.axisPercent}
          dayTick={(day) => words.format.dayMonth(dayText(day))}
        />
      )}
      {breaks.map((day) => (
        <p key={day} className="dek">
          {text.broken(day)}
        </p>
      ))}
      <MissingDays missing={missing} />
      <button type="button" className="btn-link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? text.showChart : text.showTable}
      </button>
    </div>
  );
}
