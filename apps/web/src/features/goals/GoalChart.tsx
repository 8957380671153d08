import { useState } from 'react';
import { AlignedPanel, placeOf } from '../../charts/AlignedPanel';
import { dayNumber, dayText } from '../../charts/days';
import { useMedia } from '../../ui/useMedia';
import { words } from '../../ui/words';
import { MissingDays, MissingValues } from '../sources/MissingDays';
import { AdoptionPanel } from './AdoptionPanel';
import {
  adoptionPoints,
  domainOf,
  gapsIn,
  markersOf,
  missingIn,
  monthTicks,
  pathOf,
  pointsOf,
} from './chart-data';
import type { Marker } from './chart-data';
import { GoalTable } from './GoalTable';
import { RHYTHMS, saidOf } from './types';
import type { Goal } from './types';
import { useServingAdoption } from './useServingAdoption';

const text = words.goals.chart;
const HEIGHT = 268;
const HEIGHT_PHONE = 220;

/** The goal over its path, and under it on the same days the adoption that is to bring it about. */
export function GoalChart({ goal }: { goal: Goal }) {
  const [asTable, setAsTable] = useState(false);
  const phone = useMedia('(max-width: 720px)');
  const adoption = useServingAdoption(goal);
  const domain = domainOf(goal);
  const markers = markersOf(goal, domain);
  const ticks = monthTicks(domain, phone ? 4 : 9).map((at) => ({ at, text: monthText(at) }));
  const shown = adoption === null || adoption === undefined ? [] : adoptionPoints(adoption, domain);
  const direction = saidOf(goal).direction;
  return (
    <section className="goal-chart" aria-labelledby="goal-chart-title">
      <h2 className="h goal-h" id="goal-chart-title">
        {goal.name}
      </h2>
      <p className="dek">{text.dek(RHYTHMS[goal.rhythm], direction)}</p>
      {asTable ? (
        <GoalTable goal={goal} from={domain[0]} adoption={shown} />
      ) : (
        <>
          <div className="aligned-stack">
            {markers.map((marker) => (
              <span
                key={marker.sign}
                className="aligned-marker"
                style={placeOf(marker.day, domain)}
                aria-hidden="true"
              >
                <i className="marker-sign">{marker.sign}</i>
              </span>
            ))}
            <KpiPanel goal={goal} domain={domain} ticks={goal.adoption === null ? ticks : []} phone={phone} />
            <AdoptionPanel goal={goal} adoption={adoption} domain={domain} ticks={ticks} />
          </div>
          <Markers markers={markers} />
        </>
      )}
      <MissingValues
        title={goal.sourceTitle ?? goal.source ?? ''}
        spans={gapsIn(goal, domain)}
        goal={goal.key}
      />
      {adoption === null || adoption === undefined ? null : (
        <MissingDays missing={missingIn(adoption, domain)} />
      )}
      <button type="button" className="btn-link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? text.picture : text.table}
      </button>
    </section>
  );
}

function KpiPanel(props: {
  goal: Goal;
  domain: readonly [number, number];
  ticks: readonly { at: number; text: string }[];
  phone: boolean;
}) {
  const { goal, domain } = props;
  const { unit, baseline, baselineFrom, baselineTo, target, now } = goal;
  const { declared, value } = words.goals;
  const points = pointsOf(goal, domain);
  const newest = now === null ? null : value(now.value, unit);
  const stale = goal.doubt === 'STALE';
  const nowText = now === null || newest === null ? '' : stale ? text.last(newest, now.to) : text.now(newest);
  return (
    <AlignedPanel
      points={points}
      lessIsBetter={goal.direction === 'DOWN'}
      domain={domain}
      path={pathOf(goal, domain)}
      baseline={
        baseline === null || baselineFrom === null || baselineTo === null
          ? null
          : {
              from: dayNumber(baselineFrom),
              to: dayNumber(baselineTo) + 1,
              value: baseline,
              text: text.baseline(declared(baseline, unit), baselineFrom, baselineTo),
            }
      }
      target={target === null ? null : { value: target, text: text.target(words.goals.axis(target, unit)) }}
      gaps={goal.gaps
        .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) + 1 }))
        .filter(({ to }) => to > domain[0])}
      gapText={text.noData}
      now={now === null ? null : { day: dayNumber(now.to), value: now.value, text: nowText }}
      pathText={text.path}
      startsAtZero={false}
      height={props.phone ? HEIGHT_PHONE : HEIGHT}
      dayTicks={props.ticks}
      tick={(figure) => words.goals.axis(figure, unit)}
      label={text.label(goal.name, goal.verdict, goal.sourceTitle ?? goal.source ?? '', gapsIn(goal, domain))}
    />
  );
}

function Markers({ markers }: { markers: readonly Marker[] }) {
  if (markers.length === 0) return null;
  return (
    <ul className="goal-markers">
      {markers.map(({ sign, day, question }) => (
        <li key={sign}>
          <i className="marker-sign" aria-hidden="true">
            {sign}
          </i>
          {text.marker(question === null ? text.goLive : text.gate(question), dayText(day))}
        </li>
      ))}
    </ul>
  );
}

const monthText = (day: number) => {
  const iso = dayText(day);
  return iso.slice(5, 7) === '01' ? words.format.monthYear(iso) : words.format.month(iso);
};
