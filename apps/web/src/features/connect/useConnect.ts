import { useMutation } from '@apollo/client/react';
import type { ConnectionChange, ConnectionDraft } from '../../graphql/generated/graphql';
import {
  ChangeSourceDocument,
  ConnectSourceDocument,
  TestChangeDocument,
  TestConnectionDocument,
} from '../../graphql/generated/graphql';
import type { Answers, Kept } from './useAnswered';
import { useAnswered } from './useAnswered';

// Nothing that was typed is kept by the client's cache.
const UNKEPT = { fetchPolicy: 'no-cache' } as const;

export function useConnect(onConnected: (kept: Kept) => void): Answers<ConnectionDraft> {
  const [test] = useMutation(TestConnectionDocument, UNKEPT);
  const [keep] = useMutation(ConnectSourceDocument, UNKEPT);
  return useAnswered(
    {
      test: async (draft) => (await test({ variables: { draft } })).data?.testConnection,
      keep: async (draft) => (await keep({ variables: { draft } })).data?.connectSource,
    },
    onConnected,
  );
}

export function useChange(onChanged: (kept: Kept) => void): Answers<ConnectionChange> {
  const [test] = useMutation(TestChangeDocument, UNKEPT);
  const [keep] = useMutation(ChangeSourceDocument, UNKEPT);
  return useAnswered(
    {
      test: async (change) => (await test({ variables: { change } })).data?.testChange,
      keep: async (change) => (await keep({ variables: { change } })).data?.changeSource,
    },
    onChanged,
  );
}
