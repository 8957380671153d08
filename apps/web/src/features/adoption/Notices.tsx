import type { ReactNode } from 'react';
import type { AdoptionPageQuery } from '../../graphql/generated/graphql';
import { Late } from '../../ui/Late';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import type { Resolved } from './periods';
import type { Problem, View } from './view';

interface Props {
  readonly view: View;
  readonly problems: readonly Problem[];
  readonly resolved: Resolved | null;
  readonly unknown: Exclude<AdoptionPageQuery['adoption'], { __typename: 'Adoption' }> | null;
  /** What is still on screen while other figures are on their way. */
  readonly stale: string | null;
  /** The server is still publishing older periods. */
  readonly counting: boolean;
  readonly failed: ReactNode;
  readonly onChange: (change: Partial<View>) => void;
}

/** What in the address could not be read, what was used instead, and the way back. */
export function Notices({ problems, resolved, unknown, stale, counting, failed, onChange }: Props) {
  const text = words.states.problem;
  const back = (label: string, change: Partial<View>) => (
    <p>
      <button type="button" className="btn-link" onClick={() => onChange(change)}>
        {label}
      </button>
    </p>
  );
  const none =
    problems.length === 0 &&
    unknown === null &&
    failed === null &&
    stale === null &&
    !counting &&
    (resolved === null || resolved.note === null);
  if (none) return null;
  return (
    <div className="notices">
      {failed}
      {problems.map(({ part, value }) => (
        <Notice key={part} tone="under" text={`**${text.title}** ${text[part](value)}`}>
          {back(text.back.address, {
            measure: 'ACTIVE',
            period: null,
            kind: 'DAYS_28',
            initiative: null,
            department: null,
            group: null,
          })}
        </Notice>
      ))}
      {unknown?.__typename === 'UnknownPeriod' ? (
        <Notice tone="under" text={`**${text.unknown.period}** ${unknown.message}`}>
          {back(text.back.period, { period: null, kind: 'DAYS_28' })}
        </Notice>
      ) : null}
      {unknown?.__typename === 'UnknownInitiative' ? (
        <Notice tone="under" text={`**${text.unknown.initiative}** ${unknown.message}`}>
          {back(text.back.initiative, { initiative: null })}
        </Notice>
      ) : null}
      {unknown?.__typename === 'UnknownDepartment' ? (
        <Notice tone="under" text={`**${text.unknown.department}** ${unknown.message}`}>
          {back(text.back.department, { department: null, group: null })}
        </Notice>
      ) : null}
      {resolved !== null && resolved.note !== null ? (
        <Notice
          live
          text={
            resolved.note === 'snapped'
              ? text.snapped(resolved.asked, resolved.used)
              : text.noEarlier(resolved.asked)
          }
        />
      ) : null}
      {counting ? <Notice text={words.adoption.stillCounting} /> : null}
      {stale === null ? null : <Late text={words.states.keptWhileLoading(stale)} />}
    </div>
  );
}
