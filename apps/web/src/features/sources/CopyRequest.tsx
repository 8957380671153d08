import { useState } from 'react';
import { Button } from '../../ui/Button';
import { words } from '../../ui/words';

/** A text for whoever runs the platform; where the browser does not copy it is shown to be selected. */
export function CopyRequest({ text }: { text: string }) {
  const [state, setState] = useState<'' | 'copied' | 'shown'>('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('shown');
    }
  };
  const said = words.sources;
  return (
    <>
      <Button onClick={() => void copy()}>
        {state === 'copied' ? said.requestCopied : said.copyRequest}
      </Button>
      <span role="status" className="vh">
        {state === 'copied' ? said.requestCopied : ''}
      </span>
      {state === 'shown' ? (
        <label className="sources-request">
          {said.requestNotCopied}
          <textarea readOnly rows={7} value={text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      ) : null}
    </>
  );
}
