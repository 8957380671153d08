import type { ReactNode } from 'react';
import { useIsOperator } from '../../graphql/me';
import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import { DayRect, HatchPattern } from '../adoption/DayRect';
import { markOf } from './marks';
import { RemoveSource } from './RemoveSource';
import type { Progress, Sources } from './SourcesView';
import { SyncState } from './SyncState';

const LEGEND_WIDTH = 12;
const HATCHED_DAYS = 91;

/** Each source with its days, when it was read last, and how it stands. */
export function Connections({
  sources,
  zone,
  progress,
}: {
  sources: Sources;
  zone: string;
  progress: Progress | null;
}) {
  const text = words.sources;
  const isOperator = useIsOperator();
  const { connections, directory, toFix } = sources;
  const when = (at: string | null) => (at === null ? text.never : words.format.instant(at, zone));
  return (
    <section aria-labelledby="sources-connections">
      {/* One pattern for all strips: they are stretched alike. */}
      <svg width="0" height="0" aria-hidden="true">
        <HatchPattern days={HATCHED_DAYS} />
      </svg>
      <div className="sources-head">
        <h2 className="h" id="sources-connections">
          {text.connections}
        </h2>
        <p className="dek sources-legend">
          {text.legend.map(({ mark, text: said }) => (
            <span key={mark}>
              <Strip width={1} length={LEGEND_WIDTH}>
                <DayRect x={0} mark={mark} />
              </Strip>
              {said}
            </span>
          ))}
        </p>
      </div>
      {/* Focusable, so that the keyboard scrolls what a narrow screen cuts off. */}
      <div className="sources-scroll" role="region" aria-label={text.table} tabIndex={0}>
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{text.columns.source}</th>
              <th scope="col">{text.columns.days(sources.from, sources.to)}</th>
              <th scope="col" className="r">
                {text.columns.complete}
              </th>
              <th scope="col">{text.columns.last}</th>
              <th scope="col">{text.columns.next}</th>
              <th scope="col">{text.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {connections.map((source) => {
              const { key, title, pulled, delivered, states, complete, expected, dropped } = source;
              const fixes = toFix.filter(({ connection }) => connection === key).length;
              return (
                <tr key={key} id={key} tabIndex={-1}>
                  <th scope="row">
                    {title}
                    <span className="dek sources-how">
                      {pulled ? text.pulledFrom(source.platform) : delivered ? text.delivered : text.brought}
                    </span>
                    {source.notes.map((note) => (
                      <span key={note} className="dek sources-how">
                        {note}
                      </span>
                    ))}
                    {dropped.length === 0 ? null : (
                      <span className="dek sources-how">{text.dropped(dropped.length)}</span>
                    )}
                    {source.removedOn === null ? null : (
                      <span className="dek sources-how">{words.connect.removedOn(source.removedOn)}</span>
                    )}
                    {source.connected && isOperator ? <RemoveSource source={source} /> : null}
                  </th>
                  <td>
                    {states.length === 0 ? (
                      text.none
                    ) : (
                      <Strip width={states.length} label={text.strip(title, complete, expected)}>
                        {states.map((state, day) => (
                          <DayRect key={day} x={day} mark={markOf(state)} />
                        ))}
                      </Strip>
                    )}
                  </td>
                  <td className="r nw">{expected === 0 ? text.none : text.completeOf(complete, expected)}</td>
                  <td className="nw">{when(source.lastAt)}</td>
                  <td className="nw">{pulled ? when(source.nextAt) : text.none}</td>
                  <td>
                    <Glyph kind={fixes === 0 ? 'confirmed' : 'under'} />{' '}
                    {fixes === 0 ? text.healthy : text.fixes(fixes)}
                    <SyncState source={source} progress={progress} />
                  </td>
                </tr>
              );
            })}
            {directory === null ? null : (
              <tr>
                <th scope="row">{text.directory}</th>
                <td>{text.rosters(directory.rosters)}</td>
                <td className="r">{text.none}</td>
                <td className="nw">{when(directory.lastAt)}</td>
                <td>{text.none}</td>
                <td>{text.none}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface StripProps {
  /** In days. */
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
