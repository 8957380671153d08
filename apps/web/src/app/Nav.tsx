import { Link, NavLink, useLocation } from 'react-router';
import { useIsOperator, useMe } from '../graphql/me';
import type { Organisation } from '../graphql/organisation';
import { Glyph, STANDING } from '../ui/Glyph';
import { words } from '../ui/words';

export function MainNav({ organisation }: { organisation: Organisation | null }) {
  const text = words.shell;
  const isOperator = useIsOperator();
  const { department } = useMe();
  return (
    <nav className="nav" aria-label={text.mainNav}>
      <NavLink className="nav-item" to="/" end>
        {text.overview}
      </NavLink>
      <NavLink className="nav-item" to="/adoption">
        {text.adoption}
      </NavLink>
      {department === null ? (
        <NavLink className="nav-item" to="/reports">
          {words.report.page.name}
        </NavLink>
      ) : null}
      <h2>{text.initiatives}</h2>
      {organisation === null ? null : organisation.initiatives.length === 0 ? (
        <p className="nav-none">{text.noInitiatives}</p>
      ) : (
        organisation.initiatives.map(({ key, name, standing }) => (
          <NavLink key={key} className="nav-item" to={`/i/${encodeURIComponent(key)}/charter`}>
            <Glyph kind={STANDING[standing]} />
            <span>
              {name}
              <span className="vh"> ({words.goals.standing[standing]})</span>
            </span>
          </NavLink>
        ))
      )}
      <h2>{text.setup}</h2>
      {isOperator ? (
        <NavLink className="nav-item" to="/start">
          {text.bringInFiles}
        </NavLink>
      ) : null}
      <NavLink className="nav-item" to="/sources">
        {text.dataSources}
      </NavLink>
    </nav>
  );
}

/** Below 1180 px the side gives way to tabs. */
export function Tabs() {
  const text = words.shell;
  const { department } = useMe();
  const { pathname } = useLocation();
  const inMore = /^\/(?:more|sources|start|privacy)(?:\/|$)/.test(pathname);
  return (
    <nav className="tabs" aria-label={text.mainNav}>
      <NavLink to="/" end>
        {text.overview}
      </NavLink>
      <NavLink to="/adoption">{text.adoption}</NavLink>
      {department === null ? <NavLink to="/reports">{words.report.page.name}</NavLink> : null}
      <NavLink to="/i">{text.initiatives}</NavLink>
      <Link to="/more" aria-current={inMore ? 'page' : undefined}>
        {text.more.name}
      </Link>
    </nav>
  );
}
