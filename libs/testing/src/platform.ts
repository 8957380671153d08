import { mattermost } from '@takeup/connectors';
import type { ReplayAsked, ReplayReport, Source, SyncContext, SyncReport } from '@takeup/application';
import {
  Scheduler,
  declareSources,
  replayJob,
  requestReplay,
  requestSync,
  syncJob,
} from '@takeup/application';
import type {
  ContentChannel,
  ContentPost,
  ContentUser,
  MattermostServer,
  PlatformContent,
  PostQuery,
} from '@takeup/simulator';
import { network } from './network.js';
import type { World } from './world.js';
import { done } from './world.js';

export const PLATFORM_TOKEN = 'a-token-for-tests';

/** A platform that a test writes into and may change between two readings. */
export class Board implements PlatformContent {
  readonly team = { id: idOf('t', 1), name: 'one', displayName: 'One', createAt: 1 };
  readonly reader: ContentUser;
  readonly people: ContentUser[] = [];
  readonly rooms: ContentChannel[] = [];
  readonly written = new Map<string, ContentPost>();
  readonly livesDays = 30;

  constructor() {
    this.reader = this.account('takeup', { bot: true, roles: 'system_user system_admin' });
  }

  account(name: string, more: Partial<ContentUser> = {}): ContentUser {
    const user = {
      id: idOf('u', this.people.length + 1),
      username: name,
      email: `${name}@example.org`,
      firstName: '',
      lastName: '',
      roles: 'system_user',
      bot: false,
      createAt: 1,
      deleteAt: 0,
      ...more,
    };
    this.people.push(user);
    return user;
  }

  channel(name: string, more: Partial<ContentChannel> = {}): ContentChannel {
    const channel = {
      id: idOf('c', this.rooms.length + 1),
      type: 'O' as const,
      name,
      displayName: name,
      createAt: 1,
      deleteAt: 0,
      lastPostAt: 0,
      totalMessages: 0,
      ...more,
    };
    this.rooms.push(channel);
    return channel;
  }

  /** @param at ISO 8601 */
  post(channel: ContentChannel, user: ContentUser, at: string, more: Partial<ContentPost> = {}): ContentPost {
    const createAt = Date.parse(at);
    return this.put({
      id: idOf('p', this.written.size + 1),
      channelId: channel.id,
      userId: user.id,
      rootId: '',
      createAt,
      updateAt: createAt,
      editAt: 0,
      deleteAt: 0,
      type: '',
      message: 'text',
      fileIds: [],
      pinned: false,
      reactions: [],
      ...more,
    });
  }

  react(post: ContentPost, user: ContentUser, at: string): ContentPost {
    const now = Date.parse(at);
    const known = this.written.get(post.id) ?? post;
    const reactions = [...known.reactions, { userId: user.id, emoji: 'thumbsup', at: now }];
    return this.put({ ...known, reactions, updateAt: Math.max(known.updateAt, now) });
  }

  remove(post: ContentPost, at: string): ContentPost {
    const now = Date.parse(at);
    return this.put({ ...(this.written.get(post.id) ?? post), deleteAt: now, updateAt: now });
  }

  users(): readonly ContentUser[] {
    return this.people.toSorted((a, b) => (a.username < b.username ? -1 : 1));
  }

  channels(): readonly ContentChannel[] {
    return this.rooms.toSorted((a, b) => (a.displayName < b.displayName ? -1 : 1));
  }

  posts(channelId: string, { by, direction, at, id }: PostQuery): Iterable<ContentPost> {
    const time = (post: ContentPost) => (by === 'create_at' ? post.createAt : post.updateAt);
    const sign = direction === 'asc' ? 1 : -1;
    const order = (a: ContentPost, b: ContentPost) =>
      sign * (time(a) - time(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    return [...this.written.values()]
      .filter((post) => post.channelId === channelId)
      .filter((post) => sign * (time(post) - at || (post.id < id ? -1 : post.id > id ? 1 : 0)) > 0)
      .toSorted(order);
  }

  lastActivityAt(): number {
    return 0;
  }

  seenOn(): ReadonlySet<string> {
    return new Set();
  }

  private put(post: ContentPost): ContentPost {
    this.written.set(post.id, post);
    return post;
  }
}

export interface PlatformSource {
  readonly server: MattermostServer;
  readonly since: string;
  readonly token?: string;
  readonly allowedHosts?: readonly string[];
}

export function sourceOf({
  server,
  since,
  token = PLATFORM_TOKEN,
  allowedHosts = ['127.0.0.1'],
}: PlatformSource) {
  const source: Source = {
    key: 'chat',
    title: 'Chat',
    connector: mattermost,
    config: mattermost.config.parse({ url: server.url, token }),
    since,
    allowedHosts,
  };
  return source;
}

/** One sync through the scheduler, as the server does it. @param sources all that are configured */
export async function pull(
  world: World,
  source: Source,
  sources: readonly Source[] = [source],
): Promise<readonly SyncReport[]> {
  const context: SyncContext = {
    ...world.context,
    sources,
    network,
  };
  const reports: SyncReport[] = [];
  const errors: unknown[] = [];
  // Two askings in one moment are one.
  world.clock.forward(1000);
  await declareSources(context);
  await requestSync(context, sources, { connection: source.key });
  const scheduler = new Scheduler({
    context,
    jobs: [syncJob({ context, source, coolOffMs: 100, onRead: (report) => reports.push(report) })],
    leaseMs: 60_000,
    every: () => () => undefined,
    onError: (_, error) => errors.push(error),
  });
  // The daily slot comes first, then the one asked for.
  for (let turn = 0; turn < 2; turn += 1) {
    await scheduler.tick();
    await scheduler.settled();
  }
  if (errors.length > 0) throw errors[0];
  return reports;
}

/** What is kept of a source, told anew as the command does it. @throws Error where it is refused, or nobody looked */
export async function replay(
  own: World,
  source: Source,
  asked: Partial<ReplayAsked> = {},
): Promise<ReplayReport> {
  own.clock.forward(1000);
  const wanted = done(await requestReplay(own.context, [source], { connection: source.key, ...asked }));
  const reports: ReplayReport[] = [];
  const errors: unknown[] = [];
  const scheduler = new Scheduler({
    context: own.context,
    jobs: [replayJob(own.context, wanted, (report) => reports.push(report))],
    leaseMs: 60_000,
    every: () => () => undefined,
    onError: (_, error) => errors.push(error),
  });
  await scheduler.tick();
  await scheduler.settled();
  if (errors.length > 0) throw errors[0];
  const [report] = reports;
  if (report === undefined) throw new Error('nobody looked');
  return report;
}

function idOf(kind: string, n: number): string {
  return `${kind}${String(n).padStart(25, '0')}`;
}
