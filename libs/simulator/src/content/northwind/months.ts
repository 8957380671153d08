import { monthOf, monthStart } from '../../calendar.js';
import { Memo } from '../../memo.js';
import type { TimeField } from '../content.js';
import { IdOf, idOf } from '../ids.js';
import { Deeds, OLDEST } from './deeds.js';
import type { Days, PostDay } from './days.js';
import type { Channel } from './channels.js';
import type { StoredPost } from './stored.js';

const DAY = 86_400_000;
/** Two years: some 50 MB at the bank's pace. */
const ROOM = 24;

export interface Entry {
  readonly at: number;
  readonly post: StoredPost;
}

interface Index {
  readonly made: number;
  /** From then on it is out of date. */
  readonly until: number;
  readonly entries: readonly Entry[];
}

export const postId = (seed: number, { kind, day, nth }: StoredPost): string => idOf(seed, kind, day, nth);

type Month = ReadonlyMap<string, readonly StoredPost[]>;
const NOTHING: Month = new Map();

/** Posts by the month in which they were written or last changed; a month is made when it is first asked for. */
export class Months {
  private readonly months = new Memo<number, Month>(ROOM);
  private readonly indexes = new Map<string, Index>();
  private readonly deeds: Deeds;

  constructor(
    private readonly days: Days,
    private readonly seed: number,
    channels: readonly Channel[],
  ) {
    this.deeds = new Deeds(seed, channels);
  }

  prepare(month: number): void {
    this.months.get(month, () => this.make(month));
  }

  /** Every post of a channel written in a month, whatever the time is, in the order they were written. */
  written(month: number, channel: string): readonly StoredPost[] {
    return (month < 0 ? NOTHING : this.months.get(month, () => this.make(month))).get(channel) ?? [];
  }

  /** Of a channel, what a month holds as of now, in order of time. A post's last change comes a week after it at most. */
  entries(channel: string, { by, month }: { by: TimeField; month: number }, now: number): readonly Entry[] {
    const key = `${channel} ${by} ${month}`;
    const known = this.indexes.get(key);
    if (known && known.made <= now && now < known.until) return known.entries;
    const index = this.index(channel, { by, month }, now);
    this.indexes.set(key, index);
    return index.entries;
  }

  /** How much a channel holds as of now, when its last message came and until when that holds. */
  totals({ key, from }: Channel, now: number): { total: number; last: number; next: number } {
    const newest = monthOf(Math.floor(now / DAY));
    let [total, last, next] = [0, 0, monthStart(newest + 1) * DAY];
    for (let month = newest; month >= monthOf(from); month -= 1) {
      for (const { at, kind } of this.written(month, key)) {
        if (kind === IdOf.join) continue;
        if (at > now) next = Math.min(next, at);
        else [total, last] = [total + 1, Math.max(last, at)];
      }
    }
    return { total, last, next };
  }

  private byId(a: Entry, b: Entry): number {
    return postId(this.seed, a.post) < postId(this.seed, b.post) ? -1 : 1;
  }

  private index(channel: string, { by, month }: { by: TimeField; month: number }, now: number): Index {
    const months = by === 'create_at' ? [month] : [month - 1, month];
    const [from, to] = [monthStart(month) * DAY, monthStart(month + 1) * DAY];
    const entries: Entry[] = [];
    let until = Infinity;
    for (const post of months.flatMap((one) => this.written(one, channel))) {
      until = Math.min(until, post.nextChange(now));
      if (post.at > now) continue;
      const at = by === 'create_at' ? post.at : post.updateAt(now);
      if (at >= from && at < to) entries.push({ at, post });
    }
    return { made: now, until, entries: entries.sort((a, b) => a.at - b.at || this.byId(a, b)) };
  }

  private make(month: number): Month {
    const [from, to] = [monthStart(month), monthStart(month + 1)];
    const days = new Map<number, PostDay>();
    for (let day = Math.max(monthStart(0), from - OLDEST); day < to + OLDEST; day += 1)
      days.set(day, this.days.make(day));
    for (let day = from; day < to + OLDEST; day += 1) this.deeds.apply(day, days);
    const posts = new Map<string, StoredPost[]>();
    for (const { day, posts: byChannel } of days.values()) {
      if (monthOf(day) !== month) continue;
      for (const [channel, some] of byChannel) {
        const list = posts.get(channel);
        if (list === undefined) posts.set(channel, [...some]);
        else list.push(...some);
      }
    }
    return posts;
  }
}
