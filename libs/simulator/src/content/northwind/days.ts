import { Memo } from '../../memo.js';
import { mix, Salt, unit } from '../../random.js';
import { PLANTED } from '../../planted.js';
import type { Line, Threads } from '../../threads.js';
import { IdOf } from '../ids.js';
import { accountOf, HOST } from './accounts.js';
import { hostDay, type Channel } from './channels.js';
import { StoredPost } from './stored.js';

const DAY = 86_400_000;
/** A month is made from its own days and those around it; the next one needs some of them again. */
const ROOM = 50;

/** What was written on a day, and what was done to something written. */
export interface PostDay {
  readonly day: number;
  /** All of them, by channel key, in order of time. */
  readonly posts: ReadonlyMap<string, readonly StoredPost[]>;
  /** Those that people react to, in order of time. */
  readonly written: ReadonlyMap<string, readonly StoredPost[]>;
  readonly hosts: ReadonlyMap<string, StoredPost>;
  /** Reactions, votes and edits, in order of time. */
  readonly deeds: readonly Line[];
}

/** `p261005-17` was written on 2026-10-05 and is the 17th of that day. */
function numberIn(message: string, days: Map<string, number>): [day: number, nth: number] {
  const [stamp, nth] = message.slice(1).split('-') as [string, string];
  let day = days.get(stamp);
  if (day === undefined) {
    day = Date.parse(`20${stamp.slice(0, 2)}-${stamp.slice(2, 4)}-${stamp.slice(4)}T00:00:00Z`) / DAY;
    days.set(stamp, day);
  }
  return [day, Number(nth)];
}

const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
};

/** Milliseconds within the second, so that times of posts differ as they do on a platform. */
const instant = (seed: number, day: number, line: Line): number =>
  day * DAY + line.second * 1000 + (mix(seed, Salt.time, line.second, accountOf(line.account)) % 1000);

/** Turns the lines of the activity file into posts, day by day. */
export class Days {
  private readonly lines = new Memo<number, readonly Line[]>(ROOM);
  private readonly stamps = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly threads: Threads,
    private readonly channels: readonly Channel[],
  ) {}

  /** New objects each time: what is done to the posts belongs to whoever asked. */
  make(day: number): PostDay {
    const posts = new Map<string, StoredPost[]>();
    const written = new Map<string, StoredPost[]>();
    const deeds: Line[] = [];
    let others = 0;
    for (const line of this.lines.get(day, () => this.threads.lines(day))) {
      if (line.kind === 'react' || line.kind === 'vote' || line.kind === 'edit') {
        deeds.push(line);
        continue;
      }
      const post = this.post(day, line, (others += 1));
      const double = this.double(post, others);
      if (double) add(posts, line.community, double);
      add(posts, line.community, post);
      if (post.kind !== IdOf.join) add(written, line.community, post);
    }
    return { day, posts, written, hosts: this.hosts(day, posts), deeds };
  }

  private post(day: number, line: Line, other: number): StoredPost {
    const at = instant(this.seed, day, line);
    const account = accountOf(line.account);
    if (line.kind === 'post' || line.kind === 'reply') {
      const [, nth] = numberIn(line.message, this.stamps);
      const root = line.kind === 'reply' ? numberIn(line.thread, this.stamps) : undefined;
      return new StoredPost({ kind: IdOf[line.kind], day, nth, at, account, root });
    }
    return new StoredPost({
      kind: line.kind === 'file' ? IdOf.file : IdOf.join,
      day,
      nth: other,
      at,
      account,
    });
  }

  /** Sent twice by mistake, and one of the two deleted: soon, or on the next day. */
  private double(post: StoredPost, nth: number): StoredPost | undefined {
    if (post.kind !== IdOf.post && post.kind !== IdOf.reply) return undefined;
    if (unit(this.seed, Salt.double, post.day, nth) >= PLANTED.platform.doubles) return undefined;
    const draw = mix(this.seed, Salt.double, post.day, nth + 100_000);
    const at = post.at - 20_000 - (draw % 60_000);
    const double = new StoredPost({
      day: post.day,
      account: post.account,
      root: post.root,
      kind: IdOf.double,
      nth,
      at,
    });
    double.deleteAt = at + ((draw >>> 16) % 4 === 0 ? 20 * 3_600_000 : 120_000 + (draw % 1_800_000));
    return double;
  }

  /** Once a week a bot opens each channel's week: something to react to where nobody has written lately. */
  private hosts(day: number, posts: Map<string, StoredPost[]>): Map<string, StoredPost> {
    const hosts = new Map<string, StoredPost>();
    for (const channel of this.channels) {
      if (channel.private || day > channel.until || hostDay(channel, day) !== day) continue;
      const post = new StoredPost({
        kind: IdOf.host,
        day,
        nth: channel.number,
        at: day * DAY + 1000,
        account: HOST,
      });
      hosts.set(channel.key, post);
      const known = posts.get(channel.key);
      if (known === undefined) posts.set(channel.key, [post]);
      else known.unshift(post);
    }
    return hosts;
  }
}
