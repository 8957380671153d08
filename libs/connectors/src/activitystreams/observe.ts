import type { KeptRow } from '@takeup/connectors/kit';
import { numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, CommunityFact, Fact } from '@takeup/domain';
import { isActKind } from '@takeup/domain';

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  if (stream === 'communities') return [community(row)];
  if (stream !== 'activities' || textIn(row, 'actor') === '') return [];
  return [account(row), ...act(row)];
}

function community(row: KeptRow): CommunityFact {
  const key = textIn(row, 'key');
  return { fact: 'community', community: key, key, title: textIn(row, 'title') };
}

function account(row: KeptRow): AccountFact {
  const person = textIn(row, 'person');
  return {
    fact: 'account',
    account: textIn(row, 'actor'),
    aliases: person === '' ? [] : [person],
    kind: 'person',
    enabled: null,
  };
}

function act(row: KeptRow): readonly ActivityFact[] {
  const kind = textIn(row, 'kind');
  if (!isActKind(kind)) return [];
  return [
    {
      fact: 'activity',
      account: textIn(row, 'actor'),
      kind,
      at: numberIn(row, 'at') ?? null,
      community: textIn(row, 'community'),
      count: 1,
      message: textIn(row, 'message') || null,
      thread: textIn(row, 'thread') || null,
    },
  ];
}
