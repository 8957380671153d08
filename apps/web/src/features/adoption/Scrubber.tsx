import type { KeyboardEvent } from 'react';
import { words } from '../../ui/words';
import type { DayMark, Strip } from './coverage';
import { DayRect, HatchPattern } from './DayRect';
import { dayNumber, dayText } from '../../charts/days';
import { nearest, stepFrom } from './periods';
import type { PeriodItem } from './periods';
import { useLatestAsked } from './useLatestAsked';
import './scrubber.css';

interface Props {
  readonly items: readonly PeriodItem[];
  readonly current: PeriodItem;
  /** Both ends of what the strip shows, as days since 1970. */
  readonly first: number;
  readonly last: number;
  readonly strip: Strip | null;
  /** Share of the strip that a label needs for itself. */
  readonly labelRoom: number;
  readonly describe: (item: PeriodItem) => string;
  readonly onChange: (key: string) => void;
}

const KEYS: Readonly<Record<string, Parameters<typeof stepFrom>[2]>> = {
  ArrowLeft: 'back',
  ArrowDown: 'back',
  ArrowRight: 'on',
  ArrowUp: 'on',
  PageDown: 'monthBack',
  PageUp: 'monthOn',
};

/** The days that are there, and over them a native slider that only stops where a published period ends. */
export function Scrubber({ items, current, first, last, strip, labelRoom, describe, onChange }: Props) {
  const text = words.adoption.scrubber;
  const days = last - first + 1;
  const at = dayNumber(current.to);
  const centre = (day: number) => ((day - first + 0.5) / days) * 100;
  const markOf = (day: number): DayMark => strip?.marks[day - strip.first] ?? 'pending';
  const marks = Array.from({ length: days }, (_, i) => markOf(first + i));
  const summary = MARKS.map((mark) => ({
    state: text.states[mark],
    days: marks.filter((m) => m === mark).length,
  })).filter((entry) => entry.days > 0);
  const gaps = gapsIn(first, last, markOf);

  const { latest, ask } = useLatestAsked(current.key);
  const go = (item: PeriodItem | undefined) => {
    if (item === undefined || item.key === latest()) return;
    ask(item.key);
    onChange(item.key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(stepFrom(items, latest(), step));
  };

  return (
    <div className="scrubber">
      <svg
        className="scrubber-strip"
        viewBox={`0 0 ${days} 12`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.strip(dayText(first), dayText(last), summary)}
      >
        <HatchPattern days={days} />
        {Array.from({ length: days }, (_, i) => (
          <DayRect key={i} x={i} mark={markOf(first + i)} />
        ))}
      </svg>
      <span
        className="scrubber-span"
        style={{
          left: `${((Math.max(dayNumber(current.from), first) - first) / days) * 100}%`,
          width: `${((at - Math.max(dayNumber(current.from), first) + 1) / days) * 100}%`,
        }}
      />
      <span className="scrubber-dot" style={{ left: `${centre(at)}%` }} />
      <input
        type="range"
        aria-label={text.label}
        aria-valuetext={text.value(describe(current), '')}
        min={first}
        max={last}
        step={1}
        value={at}
        onKeyDown={onKeyDown}
        onChange={(event) => go(nearest(items, Number(event.target.value)))}
      />
      <div className="scrubber-labels" aria-hidden="true">
        {labelsOf({ first, last, at, gaps, share: labelRoom }).map(({ day, kind }) => (
          <span
            key={`${kind}-${day}`}
            className={`scrubber-${kind} ${edgeOf(centre(day))}`}
            style={{ left: `${centre(day)}%` }}
          >
            {kind === 'now'
              ? words.format.dateLong(dayText(day)).slice(0, -5)
              : kind === 'gap'
                ? text.noData
                : words.format.dayMonth(dayText(day))}
          </span>
        ))}
      </div>
    </div>
  );
}

const MARKS: readonly DayMark[] = ['full', 'half', 'hollow', 'hatched', 'pending'];

const edgeOf = (percent: number) => (percent > 93 ? 'at-end' : percent < 7 ? 'at-start' : '');

/** Middle days of the runs on which data is missing. */
function gapsIn(first: number, last: number, markOf: (day: number) => DayMark): readonly number[] {
  const missing = (day: number) => markOf(day) === 'hatched' || markOf(day) === 'hollow';
  const middles: number[] = [];
  for (let day = first; day <= last; day += 1) {
    if (!missing(day)) continue;
    const start = day;
    while (day + 1 <= last && missing(day + 1)) day += 1;
    middles.push(Math.floor((start + day) / 2));
  }
  return middles;
}

/** Half the width of the chosen day's label, by that of another. */
const NOW_HALF = 0.75;

/** The chosen day first, then the gaps, then firsts of a month: whatever would stand on another label is left out. */
function labelsOf({
  first,
  last,
  at,
  gaps,
  share,
}: {
  first: number;
  last: number;
  at: number;
  gaps: readonly number[];
  share: number;
}) {
  const room = (last - first) * share;
  const half = room * NOW_HALF;
  // At an end it stands beside its day.
  const seen = { 'at-end': last - half, 'at-start': first + half, '': at }[
    edgeOf(((at - first + 0.5) / (last - first + 1)) * 100)
  ];
  const placed: { day: number; kind: 'now' | 'gap' | 'month' }[] = [{ day: at, kind: 'now' }];
  const place = (day: number, kind: 'gap' | 'month') => {
    const wide = (other: { kind: string }) => (other.kind === 'now' ? room * 1.25 : room);
    if (
      placed.every((other) => Math.abs((other.kind === 'now' ? seen : other.day) - day) > wide(other)) &&
      day - first > room / 2 &&
      last - day > room / 2
    )
      placed.push({ day, kind });
  };
  for (const day of gaps) place(day, 'gap');
  for (let day = first; day <= last; day += 1) if (dayText(day).endsWith('-01')) place(day, 'month');
  return placed;
}
