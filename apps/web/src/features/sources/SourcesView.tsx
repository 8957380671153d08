import { Link } from 'react-router';
import type { SourcesPageQuery } from '../../graphql/generated/graphql';
import { useIsOperator } from '../../graphql/me';
import type { Organisation } from '../../graphql/organisation';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { Aggregates } from './Aggregates';
import { Connections } from './Connections';
import { Fix } from './Fix';
import { Matching } from './Matching';
import { Tells } from './Tells';
import { fixId, useArrive } from './useArrive';

export type Sources = SourcesPageQuery['sources'];

interface Props {
  readonly sources: Sources;
  readonly minimumGroup: number;
  /** The organisation's time zone, by its IANA name. */
  readonly zone: string;
  /** What the server works on; null while it works on nothing. */
  readonly progress: Progress | null;
}

export type Progress = NonNullable<Organisation['setup']['progress']>;

export function SourcesView({ sources, minimumGroup, zone, progress }: Props) {
  const text = words.sources;
  const { connections, asked, toFix } = sources;
  const removed = connections.filter(({ removedOn }) => removedOn !== null).length;
  const listed = connections.length + asked.length;
  const connected = listed - removed;
  // While nothing tells what people do there is nothing else to put right.
  const shown = toFix.filter(({ connection }) => connections.length > 0 || connection !== null);
  const problems = shown.length;
  const isOperator = useIsOperator();
  useArrive();
  return (
    <>
      <header>
        <p className="eyebrow">{text.eyebrow}</p>
        <h1 className="lead">{text.verdict({ connected, removed, problems })}</h1>
        <p className="standfirst">
          {listed === 0 ? text.emptyText : <Rich text={text.standfirst(shown[0]?.title ?? null)} />}
        </p>
        {connected === 0 && isOperator ? (
          <p className="sources-start">
            <Link className="btn btn-primary" to="/start">
              {text.bringIn}
            </Link>{' '}
            <Link className="btn" to="/sources/connect">
              {words.connect.another}
            </Link>
          </p>
        ) : null}
      </header>
      {shown.length === 0 ? null : (
        <section aria-labelledby="sources-fix">
          <h2 className="h" id="sources-fix">
            {text.toFix}
          </h2>
          <ul className="sources-fixes">
            {shown.map((fix) => (
              <li key={`${fix.connection ?? ''} ${fix.title}`} {...placeOf(fix, toFix)}>
                <Fix
                  fix={fix}
                  source={connections.find(({ key }) => key === fix.connection)}
                  cannotSync={sources.cannotSync}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {listed === 0 && sources.directory === null ? null : (
        <Connections sources={sources} zone={zone} progress={progress} />
      )}
      <Tells connections={connections} />
      <Aggregates connections={connections} />
      <div className="sources-two">
        <Matching matching={sources.matching} unmatched={sources.unmatched} />
        <section aria-labelledby="sources-kept">
          <h2 className="h" id="sources-kept">
            {text.kept}
          </h2>
          <dl className="kv sources-keeps">
            {text.keeps(minimumGroup).map(({ what, how }) => (
              <div className="kv-pair" key={what}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
          {isOperator ? (
            <p className="s13 sources-told">
              <Link to="/privacy">{text.preview}</Link>
            </p>
          ) : null}
        </section>
      </div>
      {isOperator && connected > 0 ? (
        <p className="sources-another">
          <Link className="btn" to="/sources/connect">
            {words.connect.another}
          </Link>
          <span className="dek">{words.connect.anotherHint}</span>
        </p>
      ) : null}
    </>
  );
}

/** The first thing to fix in a source can be led to. */
function placeOf(fix: Sources['toFix'][number], all: Sources['toFix']) {
  const { connection } = fix;
  const isFirst = all.find((own) => own.connection === connection) === fix;
  return connection !== null && isFirst ? { id: fixId(connection), tabIndex: -1 } : {};
}
