import { useRouteError } from 'react-router';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { words } from '../ui/words';
import './page.css';

/** The page broke, not the figures. Says so, and offers the one thing that helps. */
export function Crashed() {
  const error = useRouteError();
  const text = words.states.crashed;
  return (
    <div className="page-plain">
      <h1 className="lead">{text.happened}</h1>
      <Notice
        tone="under"
        text={`${text.meaning} ${text.todo}`}
        detail={error instanceof Error ? error.message : String(error)}
      >
        <p>
          <Button onClick={() => location.reload()}>{text.again}</Button>
        </p>
      </Notice>
    </div>
  );
}
