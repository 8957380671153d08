import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Where a link to a source's trouble leads: its place in the list of what to fix. */
export const fixId = (connection: string) => `fix-${connection}`;

/** Goes to what the address names after its #: to what is to be fixed in a source, else to the source itself. */
export function useArrive(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const name = decodeURIComponent(hash.slice(1));
    if (name === '') return;
    const place =
      document.getElementById(name) ??
      (name.startsWith(fixId('')) ? document.getElementById(name.slice(fixId('').length)) : null);
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  }, [hash]);
}
