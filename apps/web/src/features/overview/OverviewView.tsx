import type { ReactNode } from 'react';
import { Rich } from '../../ui/Rich';
import { HeldBack } from '../../ui/HeldBack';
import { Notice } from '../../ui/Notice';
import { words } from '../../ui/words';
import { MissingDays } from '../sources/MissingDays';
import { InitiativeBlock } from './InitiativeBlock';
import { PurposeSection } from './PurposeSection';
import { ReachSection } from './ReachSection';
import { TopStrip } from './TopStrip';
import type { Overview } from './types';

const text = words.overview;

/** Before any charter is confirmed all that is seen stands under one question: what is this for? */
export function OverviewView(props: {
  overview: Overview;
  minimum: number;
  working: boolean;
  children?: ReactNode;
}) {
  const { overview, minimum } = props;
  const { window, purpose, reach, initiatives } = overview;
  const declared = initiatives.some(({ state }) => state === 'CONFIRMED');
  return (
    <>
      <header className="overview-head wrap">
        <p className="eyebrow">{text.eyebrow(window?.to ?? null)}</p>
        <h1 className="lead">{overview.headline}</h1>
        {overview.standfirst === '' ? null : (
          <p className="standfirst">
            <Rich text={overview.standfirst} />
          </p>
        )}
        {props.working ? (
          <p className="dek">{text.working}</p>
        ) : window === null ? (
          <p className="dek">{text.adoption.noWindow}</p>
        ) : null}
        {overview.partial ? <p className="dek">{text.partial}</p> : null}
        <MissingDays missing={overview.missing} />
        <HeldBack asOf={overview.asOf} rosterOn={overview.rosterOn} />
        {props.children}
      </header>
      {declared ? <TopStrip overview={overview} /> : null}
      {declared ? null : (
        <>
          <Notice text={text.nothing.todo} />
          {reach === null || window === null ? (
            <p className="dek overview-none">{text.nothing.none}</p>
          ) : (
            <ReachSection reach={reach} to={window.to} minimum={minimum} />
          )}
        </>
      )}
      {initiatives.map((initiative) => (
        <InitiativeBlock key={initiative.key} initiative={initiative} />
      ))}
      {declared && purpose !== null ? (
        <PurposeSection purpose={purpose} minimum={minimum} missing={overview.missing} />
      ) : null}
    </>
  );
}
