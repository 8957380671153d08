import { Button } from './Button';
import { Notice } from './Notice';
import { words } from './words';

/** What happened, what it does to the figures, what to do; the technical line last. */
export function Failed(props: {
  error: Error | { message: string };
  meaning: string;
  onRetry: () => void;
  happened?: string;
}) {
  const text = words.states.failed;
  return (
    <div role="alert">
      <Notice
        tone="under"
        text={`**${props.happened ?? text.happened}** ${props.meaning} ${text.todo}`}
        detail={props.error.message}
      >
        <p>
          <Button onClick={props.onRetry}>{text.again}</Button>
        </p>
      </Notice>
    </div>
  );
}
