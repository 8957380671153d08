import { useQuery } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';
import { ChangeableDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { Asks } from './Asks';
import { ChangeForm } from './ChangeForm';
import './connect.css';

/** Where a connection that was made from the product is given a new token, name or setting. */
export function ChangePage() {
  const { source = '' } = useParams();
  const organisation = useOrganisation();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(ChangeableDocument, {
    variables: { connection: source },
    // Somebody else may have changed it since.
    fetchPolicy: 'network-only',
  });
  const text = words.connect;
  useTitle(text.change.name);
  const found = data?.changeable;
  const isThere = found?.__typename === 'Changeable';
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.sources.name, to: '/sources' }, { text: text.change.name }]}
      />
      <div className="connect">
        <header>
          <p className="eyebrow">{text.change.eyebrow}</p>
          <h1 className="lead">{text.change.lead(isThere ? found.title : source)}</h1>
          <p className="standfirst">{found && !isThere ? found.message : text.change.standfirst}</p>
        </header>
        {error === undefined ? null : (
          <Failed error={error} meaning={words.states.failed.nothing} onRetry={() => void refetch()} />
        )}
        {found === undefined && error === undefined ? <Loading lines={4} /> : null}
        {isThere ? (
          <div className="connect-two">
            <Asks {...found.platform} />
            <ChangeForm
              source={found}
              onChanged={(connection) => void navigate(`/sources#${encodeURIComponent(connection)}`)}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}
