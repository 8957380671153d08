import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { SyncSourceDocument } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';

export interface SyncAsking {
  readonly asking: boolean;
  /** What came of the last asking; empty before. */
  readonly said: string;
  ask(
    connections: readonly { readonly key: string; readonly title: string }[],
    days?: readonly string[],
  ): void;
}

/** Asks the server to read sources; what it answers is said, and the page then shows how far it is. */
export function useSync(): SyncAsking {
  const client = useApolloClient();
  const [sync, { loading }] = useMutation(SyncSourceDocument);
  const [said, setSaid] = useState('');
  const text = words.sources.sync;
  const askAll = async (
    connections: readonly { readonly key: string; readonly title: string }[],
    days: readonly string[],
  ) => {
    const lines: string[] = [];
    try {
      for (const { key, title } of connections) {
        const { data } = await sync({ variables: { connection: key, days: [...days] } });
        const result = data?.syncSource;
        if (result === undefined) lines.push(text.failed);
        else lines.push('message' in result ? result.message : text.asked(title, result.days.length));
      }
    } catch {
      lines.push(text.failed);
    }
    setSaid(lines.join(' '));
    // A failure is said by the query that failed.
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  return { asking: loading, said, ask: (connections, days = []) => void askAll(connections, days) };
}
