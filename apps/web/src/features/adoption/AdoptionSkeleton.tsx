import type { ReactNode } from 'react';
import { Loading } from '../../ui/Loading';
import { words } from '../../ui/words';
import './adoption.css';

interface Props {
  readonly notices: ReactNode;
  readonly controls: ReactNode;
  readonly waiting: boolean;
  readonly people: number | null;
}

const DAYS = 28;

/** Before the first figures: the controls are there, the values are still blocks. */
export function AdoptionSkeleton({ notices, controls, waiting, people }: Props) {
  return (
    <>
      <header className="adoption-head wrap">
        <p className="eyebrow">{words.adoption.eyebrow(null)}</p>
        <h1 className="lead">{words.shell.adoption}</h1>
      </header>
      {notices}
      {controls}
      {waiting ? (
        <>
          <div className="skeleton" aria-hidden="true">
            {Array.from({ length: 45 }, (_, index) => (
              <i key={index} />
            ))}
          </div>
          <Loading lines={0} sentence={words.states.stillLoading(people, DAYS)} />
        </>
      ) : null}
    </>
  );
}
