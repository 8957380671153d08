import type { ReactNode } from 'react';
import { Rich } from './Rich';
import './notice.css';

/** A rule, a sentence, a next step. `tone` colours the rule only; the words carry the meaning. */
export function Notice(props: {
  text: string;
  tone?: 'plain' | 'under';
  detail?: string;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      className={`notice notice-${props.tone ?? 'plain'}`}
      role={props.live === true ? 'status' : undefined}
    >
      <p>
        <Rich text={props.text} />
      </p>
      {props.children}
      {props.detail === undefined ? null : <p className="notice-detail">{props.detail}</p>}
    </div>
  );
}
