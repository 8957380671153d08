import { useRef, useState } from 'react';
import type {
  ConnectSourceMutation,
  MadeHookFragment,
  TestConnectionMutation,
} from '../../graphql/generated/graphql';
import { words } from '../../ui/words';

type Answered = TestConnectionMutation['testConnection'];
export type Tested = Extract<Answered, { __typename: 'ConnectionTested' }>;
type Refused = Exclude<ConnectSourceMutation['connectSource'], { __typename: 'SourceConnected' }>;

/** A connection that is kept. */
export interface Kept {
  readonly __typename: 'SourceConnected' | 'SourceChanged';
  readonly connection: string;
  readonly title?: string;
  /** Of what sends by itself, where a secret was made: told this once. */
  readonly hook?: MadeHookFragment | null;
}

/** What stands in the way. */
export interface Trouble {
  readonly message: string;
  readonly whatToDo?: string;
  readonly detail?: string | null;
}

/** How the server is asked about what is typed; undefined where nothing came back. */
export interface Asking<D> {
  test(typed: D): Promise<Answered | undefined>;
  keep(typed: D): Promise<Kept | Refused | undefined>;
}

export interface Answers<D> {
  readonly busy: 'testing' | 'keeping' | null;
  /** Of what is typed just now. */
  readonly tested: Tested | null;
  readonly trouble: Trouble | null;
  test(typed: D): void;
  keep(typed: D): void;
  /** Something else is typed: what was answered is of no use any more. */
  changed(): void;
}

const FAILED: Trouble = { message: words.connect.failed };

/** Tests what is typed, and has it kept. */
export function useAnswered<D>(asking: Asking<D>, onKept: (kept: Kept) => void): Answers<D> {
  const [busy, setBusy] = useState<Answers<D>['busy']>(null);
  const [tested, setTested] = useState<Tested | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // An answer to what was typed before comes too late.
  const typed = useRef(0);

  const ask = async (doing: 'testing' | 'keeping', draft: D) => {
    const asked = typed.current;
    setBusy(doing);
    setTrouble(null);
    const question = doing === 'testing' ? asking.test(draft) : asking.keep(draft);
    const answer = await question.catch(() => undefined);
    setBusy(null);
    if (answer && 'connection' in answer) return onKept(answer);
    if (asked !== typed.current) return;
    if (answer?.__typename === 'ConnectionTested') setTested(answer);
    else {
      setTested(null);
      setTrouble(answer ?? FAILED);
    }
  };

  return {
    ...{ busy, tested, trouble },
    test: (draft) => void ask('testing', draft),
    keep: (draft) => void ask('keeping', draft),
    changed: () => {
      typed.current += 1;
      setTested(null);
      setTrouble(null);
    },
  };
}
