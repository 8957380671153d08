import { ServerError } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { useSyncExternalStore } from 'react';

/** Whether the server has answered that it needs a token. Only a new page load takes it back. */
let locked = false;
const listeners = new Set<() => void>();

export const lockLink = (): ErrorLink =>
  new ErrorLink(({ error }) => {
    if (locked || !ServerError.is(error) || error.statusCode !== 401) return;
    locked = true;
    listeners.forEach((tell) => tell());
  });

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useIsLocked = (): boolean => useSyncExternalStore(subscribe, () => locked);
