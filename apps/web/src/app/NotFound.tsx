import { Link } from 'react-router';
import { useOrganisation } from '../graphql/organisation';
import { TopBar } from '../ui/TopBar';
import { useTitle } from '../ui/useTitle';
import { words } from '../ui/words';
import './page.css';

export function NotFound() {
  const organisation = useOrganisation();
  const text = words.states.notFound;
  useTitle(words.shell.notFound);
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.shell.notFound }]}
      />
      <div className="page-plain">
        <h1 className="lead">{text.title}</h1>
        <p className="standfirst">{text.text}</p>
        <p>
          <Link className="btn btn-primary" to="/adoption">
            {text.back}
          </Link>
        </p>
      </div>
    </>
  );
}
