import { useLate } from './useLate';
import { words } from './words';
import './loading.css';

/** Still blocks in place of values, nothing moves. After four seconds a sentence says what is taking so long. */
export function Loading({ lines = 3, sentence }: { lines?: number; sentence?: string }) {
  const late = useLate();
  return (
    <div className="loading" role="status">
      <span className="vh">{words.states.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} aria-hidden="true" />
      ))}
      {late ? <p className="dek">{sentence ?? words.states.stillLoading(null, null)}</p> : null}
    </div>
  );
}
