import { words } from '../../ui/words';
import { AskedRow } from './AskedRow';
import { SourceRow } from './SourceRow';
import type { Progress, Sources } from './SourcesView';
import { StripLegend, StripTicks } from './Strip';
import { stripDays } from './strip-days';

interface Props {
  readonly sources: Sources;
  readonly zone: string;
  readonly progress: Progress | null;
}

/** Each source with its days, when it was read last, and how it stands. */
export function Connections({ sources, zone, progress }: Props) {
  const text = words.sources;
  const { connections, directory, asked, toFix, from, to } = sources;
  const count = Math.max(0, ...connections.map(({ states }) => states.length));
  const days = stripDays(from, count);
  const when = (at: string | null) => (at === null ? text.never : words.format.instant(at, zone));
  return (
    <section aria-labelledby="sources-connections">
      <div className="sources-head">
        <h2 className="h" id="sources-connections">
          {text.connections}
        </h2>
        <StripLegend />
      </div>
      {/* Focusable, so that the keyboard scrolls what a narrow screen cuts off. */}
      <div className="sources-scroll" role="region" aria-label={text.table} tabIndex={0}>
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{text.columns.source}</th>
              <th scope="col" className="sources-days">
                <span className="vh">{text.columns.days(from, to)}</span>
                <StripTicks ticks={days.ticks} />
              </th>
              <th scope="col" className="r">
                {text.columns.complete}
              </th>
              <th scope="col">{text.columns.last}</th>
              <th scope="col">{text.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {connections.map((source) => (
              <SourceRow key={source.key} {...{ source, toFix, days, progress, when }} />
            ))}
            {asked.map((source) => (
              <AskedRow key={source.key} {...{ source, toFix, when }} />
            ))}
            {directory === null ? null : (
              <tr>
                <th scope="row">{text.directory}</th>
                <td className="sources-days">{text.rosters(directory.rosters)}</td>
                <td className="r sources-complete">{text.none}</td>
                <td className="nw sources-last">{when(directory.lastAt)}</td>
                <td className="sources-state">{text.none}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
