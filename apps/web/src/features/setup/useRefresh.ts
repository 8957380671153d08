import { useCallback } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { OrganisationDocument } from '../../graphql/generated/graphql';

/** Asks anew how far the installation is; the shell around the page then knows it too. A failure waits for the next time. */
export function useRefresh(): () => void {
  const client = useApolloClient();
  return useCallback(() => {
    client
      .query({
        query: OrganisationDocument,
        fetchPolicy: 'network-only',
        // Else an answer already on its way, from before the file went in, would stand for this one.
        context: { queryDeduplication: false },
      })
      .catch(() => undefined);
  }, [client]);
}
