import { Link } from 'react-router';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import type { ReportList } from './types';

const text = words.report.page;

/** What will appear here, and when. */
export function NoneYet({ next }: { next: ReportList['next'] }) {
  return (
    <div className="desk-note">
      <h1 className="lead">{text.none.title}</h1>
      <p className="standfirst">
        <Rich
          text={
            next === null
              ? text.none.begin
              : next.waiting
                ? text.none.waiting(next.month)
                : text.none.next(next.month, next.from)
          }
        />
      </p>
      <p className="sec">{text.none.what}</p>
    </div>
  );
}

/** A month that is none, or that is not closed. */
export function NotThere({ message, newest }: { message: string; newest: string | undefined }) {
  return (
    <div className="desk-note">
      <h1 className="lead">{message}</h1>
      <p className="standfirst">{text.notClosedText}</p>
      {newest === undefined ? null : (
        <p>
          <Link className="btn btn-primary" to={`/reports/${newest}`}>
            {text.newest}
          </Link>
        </p>
      )}
    </div>
  );
}
