import { Link } from 'react-router';
import { useOrganisation } from '../../graphql/organisation';
import { Glyph, STANDING } from '../../ui/Glyph';
import { Notice } from '../../ui/Notice';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import './charter.css';

/** Where the phone finds what the side navigation lists. */
export function InitiativesPage() {
  const organisation = useOrganisation();
  const { initiatives } = organisation;
  const drafts = initiatives.filter(({ state }) => state === 'DRAFT').length;
  useTitle(words.shell.initiatives);
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.shell.initiatives }]}
      />
      <div className="charter-note">
        <h1 className="lead">
          {initiatives.length === 0
            ? words.states.empty.initiativesTitle
            : words.states.empty.initiativesLead(initiatives.length - drafts, drafts)}
        </h1>
        {initiatives.length === 0 ? (
          <Notice text={`${words.states.empty.noInitiative} ${words.states.empty.noInitiativeTodo}`} />
        ) : (
          <ul className="initiatives">
            {initiatives.map(({ key, name, state, standing, version }) => (
              <li key={key}>
                <Link to={`/i/${encodeURIComponent(key)}/charter`}>
                  <Glyph kind={STANDING[standing]} /> {name}
                  <span className="vh"> ({words.goals.standing[standing]})</span>
                </Link>
                <span className="dek">
                  {state === 'DRAFT' ? words.charter.draft(version) : words.charter.confirmed(version)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
