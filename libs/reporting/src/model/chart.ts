import type { Day, EditionGoal, EditionPoint } from '@takeup/domain';
import { daysBetween, goalPathOn, maxDay } from '@takeup/domain';
import { en } from '@takeup/words';
import type { ChartMark, ReportChart } from './report.js';
import { plotScale } from './scale.js';

const { format, goals, missing, report } = en;

const [WIDTH, HEIGHT] = [520, 150];
const FRAME = { left: 40, right: 96, top: 12, bottom: 22 };
const DAYS_SHOWN = 420;
/** Labels closer than this are pushed apart. */
const LABEL_STEP = 12;

/** A goal's values beside its path, up to the month's end; undefined where there is nothing to draw yet. */
export function chartOf(goal: EditionGoal): ReportChart | undefined {
  const { name, unit, baseline, target, deadline, goLive, now, on } = goal;
  if (now === null || baseline === null || target === null || deadline === null || goLive === null) {
    return undefined;
  }
  const points = goal.points.filter(({ to }) => daysBetween(to, on) <= DAYS_SHOWN);
  const first = points[0]?.to ?? now.to;
  const terms = { ...goal, baseline, target, deadline, goLive, direction: goal.direction ?? 'up' };
  const levels = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const plot = plotScale({ from: first, to: on, levels: [...levels, baseline, target], ...size() });
  const turns = [first, maxDay(goLive, first), ...goal.milestones.map((own) => own.on), on];
  const pathDays = [...new Set(turns)].filter((day) => day >= first && day <= on).sort();
  const text = (figure: number) => goals.declared(figure, unit);
  const path = pathDays.map((day): [Day, number] => [day, goalPathOn(day, terms)]);
  const end = goalPathOn(on, terms);
  return {
    name,
    label: report.chart.label(name, unit ?? '', report.chart.last(goals.value(now.value, unit), now.to)),
    gaps: gapsOf(goal, first),
    width: WIDTH,
    height: HEIGHT,
    marks: [
      ...plot.ticks.map((level) =>
        shape(
          'grid',
          plot.line([
            [first, level],
            [on, level],
          ]),
        ),
      ),
      ...plot.ticks.map((level) =>
        label('tick', [FRAME.left - 6, plot.y(level) + 3], goals.axis(level, unit), 'end'),
      ),
      ...plot.months.map((day) => label('tick', [plot.x(day), HEIGHT - 6], format.monthYear(day), 'middle')),
      ...runsOf(points, goal).map((run) => shape('band', plot.band(run))),
      ...(goLive >= first && goLive <= on
        ? [
            shape('event', plot.vertical(goLive)),
            label('tick', [plot.x(goLive) + 3, FRAME.top + 6], report.chart.goLive, 'start'),
          ]
        : []),
      shape(
        'target',
        plot.line([
          [first, target],
          [on, target],
        ]),
      ),
      shape('path', plot.line(path)),
      ...runsOf(points, goal).map((run) => shape('line', plot.line(run.map(({ to, value }) => [to, value])))),
      shape('dot', plot.dot(now.to, now.value)),
      ...endLabels(plot.right, [
        { at: plot.y(now.value), text: goals.value(now.value, unit), kind: 'strong' },
        { at: plot.y(end), text: `${report.chart.path} ${goals.value(end, unit)}`, kind: 'label' },
        { at: plot.y(target), text: `${report.columns.target} ${text(target)}`, kind: 'label' },
      ]),
    ],
  };
}

const size = () => ({ width: WIDTH, height: HEIGHT, frame: FRAME });

/** What is missing of what is drawn, by its source. */
function gapsOf({ gaps, source, sourceTitle, on, name }: EditionGoal, first: Day): string | null {
  const spans = gaps.filter(({ from, to }) => to >= first && from <= on);
  return spans.length === 0 ? null : missing.of(sourceTitle ?? source ?? name, spans);
}

/** Stretches without a gap: a missing period breaks the line. */
function runsOf(
  points: readonly EditionPoint[],
  { gaps }: EditionGoal,
): readonly (readonly EditionPoint[])[] {
  const runs: EditionPoint[][] = [];
  for (const point of points) {
    const last = runs.at(-1)?.at(-1);
    const broken = last && gaps.some(({ from }) => from > last.from && from < point.from);
    if (last === undefined || broken === true) runs.push([point]);
    else runs.at(-1)?.push(point);
  }
  return runs;
}

interface EndLabel {
  readonly at: number;
  readonly text: string;
  readonly kind: 'strong' | 'label';
}

/** From the top down, each at its height or as far under the one before as it must. */
function endLabels(x: number, labels: readonly EndLabel[]): readonly ChartMark[] {
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  const heights: number[] = [];
  for (const { at } of sorted) heights.push(Math.max(at, (heights.at(-1) ?? -Infinity) + LABEL_STEP));
  const over = Math.max(0, (heights.at(-1) ?? 0) - (HEIGHT - FRAME.bottom));
  return sorted.map(({ text, kind }, i) => label(kind, [x + 8, (heights[i] ?? 0) - over + 3], text, 'start'));
}

function shape(kind: ChartMark['kind'], d: string): ChartMark {
  return { kind, d, x: null, y: null, anchor: null, text: null };
}

function label(
  kind: ChartMark['kind'],
  [x, y]: readonly [number, number],
  text: string,
  anchor: NonNullable<ChartMark['anchor']>,
): ChartMark {
  return { kind, d: null, x: round(x), y: round(y), anchor, text };
}

const round = (value: number) => Math.round(value * 10) / 10;
