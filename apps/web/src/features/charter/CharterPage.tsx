import { useQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';
import { CharterPageDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { CharterView } from './CharterView';
import './sections.css';
import './progress.css';
import './charter.css';

/** A charter as it was declared; reading only. */
export function CharterPage() {
  const organisation = useOrganisation();
  const { initiative = '', version } = useParams();
  const wanted = version === undefined ? null : Number(version);
  const readable = wanted === null || (Number.isInteger(wanted) && wanted > 0);
  const { data, previousData, error, refetch } = useQuery(CharterPageDocument, {
    variables: { initiative, version: readable ? wanted : null },
  });
  const answer = (data ?? previousData)?.charter;
  const charter = answer?.__typename === 'Charter' && answer.initiative === initiative ? answer : null;
  const name =
    charter?.name ?? organisation.initiatives.find(({ key }) => key === initiative)?.name ?? initiative;
  useTitle(`${words.shell.charter}: ${name}`);
  const problem = words.states.problem;
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.shell.initiatives, to: '/i' }, { text: name }]}
      />
      {error === undefined ? null : (
        <div className="charter-note">
          <Failed
            error={error}
            meaning={charter === null ? words.states.failed.nothing : words.states.failed.kept(null)}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {!readable ? (
        <div className="charter-note">
          <h1 className="lead">{problem.unknown.version}</h1>
          <p>
            <Link to={`/i/${encodeURIComponent(initiative)}/charter`}>{problem.back.charter}</Link>
          </p>
        </div>
      ) : charter !== null ? (
        <CharterView charter={charter} demo={organisation.demo} />
      ) : answer === undefined || answer.__typename === 'Charter' ? (
        error === undefined ? (
          <div className="charter-note">
            <h1 className="lead">{name}</h1>
            <Loading lines={6} />
          </div>
        ) : null
      ) : (
        <div className="charter-note">
          <h1 className="lead">
            {answer.__typename === 'UnknownInitiative' ? problem.unknown.initiative : problem.unknown.version}
          </h1>
          <Notice tone="under" text={answer.message}>
            <p>
              {answer.__typename === 'UnknownInitiative' ? (
                <Link to="/i">{words.shell.initiatives}</Link>
              ) : (
                <Link to={`/i/${encodeURIComponent(initiative)}/charter`}>{problem.back.charter}</Link>
              )}
            </p>
          </Notice>
        </div>
      )}
    </>
  );
}
