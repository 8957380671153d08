import type { Json, JsonRow, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type {
  AccountFact,
  ActKind,
  ActivityFact,
  AggregateBound,
  AggregateFact,
  AggregateMeasure,
  Fact,
} from '@takeup/domain';
import { TELLS } from './streams.js';

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  members: (row) => [memberAccount(row), ...memberDay(row)],
  counts: (row) => TELLS.counts.counts.flatMap((measure) => countOf(row, measure)),
  users: (row) => [userAccount(row)],
  channels: (row) => [
    { fact: 'community', community: textIn(row, 'id'), key: textIn(row, 'name'), title: textIn(row, 'name') },
  ],
  messages: messageActs,
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function memberAccount(row: KeptRow): AccountFact {
  const aliases = [textIn(row, 'enterprise_employee_number'), textIn(row, 'email_address')];
  return {
    fact: 'account',
    account: textIn(row, 'member'),
    aliases: [...new Set(aliases.filter((alias) => alias !== ''))],
    kind: 'person',
    enabled: null,
  };
}

/**
 * `is_active` is having read or posted, so it makes nobody more than reached; that takes posts in channels. The number of
 * reactions is left alone, for those given in direct messages are in it.
 */
function memberDay(row: KeptRow): readonly ActivityFact[] {
  const counts: readonly (readonly [ActKind, number])[] = [
    ['view', row['is_active'] === true ? 1 : 0],
    ['post', Math.floor(numberIn(row, 'channel_messages_posted_count') ?? 0)],
  ];
  return counts.flatMap(([kind, count]): readonly ActivityFact[] =>
    count < 1
      ? []
      : [
          {
            fact: 'activity',
            account: textIn(row, 'member'),
            kind,
            at: null,
            day: textIn(row, 'date'),
            community: null,
            count,
            message: null,
            thread: null,
          },
        ],
  );
}

function countOf(row: KeptRow, measure: AggregateMeasure | AggregateBound): readonly AggregateFact[] {
  const value = numberIn(row, measure);
  if (value === undefined) return [];
  return [{ fact: 'aggregate', community: null, day: textIn(row, 'date'), measure, value }];
}

function userAccount(row: KeptRow): AccountFact {
  const email = isRow(row['profile']) ? textIn(row['profile'], 'email') : '';
  return {
    fact: 'account',
    account: textIn(row, 'id'),
    aliases: email === '' ? [] : [email],
    kind: row['is_bot'] === true ? 'bot' : 'person',
    enabled: row['deleted'] !== true,
  };
}

/** Slack tells no time of a reaction: it stands at the time of what was reacted to. */
function messageActs(row: KeptRow): readonly ActivityFact[] {
  const [channel, ts] = [textIn(row, 'channel'), textIn(row, 'ts')];
  const thread = textIn(row, 'thread_ts') || ts;
  const place = {
    fact: 'activity' as const,
    at: Math.floor(Number(ts) * 1000),
    community: channel,
    message: `${channel} ${ts}`,
    thread: `${channel} ${thread}`,
  };
  const kind = row['bare'] === true ? 'file' : thread === ts ? 'post' : 'reply';
  const own: readonly ActivityFact[] =
    row['written'] === true ? [{ ...place, account: textIn(row, 'user'), kind, count: 1 }] : [];
  const reactions = [...reactionsBy(row)].map(([account, count]): ActivityFact => ({
    ...place,
    account,
    kind: 'react',
    count,
  }));
  return [...own, ...reactions];
}

/** How often each person reacted to a message: Slack lists by emoji, and where many did not everybody. */
function reactionsBy(row: KeptRow): ReadonlyMap<string, number> {
  const by = new Map<string, number>();
  const reactions = Array.isArray(row['reactions']) ? row['reactions'] : [];
  const given: readonly JsonRow[] = reactions.filter((reaction: Json) => isRow(reaction));
  for (const { users } of given) {
    if (!Array.isArray(users)) continue;
    for (const user of users) if (typeof user === 'string') by.set(user, (by.get(user) ?? 0) + 1);
  }
  return by;
}
