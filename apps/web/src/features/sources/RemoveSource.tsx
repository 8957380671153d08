import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { RemoveSourceDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/Button';
import { words } from '../../ui/words';

/** Asks a source no more, once somebody has said it twice. */
export function RemoveSource({ source }: { source: { readonly key: string; readonly title: string } }) {
  const { key, title } = source;
  const client = useApolloClient();
  const [mutate, { loading }] = useMutation(RemoveSourceDocument);
  const [asking, setAsking] = useState(false);
  const [kept, setKept] = useState(false);
  const [said, setSaid] = useState('');
  const text = words.connect;
  const remove = async () => {
    const answer = await mutate({ variables: { connection: key } }).catch(() => undefined);
    const result = answer?.data?.removeSource;
    if (result === undefined) setSaid(text.failed);
    else setSaid('message' in result ? result.message : '');
    setAsking(false);
    // A failure is said by the query that failed.
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  return (
    <span className="sources-how">
      {asking ? (
        <span className="sources-remove" role="group" aria-label={text.removeDo(title)}>
          <span>{text.removeSure(title)}</span>
          <Button
            aria-disabled={loading}
            onClick={() => {
              if (!loading) void remove();
            }}
          >
            {text.removeDo(title)}
          </Button>
          {/* The way back has the focus, so that Enter alone removes nothing. */}
          <Button
            autoFocus
            onClick={() => {
              setKept(true);
              setAsking(false);
            }}
          >
            {text.removeKeep}
          </Button>
        </span>
      ) : (
        <button
          type="button"
          className="btn-link"
          // Whoever came back goes on from where they were.
          autoFocus={kept}
          aria-label={text.removeDo(title)}
          onClick={() => setAsking(true)}
        >
          {text.remove}
        </button>
      )}
      <span role="status" className="dek">
        {said}
      </span>
    </span>
  );
}
