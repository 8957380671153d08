import './chart.css';

interface Props {
  readonly gap: number;
  readonly low: number;
  readonly high: number;
  /** The largest distance from the path in the list, so that all rows share one scale. */
  readonly reach: number;
}

const WIDTH = 150;
const PATH_AT = 138;

/** Dot and whisker left of the path's line. The figures stand beside it in words, so it is hidden from readers. */
export function GapDot({ gap, low, high, reach }: Props) {
  const x = (value: number) => PATH_AT + (value / Math.max(reach, 0.001)) * (PATH_AT - 8);
  return (
    <svg className="chart gap-dot" width={WIDTH} height={18} viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true">
      <line className="zero" x1={PATH_AT} x2={PATH_AT} y1={-12} y2={30} shapeRendering="crispEdges" />
      <line className="whisker" x1={x(low)} x2={Math.min(x(high), WIDTH)} y1={9} y2={9} />
      <circle className="dot-under" cx={x(gap)} cy={9} r={3.6} />
    </svg>
  );
}
