import { useQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';
import { GoalPageDocument } from '../../graphql/generated/graphql';
import { useOrganisation } from '../../graphql/organisation';
import { useWatch } from '../../graphql/useWatch';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { TopBar } from '../../ui/TopBar';
import { useTitle } from '../../ui/useTitle';
import { words } from '../../ui/words';
import { GoalView } from './GoalView';
import './goals.css';
import './ladder.css';

/** One goal: where it stands, on what evidence, and the adoption that is to bring it about. */
export function GoalPage() {
  const organisation = useOrganisation();
  const { initiative = '', goal: key = '' } = useParams();
  const { data, previousData, error, refetch } = useQuery(GoalPageDocument, {
    variables: { initiative, key },
  });
  useWatch(organisation.setup.progress !== null);
  const asked = data ?? previousData;
  const answer = asked?.goal;
  const goal =
    answer?.__typename === 'Goal' && answer.initiative === initiative && answer.key === key ? answer : null;
  const name = goal?.name ?? key;
  const initiativeName =
    organisation.initiatives.find((own) => own.key === initiative)?.name ??
    goal?.initiativeName ??
    initiative;
  const charter = `/i/${encodeURIComponent(initiative)}/charter`;
  useTitle(name);
  const problem = words.states.problem;
  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: initiativeName, to: charter }, { text: name }]}
      />
      {error === undefined ? null : (
        <div className="goal-note-wide">
          {goal === null ? <h1 className="lead">{name}</h1> : null}
          <Failed
            error={error}
            meaning={goal === null ? words.states.failed.nothing : words.states.failed.kept(null)}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {goal !== null ? (
        <GoalView goal={goal} siblings={asked?.goals ?? []} />
      ) : answer === undefined || answer.__typename === 'Goal' ? (
        error === undefined ? (
          <div className="goal-note-wide">
            <h1 className="lead">{name}</h1>
            <Loading lines={6} />
          </div>
        ) : null
      ) : (
        <div className="goal-note-wide">
          <h1 className="lead">
            {answer.__typename === 'UnknownInitiative'
              ? problem.unknown.initiative
              : words.goals.unknownTitle}
          </h1>
          <Notice tone="under" text={answer.message}>
            <p>
              {answer.__typename === 'UnknownInitiative' ? (
                <Link to="/i">{words.shell.initiatives}</Link>
              ) : (
                <Link to={charter}>{problem.back.charter}</Link>
              )}
            </p>
          </Notice>
        </div>
      )}
    </>
  );
}
