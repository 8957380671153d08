import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { ConnectionDraft, TestConnectionMutation } from '../../graphql/generated/graphql';
import { ConnectSourceDocument, TestConnectionDocument } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';

type Answered = TestConnectionMutation['testConnection'];
export type Tested = Extract<Answered, { __typename: 'ConnectionTested' }>;

/** What stands in the way. */
export interface Trouble {
  readonly message: string;
  readonly whatToDo?: string;
  readonly detail?: string | null;
}

export interface Connecting {
  readonly busy: 'testing' | 'connecting' | null;
  /** Of what is typed just now. */
  readonly tested: Tested | null;
  readonly trouble: Trouble | null;
  test(draft: ConnectionDraft): void;
  connect(draft: ConnectionDraft): void;
  /** Something else is typed: what was answered is of no use any more. */
  changed(): void;
}

const FAILED: Trouble = { message: words.connect.failed };

/** Tests a draft and connects it. Nothing that was typed is kept by the client's cache. */
export function useConnect(onConnected: (connection: string) => void): Connecting {
  const [testDraft] = useMutation(TestConnectionDocument, { fetchPolicy: 'no-cache' });
  const [connectDraft] = useMutation(ConnectSourceDocument, { fetchPolicy: 'no-cache' });
  const [busy, setBusy] = useState<Connecting['busy']>(null);
  const [tested, setTested] = useState<Tested | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // An answer to what was typed before comes too late.
  const typed = useRef(0);

  const ask = async (doing: 'testing' | 'connecting', draft: ConnectionDraft) => {
    const asked = typed.current;
    setBusy(doing);
    setTrouble(null);
    const answer = await (doing === 'testing' ? testOf(draft) : connectOf(draft)).catch(() => undefined);
    setBusy(null);
    if (answer?.__typename === 'SourceConnected') return onConnected(answer.connection);
    if (asked !== typed.current) return;
    if (answer?.__typename === 'ConnectionTested') setTested(answer);
    else {
      setTested(null);
      setTrouble(answer ?? FAILED);
    }
  };
  const testOf = async (draft: ConnectionDraft) =>
    (await testDraft({ variables: { draft } })).data?.testConnection;
  const connectOf = async (draft: ConnectionDraft) =>
    (await connectDraft({ variables: { draft } })).data?.connectSource;

  return {
    busy,
    tested,
    trouble,
    test: (draft) => void ask('testing', draft),
    connect: (draft) => void ask('connecting', draft),
    changed: () => {
      typed.current += 1;
      setTested(null);
      setTrouble(null);
    },
  };
}
