import type { DayMark } from './coverage';

/** Stripes for days on which nothing is known. */
export function HatchPattern({ days }: { days: number }) {
  // The strip is stretched to its width, so the stripes are drawn in days and stay thin.
  const step = days / 260;
  return (
    <defs>
      <pattern id="strip-hatch" width={step} height={3} patternUnits="userSpaceOnUse">
        <path
          d={`M0 3L${step} 0`}
          stroke="var(--hatch)"
          strokeWidth={1.2}
          vectorEffect="non-scaling-stroke"
        />
      </pattern>
    </defs>
  );
}

/**
 * One day of the strip: full, half, hollow, hatched, or only its ground line. Where days are the subject and not what
 * stands beside it, their place sets stronger colours.
 */
export function DayRect({ x, mark }: { x: number; mark: DayMark }) {
  const box = { x: x + 0.06, width: 0.88 };
  if (mark === 'full') return <rect {...box} y={0} height={12} fill="var(--day-full, var(--rule-2))" />;
  if (mark === 'half') return <rect {...box} y={6} height={6} fill="var(--day-half, var(--rule-2))" />;
  if (mark === 'hatched')
    return (
      <rect
        {...box}
        y={0.5}
        height={11}
        fill="url(#strip-hatch)"
        stroke="var(--day-missing, var(--ink-3))"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
    );
  if (mark === 'hollow')
    return (
      <rect
        {...box}
        y={0.5}
        height={11}
        fill="var(--bg)"
        stroke="var(--day-missing, var(--ink-3))"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
    );
  return <rect {...box} y={11} height={1} fill="var(--rule-2)" />;
}
