import type { Json, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, Fact } from '@takeup/domain';

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  users: (row) => [account(row)],
  categories: (row) => [
    {
      fact: 'community',
      community: String(numberIn(row, 'cid')),
      key: textIn(row, 'key'),
      title: textIn(row, 'name'),
    },
  ],
  posts: acts,
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function account(row: KeptRow): AccountFact {
  const email = textIn(row, 'email');
  return {
    fact: 'account',
    account: textIn(row, 'uid'),
    aliases: email === '' ? [] : [email],
    kind: 'person',
    enabled: row['banned'] !== true,
  };
}

/** NodeBB tells no time of a vote: it stands at the time of what was voted on. */
function acts(row: KeptRow): readonly ActivityFact[] {
  const topic = isRow(row['topic']) ? row['topic'] : {};
  const place = {
    fact: 'activity' as const,
    at: numberIn(row, 'timestamp') ?? null,
    community: String(numberIn(topic, 'cid')),
    message: String(numberIn(row, 'pid')),
    thread: textIn(row, 'thread'),
    count: 1,
  };
  const author = textIn(row, 'author');
  const voters = Array.isArray(row['voters']) ? row['voters'] : [];
  return [
    ...(author === ''
      ? []
      : [
          {
            ...place,
            account: author,
            kind: row['isMainPost'] === true ? ('post' as const) : ('reply' as const),
          },
        ]),
    ...voters.flatMap((voter: Json) =>
      typeof voter === 'string' ? [{ ...place, account: voter, kind: 'vote' as const }] : [],
    ),
  ];
}
