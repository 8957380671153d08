import { mix, Salt } from '../../random.js';
import type { Line } from '../../threads.js';
import { IdOf } from '../ids.js';
import { accountOf } from './accounts.js';
import { hostDay, type Channel } from './channels.js';
import type { PostDay } from './days.js';
import { EMOJI_OF_A_DAY } from './emoji.js';
import type { StoredPost } from './stored.js';

const DAY = 86_400_000;
/** Nothing older is reacted to, so a day's posts are as they will stay a week later. */
export const OLDEST = 6;

/** Drawn from evenly: most reactions come on the day of the post. */
const REACTION_AGES = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6];

interface Deed {
  readonly line: Line;
  readonly at: number;
  readonly account: number;
  readonly draw: number;
}

/** Which post each reaction, vote and edit of a day is about: drawn from that day and the six before it alone. */
export class Deeds {
  /** Channels by key. */
  private readonly channels: ReadonlyMap<string, Channel>;

  constructor(
    private readonly seed: number,
    channels: readonly Channel[],
  ) {
    this.channels = new Map(channels.map((channel) => [channel.key, channel]));
  }

  /** @param days the day and, as far as there are any, those before it by number */
  apply(day: number, days: ReadonlyMap<number, PostDay>): void {
    const used = new Set<string>();
    const edited = new Set<StoredPost>();
    for (const line of days.get(day)!.deeds) {
      const account = accountOf(line.account);
      const draw = mix(this.seed, Salt.target, account, day * 100_000 + line.second);
      const at = day * DAY + line.second * 1000 + (draw % 1000);
      const deed = { line, at, account, draw };
      const own = line.kind === 'edit' ? this.ownPost(deed, edited, days.get(day)!) : undefined;
      if (own) {
        edited.add(own);
        own.editAt = at;
      } else this.react(deed, { day, days, used });
    }
  }

  /** There are no polls: a vote is a reaction. So is an edit of something that is no post of one's own. */
  private react(deed: Deed, where: { day: number; days: ReadonlyMap<number, PostDay>; used: Set<string> }) {
    const target = this.target(deed, where);
    let nth = 0;
    const key = `${deed.account} ${target.kind} ${target.day} ${target.nth} `;
    while (where.used.has(key + String(nth))) nth += 1;
    where.used.add(key + String(nth));
    // A stock of its own for each day of the week: the same emoji twice would be one reaction.
    target.react(deed.at, deed.account, (where.day % 7) * EMOJI_OF_A_DAY + (nth % EMOJI_OF_A_DAY));
  }

  private target(deed: Deed, { day, days }: { day: number; days: ReadonlyMap<number, PostDay> }): StoredPost {
    const first = REACTION_AGES[deed.draw % REACTION_AGES.length]!;
    for (let step = 0; step <= OLDEST; step += 1) {
      const age = (first + step) % (OLDEST + 1);
      const posts = days.get(day - age)?.written.get(deed.line.community) ?? [];
      const count = age === 0 ? countBefore(posts, deed.at) : posts.length;
      if (count === 0) continue;
      const pick = (deed.draw >>> 4) % count;
      const post = posts[pick]!;
      if (post.account !== deed.account) return post;
      const other = posts[(pick + 1) % count]!;
      if (other.account !== deed.account) return other;
    }
    const channel = this.channels.get(deed.line.community)!;
    return days.get(hostDay(channel, day))!.hosts.get(channel.key)!;
  }

  /** Of that day only: whoever edits has written on it, so a reader that makes nothing of edits loses nobody. */
  private ownPost({ line, at, account }: Deed, edited: ReadonlySet<StoredPost>, today: PostDay) {
    return today.written
      .get(line.community)
      ?.find(
        (post) =>
          post.account === account &&
          post.at < at &&
          (post.kind === IdOf.post || post.kind === IdOf.reply) &&
          !edited.has(post),
      );
  }
}

/** Of posts in order of time, how many lie before. */
function countBefore(posts: readonly StoredPost[], at: number): number {
  let [low, high] = [0, posts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (posts[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
