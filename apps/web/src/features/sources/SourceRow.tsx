import { useIsOperator } from '../../graphql/me';
import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import { FixLink } from './FixLink';
import { OwnSource } from './OwnSource';
import type { Progress, Sources } from './SourcesView';
import type { StripDays } from './strip-days';
import { DayStrip } from './Strip';
import { SyncState } from './SyncState';

type Source = Sources['connections'][number];

interface Props {
  readonly source: Source;
  readonly toFix: Sources['toFix'];
  readonly days: StripDays;
  readonly progress: Progress | null;
  /** An instant in words, in the organisation's zone. */
  readonly when: (at: string | null) => string;
}

/** One source: what it is, its days, when it was read and will be, and how it stands. */
export function SourceRow({ source, toFix, days, progress, when }: Props) {
  const text = words.sources;
  const { key, title, states, complete, expected } = source;
  return (
    <tr id={key} tabIndex={-1}>
      <th scope="row">
        {title}
        <About source={source} />
      </th>
      <td className="sources-days">
        {states.length === 0 ? (
          text.none
        ) : (
          <DayStrip days={days} states={states} label={text.strip(title, complete, expected)} />
        )}
      </td>
      <td className="r nw sources-complete">
        {expected === 0 ? text.none : text.completeOf(complete, expected)}
      </td>
      <td className="nw sources-last">
        {when(source.lastAt)}
        {source.nextAt === null ? null : (
          <span className="dek sources-how">{text.nextAt(when(source.nextAt))}</span>
        )}
      </td>
      <td className="sources-state">
        <State source={source} toFix={toFix} />
        <SyncState source={source} progress={progress} />
      </td>
    </tr>
  );
}

function About({ source }: { source: Source }) {
  const isOperator = useIsOperator();
  const text = words.sources;
  const { pulled, delivered, dropped, removedOn } = source;
  const lines = [
    pulled ? text.pulledFrom(source.platform) : delivered ? text.delivered : text.brought,
    ...source.notes,
    ...(dropped.length === 0 ? [] : [text.dropped(dropped.length)]),
    ...(removedOn === null ? [] : [words.connect.removedOn(removedOn, delivered)]),
  ];
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="dek sources-how">
          {line}
        </span>
      ))}
      {source.connected && isOperator ? <OwnSource source={source} /> : null}
    </>
  );
}

function State({ source, toFix }: Pick<Props, 'source' | 'toFix'>) {
  const text = words.sources;
  const { key, removedOn, syncState, lastAt, complete } = source;
  const fixes = toFix.filter(({ connection }) => connection === key);
  if (fixes.length > 0) return <FixLink connection={key} fixes={fixes} />;
  // Nothing is to be put right in what is asked no more; that does not make it healthy.
  if (removedOn !== null) return text.removed;
  // Nor is known yet how one stands that is read for the first time.
  if (syncState === 'READING' && lastAt === null && complete === 0) return null;
  return (
    <>
      <Glyph kind="over" /> {text.healthy}
    </>
  );
}
