import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { ConnectableDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { Choice } from '../../ui/Choice';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { Asks } from './Asks';
import { ByFile } from './ByFile';
import { ConnectForm } from './ConnectForm';
import type { Platform } from './ConnectForm';
import './connect.css';

/** Where a platform is connected; for operators only, and whoever else comes here is told so. */
export function ConnectPage() {
  const organisation = useOrganisation();
  const { data, error, refetch } = useQuery(ConnectableDocument);
  const text = words.connect;
  useTitle(text.name);
  const connectable = data?.connectable;
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.sources.name, to: '/sources' }, { text: text.name }]}
      />
      <div className="connect">
        <header>
          <p className="eyebrow">{text.eyebrow}</p>
          <h1 className="lead">{text.lead}</h1>
          <p className="standfirst">
            {connectable?.__typename === 'OperatorsOnly' ? connectable.message : text.standfirst}
          </p>
        </header>
        {error === undefined ? null : (
          <Failed error={error} meaning={words.states.failed.nothing} onRetry={() => void refetch()} />
        )}
        {connectable === undefined && error === undefined ? <Loading lines={4} /> : null}
        {connectable?.__typename === 'Connectables' ? (
          <>
            <Chosen platforms={connectable.platforms} />
            <ByFile sources={connectable.byFile} />
          </>
        ) : null}
      </div>
    </>
  );
}

function Chosen({ platforms }: { platforms: readonly Platform[] }) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const text = words.connect;
  const platform = platforms.find(({ id }) => id === search.get('platform'));
  const options = platforms.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <div className="connect-two">
      <div className="connect-choice">
        <Choice
          label={text.platform}
          options={[{ value: '', label: text.choose, disabled: true }, ...options]}
          value={platform?.id ?? ''}
          onChange={(id) => setSearch({ platform: id }, { replace: true })}
        />
      </div>
      {platform === undefined ? null : (
        <>
          <Asks {...platform} />
          <ConnectForm
            key={platform.id}
            platform={platform}
            onConnected={(connection) => void navigate(`/sources#${connection}`)}
          />
        </>
      )}
    </div>
  );
}
