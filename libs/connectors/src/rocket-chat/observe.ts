import type { Json, JsonRow, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, Fact } from '@takeup/domain';

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  users: (row) => [account(row)],
  channels: (row) => [
    {
      fact: 'community',
      community: textIn(row, '_id'),
      key: textIn(row, 'name'),
      title: textIn(row, 'name'),
    },
  ],
  messages: acts,
  presence,
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function account(row: KeptRow): AccountFact {
  const emails: readonly Json[] = Array.isArray(row['emails']) ? row['emails'] : [];
  const aliases = emails.map((email) => (isRow(email) ? textIn(email, 'address') : ''));
  return {
    fact: 'account',
    account: textIn(row, 'username'),
    aliases: [...new Set(aliases.filter((alias) => alias !== ''))],
    kind: row['type'] === 'user' ? 'person' : 'bot',
    enabled: row['active'] === true,
  };
}

/** Rocket.Chat tells no time of a reaction: it stands at the time of what was reacted to. */
function acts(row: KeptRow): readonly ActivityFact[] {
  if (row['gone'] !== false) return [];
  const message = textIn(row, '_id');
  const thread = textIn(row, 'tmid') || message;
  const place = {
    fact: 'activity' as const,
    at: numberIn(row, 'at') ?? null,
    community: textIn(row, 'rid'),
    message,
    thread,
  };
  const author = textIn(row, 'author');
  const kind = row['bare'] === true ? 'file' : thread === message ? 'post' : 'reply';
  const own: readonly ActivityFact[] = author === '' ? [] : [{ ...place, account: author, kind, count: 1 }];
  return [
    ...own,
    ...[...timesOf(row['reactors'])].map(([who, count]): ActivityFact => ({
      ...place,
      account: who,
      kind: 'react',
      count,
    })),
  ];
}

function timesOf(names: Json | undefined): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of Array.isArray(names) ? names : [])
    if (typeof name === 'string') times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

function presence({ date, people }: KeptRow): readonly ActivityFact[] {
  if (!Array.isArray(people) || typeof date !== 'string') return [];
  return people
    .filter((one: Json): one is JsonRow => isRow(one))
    .map((person) => ({
      fact: 'activity',
      account: textIn(person, 'username'),
      kind: 'view',
      at: null,
      day: date,
      community: null,
      count: 1,
      message: null,
      thread: null,
    }));
}
