import { useState } from 'react';
import { Button } from './Button';
import { words } from './words';

/** The address of exactly this picture: with the period named even where the page shows the newest one. */
export function CopyLink({ href }: { href: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(href, location.href).toString());
      setSaid(words.shell.linkCopied);
    } catch {
      setSaid(words.shell.linkNotCopied);
    }
  };
  return (
    <>
      <Button className="only-desk" onClick={() => void copy()}>
        {said === words.shell.linkCopied ? said : words.shell.copyLink}
      </Button>
      <span role="status" className={said === words.shell.linkNotCopied ? '' : 'vh'}>
        {said}
      </span>
    </>
  );
}
