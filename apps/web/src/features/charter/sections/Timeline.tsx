import { words } from '../../../ui/words';
import type { Charter } from '../types';
import { None } from './Plain';

interface Moment {
  readonly day: string;
  readonly name: string;
  readonly note: string;
  readonly gate: boolean;
}

const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
/** Share of the line that a label needs, so that neighbours never overlap. */
const LABEL = 0.19;

export function momentsOf({ timeline, goals, adoption }: Charter): readonly Moment[] {
  const text = words.charter.timeline;
  if (timeline === null) return [];
  const deadlines = [...goals, ...adoption]
    .flatMap(({ deadline }) => (deadline === null ? [] : [deadline]))
    .toSorted();
  const deadline = deadlines.at(-1);
  const plain = (day: string | null, name: string): readonly Moment[] =>
    day === null ? [] : [{ day, name, note: '', gate: false }];
  const gates = timeline.gates.map((gate, index): Moment => ({
    day: gate.on,
    name: gate.on === deadline ? text.gateAndDeadline(index + 1) : text.gate(index + 1),
    note: gate.question,
    gate: true,
  }));
  return [
    ...plain(timeline.baselineFrom, text.baseline),
    ...plain(timeline.goLive, text.goLive),
    ...gates,
    ...plain(gates.some(({ day }) => day === deadline) ? null : (deadline ?? null), text.deadline),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** True to scale where there is room; a moment too near the one before is moved on until its label fits. */
export function placesOf(moments: readonly Moment[]): readonly number[] {
  const days = moments.map(({ day }) => dayNumber(day));
  const [from, to] = [days[0] ?? 0, days.at(-1) ?? 1];
  const gap = Math.min(LABEL, 1 / Math.max(moments.length - 1, 1));
  const places: number[] = [];
  for (const day of days)
    places.push(Math.max(to === from ? 0 : (day - from) / (to - from), (places.at(-1) ?? -gap) + gap));
  // Pushed past the end: walk back from it.
  let limit = 1;
  for (let i = places.length - 1; i >= 0; i -= 1) {
    places[i] = Math.min(places[i] ?? 0, limit);
    limit = (places[i] ?? 0) - gap;
  }
  return places;
}

export function Timeline({ charter }: { charter: Charter }) {
  const text = words.charter.timeline;
  const moments = momentsOf(charter);
  const places = placesOf(moments);
  return (
    <>
      {moments.length === 0 ? (
        <None />
      ) : (
        <ol
          className="timeline"
          aria-label={text.label(moments.map(({ name, day }) => text.event(name, day)))}
        >
          {moments.map((moment, index) => (
            <li
              key={`${moment.name}-${moment.day}`}
              style={{ '--at': `${(places[index] ?? 0) * 82}%` } as React.CSSProperties}
            >
              <i className={moment.gate ? 'is-gate' : undefined} aria-hidden="true" />
              <b>{moment.name}</b>
              <span>{words.format.date(moment.day)}</span>
              {moment.note === '' ? null : <span>{moment.note}</span>}
            </li>
          ))}
        </ol>
      )}
      {charter.costs.length === 0 ? null : (
        <>
          <h3 className="h charter-sub">{text.costs}</h3>
          <ul className="charter-lines">
            {charter.costs.map(({ item, money, from, once }) => (
              <li key={item}>
                {`${item}: ${words.charter.money(money.amount, money.currency, money.per)}`}{' '}
                <span className="mut">
                  {from !== null ? text.from(from) : once !== null ? text.once(once) : ''}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
