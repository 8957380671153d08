import type { Day, EditionPoint } from '@takeup/domain';
import { addMonths, daysBetween, firstOfMonth, monthOf } from '@takeup/domain';

interface Plot {
  readonly from: Day;
  readonly to: Day;
  /** Everything that has to be in sight. */
  readonly levels: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly frame: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

const TICKS = 4;
const MONTHS_NAMED = 5;
const DOT = 2.6;

/** Days and levels as points of a picture, and the shapes that are drawn with them. */
export function plotScale({ from, to, levels, width, height, frame }: Plot) {
  const step = stepOf(Math.max(...levels) - Math.min(...levels));
  const low = Math.floor(Math.min(...levels) / step) * step;
  const high = Math.max(Math.ceil(Math.max(...levels) / step) * step, low + step);
  const days = Math.max(1, daysBetween(from, to));
  const right = width - frame.right;
  const bottom = height - frame.bottom;
  const x = (day: Day) => frame.left + ((right - frame.left) * daysBetween(from, day)) / days;
  const y = (level: number) => bottom - ((bottom - frame.top) * (level - low)) / (high - low);
  const at = (day: Day, level: number) => `${text(x(day))} ${text(y(level))}`;
  const line = (points: readonly (readonly [Day, number])[]) =>
    points.map(([day, level], i) => `${i === 0 ? 'M' : 'L'}${at(day, level)}`).join('');
  return {
    right,
    x,
    y,
    line,
    ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step),
    months: monthsOf(from, to),
    vertical: (day: Day) => `M${text(x(day))} ${text(frame.top)}L${text(x(day))} ${text(bottom)}`,
    dot: (day: Day, level: number) => {
      const [cx, cy] = [x(day), y(level)];
      const arc = `a${DOT} ${DOT} 0 1 0`;
      return `M${text(cx - DOT)} ${text(cy)}${arc} ${2 * DOT} 0${arc} ${-2 * DOT} 0Z`;
    },
    /** The ranges of a stretch; empty where a value has none. */
    band: (run: readonly EditionPoint[]) => {
      const ranged = run.flatMap(({ to: day, low: a, high: b }) =>
        a === null || b === null ? [] : [{ day, a, b }],
      );
      if (ranged.length < 2) return '';
      const up = ranged.map(({ day, b }): [Day, number] => [day, b]);
      const back = ranged.toReversed().map(({ day, a }): [Day, number] => [day, a]);
      return `${line([...up, ...back])}Z`;
    },
  };
}

/** 1, 2 or 5 times a power of ten. */
function stepOf(range: number): number {
  const raw = (range || 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(raw));
  const times = [1, 2, 5, 10].find((own) => own * power >= raw) ?? 10;
  return times * power;
}

function monthsOf(from: Day, to: Day): readonly Day[] {
  const all: Day[] = [];
  for (
    let day = firstOfMonth(addMonths(monthOf(from), 1));
    day <= to;
    day = firstOfMonth(addMonths(monthOf(day), 1))
  )
    all.push(day);
  const every = Math.ceil(all.length / MONTHS_NAMED);
  return all.filter((_, i) => i % every === 0);
}

function text(value: number): string {
  return String(Math.round(value * 10) / 10);
}
