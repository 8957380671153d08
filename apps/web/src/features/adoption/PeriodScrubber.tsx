import { useQuery } from '@apollo/client/react';
import type { Measure, PeriodKind } from '../../graphql/generated/graphql';
import { CoverageDocument } from '../../graphql/generated/graphql';
import { useMedia } from '../../ui/useMedia';
import { words } from '../../ui/words';
import { MissingDays } from '../sources/MissingDays';
import { missingInSight, stripOf } from './coverage';
import { dayNumber, dayText } from '../../charts/days';
import { isPublished, stepFrom } from './periods';
import type { PeriodItem } from './periods';
import { Scrubber } from './Scrubber';

interface Props {
  readonly items: readonly PeriodItem[];
  readonly measure: Measure;
  readonly kind: PeriodKind;
  readonly currentKey: string | null;
  readonly onChange: (key: string) => void;
}

/** Days in sight beyond the last published one. */
const WAITING = 28;
/** Days in sight: half a year for windows and weeks, over a year where a period is a quarter long. */
const DAYS = { wide: { short: 182, long: 420 }, narrow: { short: 84, long: 210 } } as const;

export function PeriodScrubber({ items, measure, kind, currentKey, onChange }: Props) {
  const narrow = useMedia('(max-width: 720px)');
  const text = words.adoption.scrubber;
  const current = items.find(({ key }) => key === currentKey) ?? items.findLast(isPublished);
  const size = DAYS[narrow ? 'narrow' : 'wide'][kind === 'QUARTER' || kind === 'MONTH' ? 'long' : 'short'];
  const ends = items.map(({ to }) => dayNumber(to));
  // Where no file has come for long, the days since then would push everything else aside.
  const known = items.findLast(isPublished);
  const end = Math.min(Math.max(...ends, 0), known === undefined ? Infinity : dayNumber(known.to) + WAITING);
  const begin = items[0] === undefined ? 0 : dayNumber(items[0].from);
  // The strip is a page of days, counted back from the newest; the chosen period decides which page is open.
  const page = current === undefined ? 0 : Math.floor((end - dayNumber(current.to)) / size);
  const last = end - page * size;
  const first = Math.max(last - size + 1, begin);
  const { data, previousData } = useQuery(CoverageDocument, {
    variables: { from: dayText(first), to: dayText(last) },
    skip: current === undefined,
  });
  const coverage = (data ?? previousData)?.coverage;
  const strip = coverage?.__typename === 'Coverage' ? stripOf(coverage, measure) : null;
  if (current === undefined) return <p className="dek scrubber-row">{text.none}</p>;

  const back = stepFrom(items, current.key, 'monthBack');
  const on = stepFrom(items, current.key, 'monthOn');
  const button = (label: string, target: PeriodItem | undefined) => (
    <button
      type="button"
      className="btn-link"
      disabled={target === undefined || target.key === current.key}
      onClick={() => target !== undefined && onChange(target.key)}
    >
      {label}
    </button>
  );
  return (
    <div className="scrubber-row">
      {button(text.earlier, back)}
      <Scrubber
        items={items}
        current={current}
        first={first}
        last={last}
        strip={strip}
        labelRoom={narrow ? 0.22 : 0.085}
        describe={(item) => words.adoption.period(kind, item.from, item.to)}
        onChange={onChange}
      />
      {button(text.later, on)}
      {strip !== null && strip.sources === 0 ? (
        <p className="dek scrubber-note">{text.noSource(measure)}</p>
      ) : null}
      {coverage?.__typename === 'Coverage' ? (
        <div className="scrubber-note">
          <MissingDays missing={missingInSight(coverage, measure, current)} />
        </div>
      ) : null}
    </div>
  );
}
