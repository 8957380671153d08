import type { Json, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, Fact } from '@takeup/domain';

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  users: (row) => [account(row)],
  channels: (row) => [
    {
      fact: 'community',
      community: String(numberIn(row, 'stream_id')),
      key: textIn(row, 'key'),
      title: textIn(row, 'name'),
    },
  ],
  messages: acts,
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function account(row: KeptRow): AccountFact {
  const aliases = [textIn(row, 'delivery_email'), textIn(row, 'email')];
  return {
    fact: 'account',
    account: textIn(row, 'user_id'),
    aliases: [...new Set(aliases.filter((alias) => alias !== ''))],
    kind: row['is_bot'] === true ? 'bot' : 'person',
    enabled: row['is_active'] === true,
  };
}

/** Zulip tells no time of a reaction: it stands at the time of what was reacted to. */
function acts(row: KeptRow): readonly ActivityFact[] {
  const message = String(numberIn(row, 'id'));
  const thread = textIn(row, 'thread');
  const place = {
    fact: 'activity' as const,
    at: (numberIn(row, 'timestamp') ?? 0) * 1000,
    community: String(numberIn(row, 'stream_id')),
    message,
    thread,
  };
  const author = textIn(row, 'author');
  const kind = thread === message ? ('post' as const) : ('reply' as const);
  return [
    ...(author === '' ? [] : [{ ...place, account: author, kind, count: 1 }]),
    ...[...reactionsBy(row)].map(([who, count]) => ({
      ...place,
      account: who,
      kind: 'react' as const,
      count,
    })),
  ];
}

/** How often each person reacted to a message, with whichever signs. */
function reactionsBy(row: KeptRow): ReadonlyMap<string, number> {
  const by = new Map<string, number>();
  const reactions: readonly Json[] = Array.isArray(row['reactions']) ? row['reactions'] : [];
  for (const given of reactions) {
    const who = isRow(given) ? textIn(given, 'user_id') : '';
    if (who !== '') by.set(who, (by.get(who) ?? 0) + 1);
  }
  return by;
}
