import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { ConfirmSourceDaysDocument } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';

export interface Confirming {
  readonly confirming: boolean;
  /** What came of it; empty before. */
  readonly confirmed: string;
  confirm(source: { readonly key: string; readonly title: string }, days: readonly string[]): void;
}

/** Tells the server that days were as quiet as they look; the page then shows them as it counts them. */
export function useConfirm(): Confirming {
  const client = useApolloClient();
  const [mutate, { loading }] = useMutation(ConfirmSourceDaysDocument);
  const [confirmed, setConfirmed] = useState('');
  const text = words.sources.sync;
  const confirm = async (
    { key, title }: { readonly key: string; readonly title: string },
    days: readonly string[],
  ) => {
    try {
      const { data } = await mutate({ variables: { connection: key, days: [...days] } });
      const result = data?.confirmSourceDays;
      if (result === undefined) setConfirmed(text.failed);
      else setConfirmed('message' in result ? result.message : text.confirmed(title, result.days.length));
    } catch {
      setConfirmed(text.failed);
    }
    // A failure is said by the query that failed.
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  return { confirming: loading, confirmed, confirm: (source, days) => void confirm(source, days) };
}
