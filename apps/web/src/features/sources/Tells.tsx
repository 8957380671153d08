import { words } from '../../ui/words';
import type { Sources } from './SourcesView';

type Source = Sources['connections'][number];

/** What each source can tell, what not and what that would take, and what its platform means by its words. */
export function Tells({ connections }: { readonly connections: Sources['connections'] }) {
  const telling = connections.filter(({ tells }) => tells.length > 0);
  if (telling.length === 0) return null;
  return (
    <section aria-labelledby="sources-tell" className="sources-tell">
      <h2 className="h" id="sources-tell">
        {words.capabilities.title}
      </h2>
      {telling.map((source) => (
        <details key={source.key}>
          <summary>
            {source.title} <span className="dek">{source.tellsSummary}</span>
          </summary>
          <Detail source={source} />
        </details>
      ))}
    </section>
  );
}

function Detail({ source: { tells, meanings } }: { source: Source }) {
  const text = words.capabilities;
  const by = (own: Source['tells'][number]['by']) => tells.filter((told) => told.by === own);
  const listed = (told: Source['tells']) => told.map(({ subject }) => subject).join(', ');
  const lists = [
    { what: text.told, told: by('SOURCE') },
    { what: text.files, told: by('FILES') },
  ].filter(({ told }) => told.length > 0);
  const missing = by('NOTHING');
  return (
    <dl className="kv">
      {lists.map(({ what, told }) => (
        <div className="kv-pair" key={what}>
          <dt>{what}</dt>
          <dd>{listed(told)}</dd>
        </div>
      ))}
      {missing.length === 0 ? null : (
        <div className="kv-pair">
          <dt>{text.notMeasurable}</dt>
          <dd>
            {[...new Set(missing.map(({ takes }) => takes))].map((takes) => (
              <p key={takes}>
                {listed(missing.filter((told) => told.takes === takes))}. <span className="dek">{takes}</span>
              </p>
            ))}
          </dd>
        </div>
      )}
      {meanings.length === 0 ? null : (
        <div className="kv-pair">
          <dt>{text.means}</dt>
          <dd>
            {meanings.map(({ word, text: meaning }) => (
              <p key={word}>
                <b>{word}</b> {meaning}
              </p>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
