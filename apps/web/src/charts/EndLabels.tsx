import { DefaultZIndexes, useChartWidth, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';

export interface EndLabel {
  readonly day: number;
  readonly value: number;
  readonly text: string;
  /** The thing itself, in ink; else a comparison. */
  readonly key: boolean;
  /** In the middle of the line: over it, or it would be crossed out. */
  readonly raised: boolean;
  /** Px further down (up if negative), out of the way of another line. */
  readonly shift?: number;
}

const APART = 14;
/** Pushing one pair apart may bring another together; three labels settle in as many rounds. */
const ROUNDS = 4;

/** Names at the ends of lines, with a halo; those that would touch are pushed apart by the same amount. */
export function EndLabels({ items, right }: { items: readonly EndLabel[]; right: number }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const width = useChartWidth();
  if (x === undefined || y === undefined || width === undefined) return null;
  const placed = items
    .map((item) => ({
      ...item,
      x: Number(x(item.day) ?? 0),
      y: Number(y(item.value) ?? 0) + (item.raised ? -8 : 4) + (item.shift ?? 0),
    }))
    .toSorted((a, b) => a.y - b.y);
  for (let round = 0; round < ROUNDS; round += 1) {
    placed.forEach((lower, i) => {
      const upper = placed[i - 1];
      if (upper === undefined || lower.y - upper.y >= APART) return;
      const push = (APART - (lower.y - upper.y)) / 2;
      upper.y -= push;
      lower.y += push;
    });
  }
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      {placed.map((item) => (
        <text
          key={item.text}
          className={`halo ${item.key ? 'label-key' : 'label-side'}`}
          x={item.raised ? item.x - 6 : Math.min(item.x + 8, width - right + 6)}
          textAnchor={item.raised ? 'end' : 'start'}
          y={item.y}
        >
          {item.text}
        </text>
      ))}
    </ZIndexLayer>
  );
}
