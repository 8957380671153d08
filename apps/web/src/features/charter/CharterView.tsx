import { Link } from 'react-router';
import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import { Adoption } from './sections/Adoption';
import { Goals } from './sections/Goals';
import { Exclusions, Governance, Personas, Problem, Retirement, Topics } from './sections/Plain';
import { Timeline } from './sections/Timeline';
import { UseCases } from './sections/UseCases';
import { DoneMark, Progress } from './Progress';
import { SECTIONS, anchorOf, isDone } from './types';
import type { Charter } from './types';

export function CharterView({ charter, demo }: { charter: Charter; demo: boolean }) {
  const text = words.charter;
  const { completeness, state, version } = charter;
  const draft = state === 'DRAFT';
  const newest = Math.max(...charter.versions.map((entry) => entry.version), version);
  const content = {
    PROBLEM: <Problem charter={charter} />,
    GOVERNANCE: <Governance charter={charter} />,
    PERSONAS: <Personas charter={charter} />,
    USE_CASES: <UseCases charter={charter} />,
    TOPICS: <Topics charter={charter} />,
    GOALS: <Goals charter={charter} />,
    ADOPTION: <Adoption charter={charter} />,
    TIMELINE: <Timeline charter={charter} />,
    RETIREMENT: <Retirement charter={charter} />,
  };
  return (
    <>
      <header className="charter-head wrap">
        <p className="eyebrow">
          <Glyph kind={draft ? 'draft' : 'confirmed'} />{' '}
          {draft ? text.draft(version) : text.confirmed(version)}
        </p>
        <h1 className="lead">{charter.name}</h1>
        <p className="standfirst">
          {draft ? text.leadDraft(completeness.total - completeness.done) : text.leadConfirmed}{' '}
          {demo ? text.demoDates : ''}{' '}
          {version < newest ? (
            <Link to={`/i/${encodeURIComponent(charter.initiative)}/charter`}>{text.older(newest)}</Link>
          ) : null}
        </p>
      </header>
      <div className="charter-grid">
        <nav className="charter-toc" aria-label={text.contents}>
          <ol>
            {SECTIONS.map((section) => (
              <li key={section}>
                <a href={`#${anchorOf(section)}`}>
                  <DoneMark done={isDone(completeness.items, section)} />
                  {text.sections[section]}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="charter-doc">
          {SECTIONS.map((section, index) => (
            <section
              key={section}
              className="charter-section"
              id={anchorOf(section)}
              aria-labelledby={`${anchorOf(section)}-title`}
            >
              <h2 className="h" id={`${anchorOf(section)}-title`} tabIndex={-1}>
                <span className="mut">{index + 1}</span> {text.sections[section]}
              </h2>
              {content[section]}
              {completeness.items
                .filter((item) => item.section === section && !item.done)
                .map((item) => (
                  <p key={`${item.code}-${item.path}`} className="charter-missing">
                    <b>{text.missing}</b> {item.message}
                  </p>
                ))}
              {section === 'RETIREMENT' ? <Exclusions charter={charter} /> : null}
            </section>
          ))}
        </div>
        <Progress charter={charter} />
      </div>
    </>
  );
}
