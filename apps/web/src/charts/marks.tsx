import { Area } from 'recharts';

/** Range, then the gap to the path where the whole range lies on one side of it. */
export const areas = (
  [
    ['range', 'var(--ci)'],
    ['under', 'var(--gap-under)'],
    ['over', 'var(--gap-over)'],
  ] as const
).map(([key, fill]) => (
  <Area
    key={key}
    dataKey={key}
    fill={fill}
    fillOpacity={1}
    stroke="none"
    type="linear"
    connectNulls={false}
    activeDot={false}
    isAnimationActive={false}
  />
));

/** Stripes for days on which nothing is known. */
export function HatchDefs() {
  return (
    <defs>
      <pattern
        id="series-hatch"
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={5} height={5} fill="var(--bg)" />
        <line x1={0} x2={0} y1={0} y2={5} stroke="var(--hatch)" strokeWidth={1.6} />
      </pattern>
    </defs>
  );
}

/** Points are drawn only where a window lacks days, or where a line could not show a lone value. */
export function pointDot(dot: {
  cx?: number;
  cy?: number;
  key?: React.Key | null;
  payload?: { hollow: boolean; lone: boolean };
}) {
  const { cx, cy, payload } = dot;
  const draw =
    cx !== undefined &&
    cy !== undefined &&
    payload !== undefined &&
    Number.isFinite(cy) &&
    (payload.hollow || payload.lone);
  if (!draw) return <g key={dot.key} />;
  return (
    <circle
      key={dot.key}
      cx={cx}
      cy={cy}
      r={2.4}
      fill={payload.hollow ? 'var(--bg)' : 'var(--line)'}
      stroke="var(--line)"
      strokeWidth={1.2}
    />
  );
}
