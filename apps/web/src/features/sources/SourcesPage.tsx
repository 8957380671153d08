import { useQuery } from '@apollo/client/react';
import { SourcesPageDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { useWatch } from '../../graphql/useWatch';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { SourcesView } from './SourcesView';
import { SyncNow } from './SyncNow';
import './sources.css';

/** How each source stands, and what is to be put right. */
export function SourcesPage() {
  const organisation = useOrganisation();
  const { data, previousData, error, refetch } = useQuery(SourcesPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  useTitle(words.sources.name);
  const sources = (data ?? previousData)?.sources;
  const { progress } = organisation.setup;
  const isRead = sources?.connections.some(
    ({ syncState }) => syncState === 'WAITING' || syncState === 'READING',
  );
  const isAsked = sources?.asked.some(({ lastAt, reading }) => reading || lastAt === null);
  useWatch(progress !== null || isRead === true || isAsked === true);
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.sources.name }]}
      >
        {sources === undefined ? null : <SyncNow sources={sources} zone={organisation.timeZone} />}
      </TopBar>
      <div className="sources">
        {error === undefined ? null : (
          <Failed
            error={error}
            meaning={sources === undefined ? words.states.failed.nothing : words.states.failed.kept(null)}
            onRetry={() => void refetch()}
          />
        )}
        {sources !== undefined ? (
          <SourcesView
            sources={sources}
            minimumGroup={organisation.minimumGroup}
            zone={organisation.timeZone}
            progress={progress}
          />
        ) : (
          <>
            <h1 className="lead">{words.sources.name}</h1>
            {error === undefined ? <Loading lines={6} /> : null}
          </>
        )}
      </div>
    </>
  );
}
