import type { ConnectableQuery } from '../../graphql/generated/graphql';
import { CopyText } from '../../ui/CopyText';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';

type Connectables = Extract<ConnectableQuery['connectable'], { __typename: 'Connectables' }>;

/** What no form connects, with the lines that do. */
export function ByFile({ sources }: { sources: Connectables['byFile'] }) {
  const text = words.connect.byFile;
  return (
    <section className="connect-by-file" aria-labelledby="connect-by-file">
      <h2 className="h" id="connect-by-file">
        {text.title}
      </h2>
      <p className="s13 sec connect-by-file-text">
        <Rich text={text.text} />
      </p>
      {sources.map((source) => (
        <details key={source.id} id={source.id}>
          <summary>
            {source.title} <span className="dek">{source.tells}</span>
          </summary>
          <Lines source={source} />
        </details>
      ))}
    </section>
  );
}

function Lines({ source }: { source: Connectables['byFile'][number] }) {
  const text = words.connect.byFile;
  const { title, needs, lines, next } = source;
  return (
    <div className="connect-lines">
      <div className="s13">
        <p className="dek">{text.needs}</p>
        <p>
          <Rich text={needs} />
        </p>
        <p className="dek">{text.next}</p>
        <ol>
          {next.map((step) => (
            <li key={step}>
              <Rich text={step} />
            </li>
          ))}
        </ol>
      </div>
      <div>
        {/* Focusable, so that the keyboard scrolls what a narrow screen cuts off. */}
        <pre role="region" aria-label={text.lines(title)} tabIndex={0}>
          {lines}
        </pre>
        <CopyText text={lines} label={text.copyOf(title)} said={text} />
      </div>
    </div>
  );
}
