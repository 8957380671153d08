import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { GoalEntryField } from '../../graphql/generated/graphql';
import { EnterGoalValueDocument } from '../../graphql/generated/graphql';
import { words } from '../../ui/words';
import type { Goal } from './types';

export interface Typed {
  readonly at: string;
  readonly value: string;
  readonly n: string;
}

/** Why a value was not taken; field null: for none of its fields. */
export interface EntryFault {
  readonly field: GoalEntryField | null;
  readonly message: string;
}

export interface Entering {
  readonly entering: boolean;
  /** What came of it; empty before. */
  readonly entered: string;
  readonly fault: EntryFault | null;
  /** @returns whether it was taken */
  enter(typed: Typed): Promise<boolean>;
  /** Something else is typed: what was answered is of no use any more. */
  changed(): void;
}

const FAILED: EntryFault = { field: null, message: words.goals.enter.failed };

/** Gives one value of a goal to the server; the page then shows the goal as it stands with it. */
export function useEnterValue({
  initiative,
  key,
  unit,
}: Pick<Goal, 'initiative' | 'key' | 'unit'>): Entering {
  const client = useApolloClient();
  const [mutate, { loading }] = useMutation(EnterGoalValueDocument, { fetchPolicy: 'no-cache' });
  const [entered, setEntered] = useState('');
  const [fault, setFault] = useState<EntryFault | null>(null);
  const changed = () => {
    setEntered('');
    setFault(null);
  };
  const enter = async (typed: Typed): Promise<boolean> => {
    changed();
    const answer = await mutate({ variables: { initiative, key, entry: { ...typed } } }).catch(
      () => undefined,
    );
    const result = answer?.data?.enterGoalValue;
    if (result?.__typename !== 'GoalValueEntered') {
      setFault(result === undefined ? FAILED : { field: null, ...result });
      return false;
    }
    setEntered(words.goals.enter.done[result.change](words.goals.value(Number(typed.value), unit), typed.at));
    // A failure is said by the query that failed.
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
    return true;
  };
  return { entering: loading, entered, fault, enter, changed };
}
