import { Link } from 'react-router';
import { useIsOperator } from '../graphql/me';
import { useOrganisation } from '../graphql/organisation';
import { TopBar } from '../ui/TopBar';
import { useTitle } from '../ui/useTitle';
import { words } from '../ui/words';
import './more.css';

/** Where the phone finds what the side navigation has under set-up. */
export function MorePage() {
  const { name, dataTo } = useOrganisation();
  const isOperator = useIsOperator();
  const text = words.shell;
  useTitle(text.more.name);
  return (
    <>
      <TopBar organisation={name} dataTo={dataTo} crumbs={[{ text: text.more.name }]} />
      <div className="more">
        <h1 className="lead">{text.more.lead}</h1>
        <ul>
          <li>
            <Link to="/sources">{text.dataSources}</Link>
            <span className="dek">{text.more.dataSources}</span>
          </li>
          {isOperator ? (
            <li>
              <Link to="/start">{text.bringInFiles}</Link>
              <span className="dek">{text.more.bringInFiles}</span>
            </li>
          ) : null}
        </ul>
      </div>
    </>
  );
}
