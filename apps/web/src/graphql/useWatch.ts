import { useEffect } from 'react';
import { useApolloClient } from '@apollo/client/react';

const EVERY_MS = 5000;

/** While the server works out more figures, what is on screen is asked for anew every few seconds. */
export function useWatch(working: boolean): void {
  const client = useApolloClient();
  useEffect(() => {
    if (!working) return undefined;
    const timer = setInterval(() => {
      // A failure is said by the query that failed.
      client.refetchQueries({ include: 'active' }).catch(() => undefined);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [working, client]);
}
