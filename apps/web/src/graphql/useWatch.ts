import { useEffect } from 'react';
import { useApolloClient } from '@apollo/client/react';

const EVERY_MS = 5000;

/**
 * While the server works out more figures, what is on screen is asked for anew every few seconds.
 * @param slowMs asks this often otherwise; never by default
 */
export function useWatch(working: boolean, slowMs?: number): void {
  const client = useApolloClient();
  useEffect(() => {
    const every = working ? EVERY_MS : slowMs;
    if (every === undefined) return undefined;
    const timer = setInterval(() => {
      // A failure is said by the query that failed.
      client.refetchQueries({ include: 'active' }).catch(() => undefined);
    }, every);
    return () => clearInterval(timer);
  }, [working, slowMs, client]);
}
