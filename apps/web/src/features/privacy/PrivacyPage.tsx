import { useQuery } from '@apollo/client/react';
import { PrivacyPageDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { PreviewView } from './PreviewView';
import './privacy.css';

/** How much of the targets will be visible, and what would show more. */
export function PrivacyPage() {
  const organisation = useOrganisation();
  const { data, previousData, error, refetch } = useQuery(PrivacyPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  useTitle(words.preview.name);
  const preview = (data ?? previousData)?.preview;
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.sources.name, to: '/sources' }, { text: words.preview.name }]}
      />
      <div className="privacy">
        {error === undefined ? null : (
          <Failed
            error={error}
            meaning={preview === undefined ? words.states.failed.nothing : words.states.failed.kept(null)}
            onRetry={() => void refetch()}
          />
        )}
        {preview?.__typename === 'Preview' ? (
          <PreviewView preview={preview} />
        ) : (
          <>
            <h1 className="lead">{words.preview.name}</h1>
            {preview === undefined ? null : <p className="standfirst">{preview.message}</p>}
            {preview === undefined && error === undefined ? <Loading lines={4} /> : null}
          </>
        )}
      </div>
    </>
  );
}
