import type { ContentPost } from '../content/content.js';
import { DAY_MS, postsWithin } from '../content/day-of.js';
import type { Answer } from '../http/answer.js';
import { refused, said } from './answers.js';
import type { Form, SlackApi } from './asked.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { msOf, tsOf } from './time.js';
import { writeMessage, writeTombstone, type ThreadOf } from './write.js';

const LAST = '9999999999.999999';

/** What begins in a public channel between two times, newest first; of a thread its beginning only. */
export function history(api: SlackApi, form: Form, now: number): Answer {
  const channel = channelOf(api, form, now);
  if (channel === undefined) return refused('channel_not_found');
  const { content } = api;
  const position = form['cursor'] ? decodeCursor(form['cursor']) : { at: '' };
  if (position === undefined) return refused('invalid_cursor');
  const [oldest, latest] = [form['oldest'] ?? '0', form['latest'] ?? LAST];
  const most = Math.min(api.page, Number(form['limit'] ?? 100));
  const newest = { by: 'create_at', direction: 'desc', at: msOf(latest) + 1, id: '' } as const;
  const found: ContentPost[] = [];
  // Ties within a millisecond may come in another order than their times.
  for (const post of content.posts(channel, newest, now)) {
    if (post.createAt < msOf(oldest)) break;
    const ts = tsOf(post);
    if (post.rootId !== '' || ts > latest || ts < oldest) continue;
    if (position.at !== '' && ts >= position.at) continue;
    found.push(post);
    if (found.length > most + MOST_TIES) break;
  }
  found.sort((a, b) => (tsOf(a) < tsOf(b) ? 1 : -1));
  const roots = found.slice(0, most);
  const [first, last] = [roots[0], roots.at(-1)];
  const threads =
    first && last
      ? threadsOf(api, channel, { from: last.createAt, to: first.createAt, now })
      : new Map<string, ContentPost[]>();
  const bots = botsOf(api, now);
  const messages = roots.flatMap((root) => shown(root, threads.get(root.id) ?? [], bots));
  const next = found.length > most && last ? encodeCursor({ at: tsOf(last) }) : '';
  return {
    ...said({ messages, has_more: next !== '', response_metadata: { next_cursor: next } }),
    posts: roots,
    from: msOf(oldest),
  };
}

/** Nobody writes more within a millisecond. */
const MOST_TIES = 10;

/** A message and what was answered to it, oldest first. */
export function replies(api: SlackApi, form: Form, now: number): Answer {
  const channel = channelOf(api, form, now);
  if (channel === undefined) return refused('channel_not_found');
  const position = form['cursor'] ? decodeCursor(form['cursor']) : { at: '0' };
  if (position === undefined) return refused('invalid_cursor');
  const ts = form['ts'] ?? '';
  const root = [...postsWithin(api.content, channel, { from: msOf(ts), to: msOf(ts) + 2, now })].find(
    (post) => tsOf(post) === ts && post.rootId === '',
  );
  if (root === undefined) return refused('thread_not_found');
  const answers = threadsOf(api, channel, { from: root.createAt, to: root.createAt, now }).get(root.id) ?? [];
  const bots = botsOf(api, now);
  const all = [
    ...shown(root, answers, bots),
    ...answers.map((answer) => writeMessage(answer, { root, replies: [] }, bots)),
  ];
  const at = Number(position.at);
  const end = at + Math.min(api.page, Number(form['limit'] ?? 100));
  const next = end < all.length ? encodeCursor({ at: String(end) }) : '';
  return {
    ...said({
      messages: all.slice(at, end),
      has_more: next !== '',
      response_metadata: { next_cursor: next },
    }),
    posts: [root, ...answers],
    from: root.createAt,
  };
}

function channelOf({ content }: SlackApi, { channel }: Form, now: number): string | undefined {
  return content.channels(now).find(({ id, type }) => id === channel && type === 'O')?.id;
}

const botsOf = ({ content }: SlackApi, now: number): ReadonlySet<string> =>
  new Set(content.users(now).flatMap(({ id, bot }) => (bot ? [id] : [])));

interface Span {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** Answers that are still there to what was begun within a span, by its id, oldest first. */
function threadsOf({ content }: SlackApi, channel: string, { from, to, now }: Span) {
  const threads = new Map<string, ContentPost[]>();
  const until = to + content.livesDays * DAY_MS;
  for (const post of postsWithin(content, channel, { from, to: until, now })) {
    if (post.rootId === '' || post.deleteAt !== 0) continue;
    const known = threads.get(post.rootId);
    if (known) known.push(post);
    else threads.set(post.rootId, [post]);
  }
  return threads;
}

/** Nothing where it was deleted before anybody answered. */
function shown(
  post: ContentPost,
  answers: readonly ContentPost[],
  bots: ReadonlySet<string>,
): readonly object[] {
  const thread: ThreadOf = { root: answers.length > 0 ? post : undefined, replies: answers };
  if (post.deleteAt === 0) return [writeMessage(post, thread, bots)];
  return answers.length > 0 ? [writeTombstone(post, thread)] : [];
}
