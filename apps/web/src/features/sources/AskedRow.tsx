import { useIsOperator } from '../../graphql/me';
import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import { FixLink } from './FixLink';
import { OwnSource } from './OwnSource';
import type { Sources } from './SourcesView';

interface Props {
  readonly source: Sources['asked'][number];
  readonly toFix: Sources['toFix'];
  /** An instant in words, in the organisation's zone. */
  readonly when: (at: string | null) => string;
}

/** What was connected from here and feeds no days: what it is asked for, when it was, and how that went. */
export function AskedRow({ source, toFix, when }: Props) {
  const text = words.sources;
  const isOperator = useIsOperator();
  const { key, title, lastAt, reading } = source;
  const fixes = toFix.filter(({ connection }) => connection === key);
  return (
    <tr id={key} tabIndex={-1}>
      <th scope="row">
        {title}
        <span className="dek sources-how">{text.askedFor(source)}</span>
        {isOperator && !source.inFile ? <OwnSource source={source} /> : null}
      </th>
      <td className="sources-days">{text.none}</td>
      <td className="r sources-complete">{text.none}</td>
      <td className="nw sources-last">{when(lastAt)}</td>
      <td className="sources-state">
        {fixes.length === 0 ? (
          <State isAsked={lastAt !== null} reading={reading} />
        ) : (
          <FixLink connection={key} fixes={fixes} />
        )}
        <span role="status" className="dek sources-how">
          {reading ? text.sync.states.READING : null}
        </span>
      </td>
    </tr>
  );
}

function State({ isAsked, reading }: { isAsked: boolean; reading: boolean }) {
  const text = words.sources;
  if (!isAsked) return reading ? null : text.notAskedYet;
  return (
    <>
      <Glyph kind="over" /> {text.healthy}
    </>
  );
}
