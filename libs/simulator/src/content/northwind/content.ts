import { actsOn } from '../../acts.js';
import { monthOf, toDay, FIRST_DAY } from '../../calendar.js';
import { People } from '../../people.js';
import { PLANTED } from '../../planted.js';
import { Threads } from '../../threads.js';
import { Weeks } from '../../weeks.js';
import type { ContentChannel, ContentPost, PlatformContent, PostQuery } from '../content.js';
import { IdOf, idOf } from '../ids.js';
import { messageOf } from '../text.js';
import { Accounts, SET_UP } from './accounts.js';
import { channelsOf, type Channel } from './channels.js';
import { Days } from './days.js';
import { EMOJI } from './emoji.js';
import { Months, postId, type Entry } from './months.js';
import { Sightings } from './sightings.js';
import { PER_REACTION, type StoredPost } from './stored.js';

const DAY = 86_400_000;
export const NORTHWIND_SEED = 48_210;

const monthAt = (at: number): number => monthOf(Math.floor(at / DAY));

/** Northwind's platform, which makes its months when they are first needed. */
export interface NorthwindPlatform extends PlatformContent {
  /** Makes one month after the other, newest first, so that nobody has to wait for it later. */
  prepare(now: number): Iterable<void>;
}

/** Every act of the bank's activity file stands in it, as the platform would tell of it. */
class NorthwindContent implements NorthwindPlatform {
  /** Reactions come within a week; a double may be deleted on the day after it. */
  readonly livesDays = 8;
  readonly team;
  readonly reader;
  private readonly accounts: Accounts;
  private readonly all: readonly Channel[];
  private readonly byId: ReadonlyMap<string, Channel>;
  private readonly months: Months;
  private readonly sightings: Sightings;
  private listed: { made: number; until: number; channels: readonly ContentChannel[] } | undefined;

  constructor(private readonly seed: number) {
    const people = new People(seed);
    const weeks = new Weeks(seed, people);
    const threads = new Threads((day) => actsOn(seed, { people, weeks }, day));
    this.all = channelsOf(seed);
    this.byId = new Map(this.all.map((channel) => [channel.id, channel]));
    this.months = new Months(new Days(seed, threads, this.all), seed, this.all);
    this.accounts = new Accounts(seed, people);
    this.sightings = new Sightings(weeks);
    this.team = {
      id: idOf(seed, IdOf.team, 0),
      name: 'northwind',
      displayName: 'Northwind',
      createAt: SET_UP,
    };
    this.reader = this.accounts.reader();
  }

  users(now: number) {
    return this.accounts.users(now);
  }

  lastActivityAt(userId: string, now: number): number {
    const account = this.accounts.numberOf(userId, now);
    return account === undefined ? 0 : this.sightings.last(account, now);
  }

  seenOn(day: number): ReadonlySet<string> {
    return new Set(this.sightings.on(day).map((person) => this.accounts.id(person)));
  }

  *prepare(now: number): Generator<void> {
    for (let month = monthAt(now); month >= 0; month -= 1) {
      this.months.prepare(month);
      yield;
    }
  }

  channels(now: number): readonly ContentChannel[] {
    if (this.listed === undefined || now < this.listed.made || now >= this.listed.until) {
      let until = Infinity;
      const channels = this.all
        .filter(({ from }) => from * DAY <= now)
        .map((channel) => {
          const { last, next, total } = this.months.totals(channel, now);
          until = Math.min(until, next);
          return this.describe(channel, { last, total });
        })
        .sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
      this.listed = { made: now, until, channels };
    }
    return this.listed.channels;
  }

  *posts(channelId: string, query: PostQuery, now: number): Generator<ContentPost> {
    const channel = this.byId.get(channelId);
    if (channel === undefined) return;
    const down = query.direction === 'desc';
    const [oldest, newest] = [monthOf(channel.from), monthAt(now)];
    const from = monthAt(Math.min(Math.max(query.at, toDay(FIRST_DAY) * DAY), now));
    for (let month = from; month >= oldest && month <= newest; month += down ? -1 : 1) {
      const entries = this.months.entries(channel.key, { by: query.by, month }, now);
      const [start, step] = down
        ? [lastNotAfter(entries, query.at), -1]
        : [firstNotBefore(entries, query.at), 1];
      for (let index = start; index >= 0 && index < entries.length; index += step) {
        const { at, post } = entries[index]!;
        if (at === query.at && !isBeyond(postId(this.seed, post), query)) continue;
        yield this.show(post, { channel, now });
      }
    }
  }

  private describe(channel: Channel, { last, total }: { last: number; total: number }): ContentChannel {
    return {
      id: channel.id,
      type: channel.private ? 'P' : 'O',
      name: channel.key,
      displayName: channel.title,
      createAt: Math.max(SET_UP, channel.from * DAY),
      deleteAt: 0,
      lastPostAt: last,
      totalMessages: total,
    };
  }

  private show(post: StoredPost, { channel, now }: { channel: Channel; now: number }): ContentPost {
    const id = postId(this.seed, post);
    const reactions = [];
    const all = post.reacted;
    for (let from = 0; from < all.length && all[from]! <= now; from += PER_REACTION)
      reactions.push({
        at: all[from]!,
        userId: this.accounts.id(all[from + 1]!),
        emoji: EMOJI[all[from + 2]!]!,
      });
    const name = this.accounts.nameOf(post.account);
    const joined = post.kind === IdOf.join;
    return {
      id,
      channelId: channel.id,
      userId: this.accounts.id(post.account),
      rootId: post.root === undefined ? '' : idOf(this.seed, IdOf.post, post.root[0], post.root[1]),
      createAt: post.at,
      updateAt: post.updateAt(now),
      editAt: post.editAt <= now ? post.editAt : 0,
      deleteAt: post.deleteAt <= now ? post.deleteAt : 0,
      type: joined ? 'system_join_channel' : '',
      message: this.messageIn(post, { id, channel, name }),
      fileIds: post.kind === IdOf.file ? [idOf(this.seed, IdOf.attachment, post.day, post.nth)] : [],
      pinned: post.kind === IdOf.host,
      reactions,
    };
  }

  /** A file is shared without a word: who shares it has acted and contributed nothing. */
  private messageIn(
    post: StoredPost,
    { id, channel, name }: { id: string; channel: Channel; name: string },
  ): string {
    if (post.kind === IdOf.join) return `${name} joined the channel.`;
    if (post.kind === IdOf.file) return '';
    return messageOf(this.seed, id, { channel: channel.key, shares: PLANTED.platform.topics });
  }
}

const isBeyond = (id: string, query: PostQuery): boolean =>
  query.direction === 'desc' ? id < query.id : id > query.id;

function firstNotBefore(entries: readonly Entry[], at: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const lastNotAfter = (entries: readonly Entry[], at: number): number => firstNotBefore(entries, at + 1) - 1;

/** Months are made when they are asked for, newest first being the cheapest, and kept. */
export const northwindContent = (seed = NORTHWIND_SEED): NorthwindPlatform => new NorthwindContent(seed);
