import { useQuery } from '@apollo/client/react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { OverviewPageDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { useWatch } from '../../graphql/useWatch';
import { CopyLink } from '../../ui/CopyLink';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { OverviewView } from './OverviewView';
import './overview.css';
import './purpose.css';

const text = words.overview;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first page: are we getting what was declared, how sure is that, and which decision is due. */
export function OverviewPage() {
  const organisation = useOrganisation();
  const [params] = useSearchParams();
  const asked = params.get('asof');
  const asof = asked !== null && DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : null;
  const ready = organisation.setup.stage === 'PUBLISHED';
  const { data, previousData, error, refetch } = useQuery(OverviewPageDocument, {
    variables: { asof },
    skip: !ready,
  });
  useTitle(words.shell.overview);
  useWatch(organisation.setup.progress !== null);
  if (!ready) return <Navigate to="/start" replace />;
  const overview = (data ?? previousData)?.overview;
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.shell.overview }]}
      >
        <CopyLink href={pinned(asof ?? overview?.window?.to)} />
      </TopBar>
      {error === undefined ? null : (
        <div className="overview-note">
          {overview === undefined ? <h1 className="lead">{words.shell.overview}</h1> : null}
          <Failed
            error={error}
            meaning={overview === undefined ? words.states.failed.nothing : words.states.failed.kept(null)}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {overview !== undefined ? (
        <OverviewView
          overview={overview}
          minimum={organisation.minimumGroup}
          working={organisation.setup.progress !== null}
        >
          {asof === null ? null : (
            <p className="dek">
              {text.asOf(asof, overview.on)} <Link to="/">{text.today}</Link>
            </p>
          )}
        </OverviewView>
      ) : error === undefined ? (
        <div className="overview-note">
          <h1 className="lead">{words.shell.overview}</h1>
          <Loading lines={6} />
        </div>
      ) : null}
    </>
  );
}

/** The same picture later: as of the window that is shown. */
const pinned = (day: string | undefined) => (day === undefined ? '/' : `/?asof=${day}`);
