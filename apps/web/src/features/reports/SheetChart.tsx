import { Rich } from '../../ui/Rich';
import type { ReportChart } from './types';

const anchorOf = (anchor: string | null | undefined) =>
  anchor === 'middle' || anchor === 'end' ? anchor : 'start';

/** The same shapes as on paper, in the colours of the screen. */
export function SheetChart({ chart }: { chart: ReportChart }) {
  const { name, label, gaps, width, height, kinds, paths, xs, ys, anchors, texts } = chart;
  return (
    <figure className="sheet-chart">
      <figcaption>{name}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {kinds.map((kind, i) => {
          const d = paths[i] ?? null;
          if (d !== null) return d === '' ? null : <path key={i} className={`mark-${kind}`} d={d} />;
          return (
            <text
              key={i}
              className={`mark-${kind}`}
              x={xs[i] ?? 0}
              y={ys[i] ?? 0}
              textAnchor={anchorOf(anchors[i])}
            >
              {texts[i]}
            </text>
          );
        })}
      </svg>
      {gaps === null ? null : (
        <p className="dek">
          <Rich text={gaps} />
        </p>
      )}
    </figure>
  );
}
