import type { ReactNode } from 'react';
import type { DayState } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';
import { DayRect, HatchPattern } from '../adoption/DayRect';
import { markOf } from './marks';
import type { StripDays } from './strip-days';

const LEGEND_WIDTH = 10;
const HATCHED_DAYS = 91;

/** A source's days, told as a sentence to who does not see them. */
export function DayStrip(props: { days: StripDays; states: readonly DayState[]; label: string }) {
  const { days, states, label } = props;
  return (
    <Strip width={days.width} label={label}>
      {states.map((state, day) => (
        <DayRect key={day} x={days.starts[day] ?? day} mark={markOf(state)} />
      ))}
    </Strip>
  );
}

/** The dates above the strips. */
export function StripTicks({ ticks }: Pick<StripDays, 'ticks'>) {
  return (
    <span className="sources-ticks" aria-hidden="true">
      {ticks.map(({ day, at }) => (
        <span key={day} style={{ left: `${at * 100}%` }}>
          {words.format.dayMonth(day)}
        </span>
      ))}
    </span>
  );
}

export function StripLegend() {
  return (
    <p className="dek sources-legend">
      {/* One pattern for all strips: they are stretched alike. */}
      <svg className="sources-pattern" width="0" height="0" aria-hidden="true">
        <HatchPattern days={HATCHED_DAYS} />
      </svg>
      {words.sources.legend.map(({ mark, text }) => (
        <span key={mark}>
          <Strip width={1} length={LEGEND_WIDTH}>
            <DayRect x={0} mark={mark} />
          </Strip>
          {text}
        </span>
      ))}
    </p>
  );
}

interface StripProps {
  /** In widths of a day. */
  readonly width: number;
  /** In pixels; the whole width where it is not given. */
  readonly length?: number;
  readonly label?: string;
  readonly children: ReactNode;
}

function Strip({ width, length, label, children }: StripProps) {
  return (
    <svg
      className="sources-strip"
      viewBox={`0 0 ${width} 12`}
      preserveAspectRatio="none"
      {...(length === undefined ? {} : { style: { width: length } })}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {children}
    </svg>
  );
}
