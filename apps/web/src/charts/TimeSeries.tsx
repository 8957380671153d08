import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { EndLabels } from './EndLabels';
import { HatchDefs, areas, pointDot } from './marks';
import type { TimeSeriesProps } from './series';
import { axisTicks, columnsOf, niceScale } from './scale';
import './chart.css';

const HEIGHT = 196;
const MARGIN = { top: 12, right: 80, bottom: 4, left: 0 };
/** Share of the width under which a band of missing days would be taken for a line. */
const BAND = 0.018;

/** One figure over time against its path. Nothing moves, nothing is drawn where nothing is known. */
export function TimeSeries(props: TimeSeriesProps) {
  const { points, future, gaps, breaks, now } = props;
  const columns = columnsOf(points, future);
  const days = columns.map(({ day }) => day);
  const domain: [number, number] = [Math.min(...days), Math.max(...days)];
  const scale = niceScale(
    columns.flatMap(({ value, high, path }) => [value, high, path].filter((v) => v !== null)),
  );
  const ticks = axisTicks({ domain, gaps, gapLabel: props.gapLabel, dayTick: props.dayTick });
  const known = columns.findLast(({ value }) => value !== null);
  const here = now === null ? known : columns.find(({ day }) => day === now.day && now !== null);
  const lastPath = columns.findLast(({ path }) => path !== null);
  const least = (domain[1] - domain[0]) * BAND;
  const bands = gaps.map(({ from, to }) => {
    const more = Math.max(0, least - (to - from)) / 2;
    return { from: Math.max(from - more, domain[0]), to: Math.min(to + more, domain[1]) };
  });
  // Room at the right is for a label; without one the line takes it.
  const labelled = (now !== null && here === known) || props.pathLabel !== null;
  const margin = labelled ? MARGIN : { ...MARGIN, right: 12 };
  return (
    <div className="chart" role="img" aria-label={props.label}>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 348, height: HEIGHT }}>
        <ComposedChart data={columns} margin={margin} accessibilityLayer={false} tabIndex={-1}>
          <HatchDefs />
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="day"
            type="number"
            domain={domain}
            ticks={ticks.map(({ at }) => at)}
            tickFormatter={(day: number) => ticks.find(({ at }) => at === day)?.text ?? ''}
            interval={0}
            tickSize={4}
            height={24}
            axisLine={{ stroke: 'var(--rule-2)' }}
            tickLine={{ stroke: 'var(--rule-2)' }}
          />
          <YAxis
            domain={[0, scale.max]}
            ticks={[...scale.ticks]}
            tickFormatter={props.tick}
            axisLine={false}
            tickLine={false}
            width={40}
          />
          {areas}
          {bands.map(({ from, to }) => (
            <ReferenceArea
              key={from}
              x1={from}
              x2={to}
              fill="url(#series-hatch)"
              fillOpacity={1}
              ifOverflow="hidden"
            />
          ))}
          {breaks.map((day) => (
            <ReferenceLine
              key={day}
              x={day}
              stroke="var(--ink-3)"
              strokeDasharray="1 2"
              ifOverflow="hidden"
            />
          ))}
          <Line
            dataKey="path"
            stroke="var(--path)"
            strokeWidth={1.2}
            strokeDasharray="3 3"
            dot={false}
            isAnimationActive={false}
            type="linear"
            activeDot={false}
          />
          <Line
            dataKey="value"
            stroke="var(--line)"
            strokeWidth={1.9}
            dot={pointDot}
            isAnimationActive={false}
            connectNulls={false}
            type="linear"
            activeDot={false}
          />
          {here === undefined || here.value === null ? null : (
            <ReferenceDot
              x={here.day}
              y={here.value}
              r={4}
              fill="var(--line)"
              stroke="var(--bg)"
              strokeWidth={2}
            />
          )}
          <EndLabels
            items={[
              ...(here === undefined || here.value === null || now === null
                ? []
                : [{ day: here.day, value: here.value, text: now.label, key: true, raised: here !== known }]),
              ...(lastPath === undefined || lastPath.path === null || props.pathLabel === null
                ? []
                : [
                    {
                      day: lastPath.day,
                      value: lastPath.path,
                      text: props.pathLabel,
                      key: false,
                      raised: false,
                    },
                  ]),
            ]}
            right={margin.right}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
