import { useIsOperator } from '../../graphql/me';
import { Glyph } from '../../ui/Glyph';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { OwnSource } from './OwnSource';
import type { Sources } from './SourcesView';

interface Props {
  readonly source: Sources['asked'][number];
  /** An instant in words, in the organisation's zone. */
  readonly when: (at: string | null) => string;
}

/** What was connected from here and feeds no days: what it is asked for, when it was, and how that went. */
export function AskedRow({ source, when }: Props) {
  const text = words.sources;
  const isOperator = useIsOperator();
  const { key, title, lastAt, reading, trouble } = source;
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
        {trouble === null ? (
          <State isAsked={lastAt !== null} reading={reading} />
        ) : (
          <>
            <Glyph kind="under" /> {trouble.message}
            <span className="dek sources-how">
              <Rich text={trouble.whatToDo} />
            </span>
          </>
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
