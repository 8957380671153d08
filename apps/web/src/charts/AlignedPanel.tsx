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
import type { EndLabel } from './EndLabels';
import { levelsOf } from './levels';
import { HatchDefs, areas, pointDot } from './marks';
import { columnsOf, namedGaps } from './scale';
import type { SeriesPoint } from './series';
import './chart.css';
import './aligned.css';

export interface Corner {
  readonly day: number;
  readonly value: number;
}

export interface PanelProps {
  readonly points: readonly SeriesPoint[];
  /** True where a value under the path is better than the path. */
  readonly lessIsBetter: boolean;
  /** Shared by all panels, so that one day stands under the same day. */
  readonly domain: readonly [number, number];
  /** The corners of the path, within the domain. */
  readonly path: readonly Corner[];
  readonly baseline: {
    readonly from: number;
    readonly to: number;
    readonly value: number;
    readonly text: string;
  } | null;
  readonly target: { readonly value: number; readonly text: string } | null;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly gapText: string;
  readonly now: { readonly day: number; readonly value: number; readonly text: string } | null;
  readonly pathText: string | null;
  readonly startsAtZero: boolean;
  readonly height: number;
  /** Firsts of months with their names; empty: a panel below has them. */
  readonly dayTicks: readonly { readonly at: number; readonly text: string }[];
  readonly tick: (value: number) => string;
  /** One sentence that says what the picture shows. */
  readonly label: string;
}

/** What lies left and right of every panel's days, in px: markers over all panels count on it. */
export const LEFT = 44;
export const RIGHT = 100;
/** Share of the width under which a band would be taken for a line. */
const BAND = 0.012;

/** One figure over days that other panels share, against its path. Nothing is drawn where nothing is known. */
export function AlignedPanel(props: PanelProps) {
  const { points, domain, path, baseline, target, now } = props;
  const columns = columnsOf(points, []).map((column) =>
    props.lessIsBetter ? { ...column, under: column.over, over: column.under } : column,
  );
  const levels = levelsOf(
    [
      ...points.flatMap(({ value, low, high }) => [value, low, high].filter((own) => own !== null)),
      ...path.map(({ value }) => value),
      ...(target === null ? [] : [target.value]),
      ...(baseline === null ? [] : [baseline.value]),
    ],
    props.startsAtZero,
  );
  const [from, to] = domain;
  const least = (to - from) * BAND;
  const within = (day: number) => Math.min(Math.max(day, from), to);
  const steps = path.slice(1).map((corner, i) => [path[i] ?? corner, corner] as const);
  const last = path.at(-1);
  return (
    <div className="chart aligned" role="img" aria-label={props.label}>
      <ResponsiveContainer
        width="100%"
        height={props.height}
        initialDimension={{ width: 772, height: props.height }}
      >
        <ComposedChart
          data={columns}
          margin={{ top: 10, right: RIGHT, bottom: 4, left: 0 }}
          accessibilityLayer={false}
          tabIndex={-1}
        >
          <HatchDefs />
          {baseline === null ? null : (
            <ReferenceArea
              x1={within(baseline.from)}
              x2={within(baseline.to)}
              fill="var(--sunk)"
              fillOpacity={1}
              ifOverflow="hidden"
            />
          )}
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="day"
            type="number"
            domain={[from, to]}
            allowDataOverflow
            ticks={props.dayTicks.map(({ at }) => at)}
            tickFormatter={(day: number) => props.dayTicks.find(({ at }) => at === day)?.text ?? ''}
            interval={0}
            tickSize={4}
            height={props.dayTicks.length === 0 ? 1 : 24}
            axisLine={{ stroke: 'var(--rule-2)' }}
            tickLine={{ stroke: 'var(--rule-2)' }}
          />
          <YAxis
            domain={[levels.from, levels.to]}
            ticks={[...levels.ticks]}
            tickFormatter={props.tick}
            axisLine={false}
            tickLine={false}
            width={LEFT}
          />
          {areas}
          {props.gaps.map((gap) => {
            const more = Math.max(0, least - (gap.to - gap.from)) / 2;
            return (
              <ReferenceArea
                key={gap.from}
                x1={within(gap.from - more)}
                x2={within(gap.to + more)}
                fill="url(#series-hatch)"
                fillOpacity={1}
                ifOverflow="hidden"
              />
            );
          })}
          {target === null ? null : (
            <ReferenceLine y={target.value} stroke="var(--line-2)" strokeWidth={1} ifOverflow="hidden" />
          )}
          {steps.map(([a, b]) => (
            <ReferenceLine
              key={a.day}
              segment={[
                { x: a.day, y: a.value },
                { x: b.day, y: b.value },
              ]}
              stroke="var(--path)"
              strokeWidth={1.2}
              strokeDasharray="3 3"
              ifOverflow="hidden"
            />
          ))}
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
          {now === null ? null : (
            <ReferenceDot
              x={now.day}
              y={now.value}
              r={4}
              fill="var(--line)"
              stroke="var(--bg)"
              strokeWidth={2}
            />
          )}
          <EndLabels items={labelsOf(props, last)} right={RIGHT} />
        </ComposedChart>
      </ResponsiveContainer>
      {namedGaps(props.gaps, domain).map((gap) => (
        <span
          key={gap.from}
          className="aligned-gap"
          style={placeOf(within((gap.from + gap.to) / 2), domain)}
          aria-hidden="true"
        >
          {props.gapText}
        </span>
      ))}
      {baseline === null ? null : (
        <span className="aligned-baseline" style={placeOf(within(baseline.from), domain)} aria-hidden="true">
          {baseline.text}
        </span>
      )}
    </div>
  );
}

/** The path goes on past the newest value: its name steps aside. */
const ASIDE = 12;

function labelsOf(
  { now, target, pathText, domain, points }: PanelProps,
  last: Corner | undefined,
): readonly EndLabel[] {
  const end = domain[1];
  const path = points.find(({ day }) => day === now?.day)?.path ?? null;
  const shift = now === null || path === null ? 0 : now.value < path ? ASIDE : -ASIDE;
  return [
    ...(now === null ? [] : [{ ...now, key: true, raised: false, shift }]),
    ...(target === null
      ? []
      : [{ day: end, value: target.value, text: target.text, key: false, raised: false }]),
    ...(last === undefined || pathText === null
      ? []
      : [{ day: last.day, value: last.value, text: pathText, key: false, raised: false }]),
  ];
}

/** Where a day stands across a panel, for what is laid over it. */
export function placeOf(day: number, [from, to]: readonly [number, number]): React.CSSProperties {
  const share = to === from ? 0 : (day - from) / (to - from);
  return { left: `calc(${LEFT}px + (100% - ${LEFT + RIGHT}px) * ${share.toFixed(5)})` };
}
