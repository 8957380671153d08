import { useState } from 'react';
import { Link } from 'react-router';
import { AlignedPanel } from '../../charts/AlignedPanel';
import { dayNumber, dayText } from '../../charts/days';
import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import { gapsIn, monthTicks, pathOf, pointsOf } from '../goals/chart-data';
import { GoalTable } from '../goals/GoalTable';
import { glyphOf } from '../goals/types';
import type { Goal } from '../goals/types';
import { MissingValues } from '../sources/MissingDays';
import { toneOf, wholeDomain } from './types';

const text = words.goals;
const HEIGHT = 176;
const MOST_TICKS = 4;

/** A goal in small: its terms, its gap to the path, and its course from baseline to deadline. */
export function GoalSketch({ goal }: { goal: Goal }) {
  const [asTable, setAsTable] = useState(false);
  const domain = wholeDomain(goal);
  return (
    <div className="overview-goal">
      <h3 className="h">
        <Link to={`/i/${encodeURIComponent(goal.initiative)}/goals/${encodeURIComponent(goal.key)}`}>
          {goal.name}
        </Link>
      </h3>
      <p className="dek">{termsOf(goal)}</p>
      <p className="s13">
        <span className={toneOf(goal.status)}>
          <Glyph kind={goal.status === 'UNKNOWN' ? 'confirmed' : glyphOf(goal)} /> {gapOf(goal)}
        </span>{' '}
        <span className="dek">· {words.overview.initiative.noForecast}</span>
      </p>
      {asTable ? (
        <GoalTable goal={goal} from={domain[0]} adoption={[]} />
      ) : (
        <Sketch goal={goal} domain={domain} />
      )}
      <MissingValues
        title={goal.sourceTitle ?? goal.source ?? ''}
        spans={gapsIn(goal, domain)}
        goal={goal.key}
      />
      <button type="button" className="btn-link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? text.chart.picture : text.chart.table}
        <span className="vh">: {goal.name}</span>
      </button>
    </div>
  );
}

function Sketch({ goal, domain }: { goal: Goal; domain: readonly [number, number] }) {
  const { unit, target, baseline, now } = goal;
  const newest = now === null ? '' : text.value(now.value, unit);
  return (
    <AlignedPanel
      points={pointsOf(goal, domain)}
      lessIsBetter={goal.direction === 'DOWN'}
      domain={domain}
      path={pathOf(goal, domain)}
      baseline={
        baseline === null || goal.baselineFrom === null || goal.baselineTo === null
          ? null
          : {
              from: dayNumber(goal.baselineFrom),
              to: dayNumber(goal.baselineTo) + 1,
              value: baseline,
              text: text.chart.baseline(text.declared(baseline, unit), null, null),
            }
      }
      target={target === null ? null : { value: target, text: text.chart.target(text.axis(target, unit)) }}
      gaps={goal.gaps
        .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) + 1 }))
        .filter(({ to }) => to > domain[0])}
      gapText={text.chart.noData}
      now={
        now === null
          ? null
          : {
              day: dayNumber(now.to),
              value: now.value,
              text: goal.doubt === 'STALE' ? text.chart.last(newest, now.to) : text.chart.now(newest),
            }
      }
      pathText={null}
      startsAtZero={false}
      height={HEIGHT}
      dayTicks={monthTicks(domain, MOST_TICKS).map((at) => ({ at, text: monthText(at) }))}
      tick={(figure) => text.axis(figure, unit)}
      label={text.chart.label(
        goal.name,
        goal.verdict,
        goal.sourceTitle ?? goal.source ?? '',
        gapsIn(goal, domain),
      )}
    />
  );
}

function termsOf({ baseline, target, deadline, unit }: Goal): string {
  const own = words.overview.initiative;
  if (baseline === null || target === null || deadline === null) return own.termsOpen;
  return own.terms(text.declared(baseline, unit), text.declared(target, unit), deadline);
}

/** The gap where it is clear; else that nothing can be told of it. */
function gapOf({ status, gap, unit }: Goal): string {
  if (gap === null || status === 'UNKNOWN' || status === 'NEAR') return text.status[status];
  return text.gap(gap, unit);
}

const monthText = (day: number) => {
  const iso = dayText(day);
  return iso.slice(5, 7) === '01' ? words.format.monthYear(iso) : words.format.month(iso);
};
