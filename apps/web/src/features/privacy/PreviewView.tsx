import { Link } from 'react-router';
import type { PrivacyPageQuery } from '../../graphql/generated/graphql';
import { CopyText } from '../../ui/CopyText';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import { ShareTable } from './ShareTable';

export type Preview = Omit<Extract<PrivacyPageQuery['preview'], { __typename: 'Preview' }>, '__typename'>;

export function PreviewView({ preview }: { preview: Preview }) {
  const text = words.preview;
  const { state, merges, joins, snippet, unknown, taken, isStale, waits } = preview;
  return (
    <>
      <header>
        <p className="eyebrow">{text.eyebrow(preview.rosterOn)}</p>
        <h1 className="lead">{text.verdict(preview)}</h1>
        <p className="standfirst">{text.standfirst[state]}</p>
        {state === 'NOTHING_IMPORTED' ? (
          <p className="privacy-start">
            <Link className="btn btn-primary" to="/start">
              {text.bringIn}
            </Link>
          </p>
        ) : null}
      </header>
      {waits ? <Notice text={text.waits} /> : isStale ? <Notice text={text.stale} /> : null}
      {unknown.length === 0 ? null : <Notice text={text.unknown(unknown)} />}
      {taken.length === 0 ? null : <Notice text={text.taken(taken)} />}
      {preview.people === null ? null : <ShareTable preview={preview} people={preview.people} />}
      {merges.length === 0 || snippet === null ? null : (
        <section aria-labelledby="privacy-merges">
          <h2 className="h" id="privacy-merges">
            {text.merges.title}
          </h2>
          <p className="s13 sec">{text.merges.why}</p>
          <ul className="privacy-merges">
            {merges.map(({ into, from }) => (
              <li key={into}>
                <strong>{text.merges.into(into, from.length)}</strong>
                <span className="s13 sec">{from.join(' · ')}</span>
              </li>
            ))}
          </ul>
          <h3>{text.merges.paste}</h3>
          <pre className="privacy-snippet" tabIndex={0} aria-label={text.merges.paste}>
            {snippet}
          </pre>
          <CopyText text={snippet} said={text.merges} />
        </section>
      )}
      {joins.length === 0 ? null : (
        <section aria-labelledby="privacy-joins">
          <h2 className="h" id="privacy-joins">
            {text.joins.title}
          </h2>
          <p className="s13 sec">{text.joins.why}</p>
          <ul className="privacy-merges">
            {joins.map(({ personas }) => (
              <li key={personas.map(({ key }) => key).join('+')}>
                {text.joins.pair(personas.map(({ name }) => name))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
