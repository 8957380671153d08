import { AlignedPanel } from '../../charts/AlignedPanel';
import { words } from '../../ui/words';
import { lostOf } from '@takeup/words';
import { adoptionBands, adoptionPath, adoptionPoints, missingIn } from './chart-data';
import type { Adoption, Goal } from './types';

const text = words.goals.chart;
const HEIGHT = 172;

/** The adoption of the people whose work the goal is about, against their own path. */
export function AdoptionPanel(props: {
  goal: Goal;
  adoption: Adoption | null | undefined;
  domain: readonly [number, number];
  ticks: readonly { at: number; text: string }[];
}) {
  const { goal, adoption } = props;
  const serving = goal.adoption;
  if (serving === null) return <p className="dek goal-note">{text.noTarget}</p>;
  const who = [serving.personaName ?? words.charter.adoption.everybody, serving.department]
    .filter((part) => part !== null)
    .join(', ');
  const title = text.adoption(who, serving.measure);
  return (
    <>
      <h3 className="h goal-panel-title">{title}</h3>
      {adoption === undefined ? (
        <div className="goal-panel-wait" />
      ) : adoption === null || adoption.series.ends.length === 0 ? (
        <p className="dek goal-note">{text.noAdoption}</p>
      ) : adoption.row.statuses[0] === 'HIDDEN' ? (
        <p className="dek goal-note">{text.hiddenAdoption}</p>
      ) : (
        <Drawn {...props} adoption={adoption} serving={serving} title={title} />
      )}
    </>
  );
}

function Drawn(props: {
  adoption: Adoption;
  serving: NonNullable<Goal['adoption']>;
  title: string;
  domain: readonly [number, number];
  ticks: readonly { at: number; text: string }[];
}) {
  const { adoption, serving, domain, title } = props;
  const points = adoptionPoints(adoption, domain);
  const newest = points.findLast(({ value }) => value !== null);
  const now =
    newest === undefined || newest.value === null
      ? null
      : {
          day: newest.day,
          value: newest.value,
          text: text.adoptionNow(words.format.percentExact(newest.value)),
        };
  const bands = adoptionBands(adoption, domain);
  return (
    <AlignedPanel
      points={points}
      lessIsBetter={false}
      domain={domain}
      path={adoptionPath(points, serving, domain)}
      baseline={null}
      target={null}
      gaps={bands}
      gapText={text.noData}
      now={now}
      pathText={serving.target === null ? null : text.adoptionPath(words.format.percentShort(serving.target))}
      startsAtZero
      height={HEIGHT}
      dayTicks={props.ticks}
      tick={words.format.axisPercent}
      label={text.adoptionLabel(title, now?.text ?? text.none, lostOf(missingIn(adoption, domain)))}
    />
  );
}
