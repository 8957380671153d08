import type { Row } from '../../graphql/rows';

/** Bar: the value; whisker: its range; tick: the path today. What it draws stands beside it in words. */
export function Bullet({ row, scale }: { row: Row; scale: number }) {
  const { rate, low, high, path, verdict } = row;
  const at = (share: number) => `${Math.min(100, (share / scale) * 100).toFixed(2)}%`;
  return (
    <span className="bullet" aria-hidden="true">
      {rate === null ? null : (
        <i
          className={`bullet-bar ${verdict === 'ABOVE' ? 'is-over' : verdict === 'BELOW' ? 'is-under' : ''}`}
          style={{ width: at(rate) }}
        />
      )}
      {low === null || high === null ? null : (
        <i className="bullet-range" style={{ left: at(low), width: at(high - low) }} />
      )}
      {path === null ? null : <i className="bullet-path" style={{ left: at(path) }} />}
    </span>
  );
}
