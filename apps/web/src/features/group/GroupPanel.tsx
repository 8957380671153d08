import type { ReactNode } from 'react';
import { useQuery } from '@apollo/client/react';
import { GroupPanelDocument } from '../../graphql/generated/graphql';
import type { Measure } from '../../graphql/generated/graphql';
import { ALL, NONE, leafOf } from '../../graphql/rows';
import { Failed } from '../../ui/Failed';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import { GroupView } from './GroupView';
import './group.css';

export interface GroupQuestion {
  readonly measure: Measure;
  readonly period: string | null;
  readonly initiative: string | null;
  readonly persona: string;
  readonly department: string;
}

interface Props {
  readonly question: GroupQuestion;
  /** The persona's name as the table knows it, so that the panel is titled before its data is there. */
  readonly personaName: string;
  readonly policy: { readonly minimumGroup: number; readonly t: number };
  readonly partial: boolean;
  readonly onClose: () => void;
}

export function GroupPanel({ question, personaName, policy, partial, onClose }: Props) {
  const { data, previousData, error, refetch } = useQuery(GroupPanelDocument, {
    variables: { query: question },
  });
  const result = (data ?? previousData)?.group;
  const same =
    result?.__typename === 'Group' &&
    result.persona === question.persona &&
    result.department === question.department;
  const failed =
    error === undefined ? null : (
      <Failed
        error={error}
        meaning={same ? words.states.failed.kept(null) : words.states.failed.nothing}
        onRetry={() => void refetch()}
      />
    );

  if (result !== undefined && result.__typename !== 'Group' && data !== undefined)
    return (
      <PanelFrame question={question} personaName={personaName} onClose={onClose}>
        <Notice
          tone="under"
          text={`**${words.states.problem.unknown[result.__typename === 'UnknownGroup' ? 'group' : result.__typename === 'UnknownPeriod' ? 'period' : 'initiative']}** ${result.message}`}
        >
          <p>
            <button type="button" className="btn-link" onClick={onClose}>
              {words.states.problem.back.group}
            </button>
          </p>
        </Notice>
      </PanelFrame>
    );
  return (
    <PanelFrame question={question} personaName={same ? result.personaName : personaName} onClose={onClose}>
      {failed}
      {same ? (
        <GroupView group={result} measure={question.measure} policy={policy} partial={partial} />
      ) : error === undefined ? (
        <Loading lines={4} />
      ) : null}
    </PanelFrame>
  );
}

export function PanelFrame({
  question,
  personaName,
  onClose,
  children,
}: Pick<Props, 'personaName' | 'onClose'> & { question: GroupQuestion; children: ReactNode }) {
  const who =
    question.persona === ALL
      ? words.group.everybody
      : question.persona === NONE
        ? words.adoption.matrix.noPersona
        : personaName;
  const where = question.department === ALL ? words.group.allDepartments : leafOf(question.department);
  return (
    <aside className="panel" aria-labelledby="panel-title">
      <p className="eyebrow">
        {words.group.selected}
        <button type="button" className="btn-link" aria-label={words.group.closeLabel} onClick={onClose}>
          {words.group.close}
        </button>
      </p>
      <h2 className="h" id="panel-title" tabIndex={-1}>
        {who}, <span>{where}</span>
      </h2>
      {children}
    </aside>
  );
}
