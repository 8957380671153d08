import type { Json, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, Fact } from '@takeup/domain';

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  users: (row) => [account(row)],
  categories: (row) => [
    {
      fact: 'community',
      community: String(numberIn(row, 'id')),
      key: textIn(row, 'key'),
      title: textIn(row, 'name'),
    },
  ],
  posts: post,
  visits,
  likes: like,
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function account(row: KeptRow): AccountFact {
  const email = textIn(row, 'email');
  return {
    fact: 'account',
    account: textIn(row, 'id'),
    aliases: email === '' ? [] : [email],
    kind: 'person',
    enabled: row['active'] === true && textIn(row, 'suspended_at') === '',
  };
}

function post(row: KeptRow): readonly ActivityFact[] {
  const author = textIn(row, 'author');
  if (author === '') return [];
  const kind = numberIn(row, 'post_number') === 1 ? ('post' as const) : ('reply' as const);
  return [{ ...placeOf(row), account: author, kind, message: String(numberIn(row, 'id')) }];
}

/** A row that says that there is none of a day has no post. */
function like(row: KeptRow): readonly ActivityFact[] {
  const message = numberIn(row, 'post_id') ?? 0;
  if (message === 0) return [];
  return [{ ...placeOf(row), account: textIn(row, 'user_id'), kind: 'react', message: String(message) }];
}

function placeOf(row: KeptRow) {
  return {
    fact: 'activity' as const,
    at: numberIn(row, 'at') ?? null,
    community: String(numberIn(row, 'category_id')),
    thread: `topic ${String(numberIn(row, 'topic_id'))}`,
    count: 1,
  };
}

/** Whoever is on the day was there, whether or not Discourse saw a post read. */
function visits({ date, people }: KeptRow): readonly ActivityFact[] {
  if (!Array.isArray(people) || typeof date !== 'string') return [];
  return people
    .filter((one: Json) => isRow(one))
    .map((person) => ({
      fact: 'activity',
      account: textIn(person, 'user_id'),
      kind: 'view',
      at: null,
      day: date,
      community: null,
      count: Math.max(1, numberIn(person, 'posts_read') ?? 0),
      message: null,
      thread: null,
    }));
}
