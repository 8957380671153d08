import { useState } from 'react';
import { Button } from './Button';
import './copy-text.css';

interface Props {
  readonly text: string;
  readonly rows?: number;
  /** What is copied, where the button's own words do not say it. */
  readonly label?: string;
  readonly said: { readonly copy: string; readonly copied: string; readonly notCopied: string };
}

/** A text to take elsewhere; where the browser does not copy it is shown to be selected. */
export function CopyText({ text, rows = 7, label, said }: Props) {
  const [state, setState] = useState<'' | 'copied' | 'shown'>('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('shown');
    }
  };
  return (
    <>
      <Button
        onClick={() => void copy()}
        {...(label === undefined || state === 'copied' ? {} : { 'aria-label': label })}
      >
        {state === 'copied' ? said.copied : said.copy}
      </Button>
      <span role="status" className="vh">
        {state === 'copied' ? said.copied : ''}
      </span>
      {state === 'shown' ? (
        <label className="copy-text">
          {said.notCopied}
          <textarea readOnly rows={rows} value={text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      ) : null}
    </>
  );
}
