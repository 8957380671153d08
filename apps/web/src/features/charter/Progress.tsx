import { Link } from 'react-router';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { anchorOf } from './types';
import type { Charter } from './types';

function Check() {
  return (
    <svg className="check" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M2.2 6.4 4.9 9 10 3.2" />
    </svg>
  );
}

export function DoneMark({ done }: { done: boolean }) {
  return (
    <span className={`done-mark ${done ? 'is-done' : 'is-open'}`}>
      {done ? <Check /> : null}
      <span className="vh">{done ? words.charter.complete : words.charter.notComplete}</span>
    </span>
  );
}

/** What is left, what is done, and which versions there have been. */
export function Progress({ charter }: { charter: Charter }) {
  const text = words.charter;
  const { done, total, items } = charter.completeness;
  const open = items.filter((item) => !item.done);
  const finished = items.filter((item) => item.done);
  return (
    <aside className="charter-side" aria-label={text.progressLabel(done, total)}>
      <p>
        <Rich text={text.progress(done, total)} />
      </p>
      <div className="charter-bar" role="img" aria-label={text.progressLabel(done, total)}>
        {Array.from({ length: total }, (_, index) => (
          <i key={index} className={index < done ? 'is-done' : undefined} />
        ))}
      </div>
      {open.length === 0 ? null : (
        <>
          <h3 className="h">{text.todo}</h3>
          <ol className="charter-todo">
            {open.map((item) => (
              <li key={`${item.code}-${item.path}`}>
                <a href={`#${anchorOf(item.section)}`}>{item.message}</a>
                <small>{text.sections[item.section]}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      {finished.length === 0 ? null : (
        <details className="charter-finished" open={open.length > 0}>
          <summary>{text.doneCount(finished.length)}</summary>
          <ul className="charter-done">
            {finished.map((item) => (
              <li key={`${item.code}-${item.path}`}>
                <Check />
                {item.message}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h3 className="h">{text.versions}</h3>
      <ol className="charter-versions">
        {charter.versions
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, declaredOn, state, note }) => (
            <li key={version}>
              {version === charter.version ? (
                <b aria-current="true">{text.version(version)}</b>
              ) : (
                <Link to={`/i/${encodeURIComponent(charter.initiative)}/charter/v/${version}`}>
                  {text.version(version)}
                </Link>
              )}
              <small>
                {text.declaredOn(declaredOn, text.state[state])}
                {note === null ? '' : ` · ${note}`}
              </small>
            </li>
          ))}
      </ol>
    </aside>
  );
}
