import type { Answer } from '../http/answer.js';
import { refused, said } from './answers.js';
import type { Form, SlackApi } from './asked.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { writeChannel, writeUser } from './write.js';

export function usersList(api: SlackApi, form: Form, now: number): Answer {
  const { team } = api.content;
  return listed(api, form, {
    name: 'members',
    all: api.content.users(now),
    write: (user) => writeUser(user, team, now),
  });
}

/** Only open ones are ever asked for; whoever asks for others gets none here. */
export function conversationsList(api: SlackApi, form: Form, now: number): Answer {
  const isOpen = (form['types'] ?? 'public_channel').split(',').includes('public_channel');
  const all = api.content
    .channels(now)
    .filter(
      ({ type, deleteAt }) =>
        isOpen && type === 'O' && (deleteAt === 0 || form['exclude_archived'] !== 'true'),
    );
  return listed(api, form, { name: 'channels', all, write: writeChannel });
}

interface Listing<T> {
  readonly name: string;
  readonly all: readonly T[];
  readonly write: (one: T) => object;
}

function listed<T>(
  { page }: SlackApi,
  { cursor, limit = '100' }: Form,
  { name, all, write }: Listing<T>,
): Answer {
  const position = cursor ? decodeCursor(cursor) : { at: '0' };
  if (position === undefined) return refused('invalid_cursor');
  const at = Number(position.at);
  const end = at + Math.min(page, Number(limit));
  return said({
    [name]: all.slice(at, end).map(write),
    response_metadata: { next_cursor: end < all.length ? encodeCursor({ at: String(end) }) : '' },
  });
}
