import { mix, Salt, unit } from '../../random.js';
import { toDay } from '../../calendar.js';
import type { ChannelType, ContentPost, ContentReaction, ContentTeam, ContentUser } from '../content.js';
import { IdOf, idOf } from '../ids.js';
import { messageOf } from '../text.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface SmallSize {
  readonly seed: number;
  /** People and bots; 60 unless said, 4 at least. */
  readonly accounts?: number;
  /** Open ones; 5 unless said. A private and a direct one come on top. */
  readonly channels?: number;
  /** 60 unless said. */
  readonly days?: number;
  /** The first day; 2026-09-01 unless said. */
  readonly from?: string;
}

export interface SmallChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly createAt: number;
}

export interface SmallCompany {
  readonly team: ContentTeam;
  readonly reader: ContentUser;
  readonly users: readonly ContentUser[];
  readonly channels: readonly SmallChannel[];
  /** With everything that will ever be done to them. */
  readonly posts: readonly ContentPost[];
}

const NAMES = ['ask-an-expert', 'branch-answers', 'fraud-patterns', 'café-zürich', 'all-staff'];
const BOTS = 2;
/** After so many days nobody reacts any more. */
export const LATE_DAYS = 24;
const MOST_A_DAY = 7;
const MOST_REACTIONS = 4;
const EMOJI = ['+1', 'heart', 'tada', 'eyes', 'flag-ch', 'grüezi'];
const SHARES = { inPurpose: 0.6, elsewhere: 0.05 };

function usersOf(seed: number, count: number, at: number): ContentUser[] {
  return Array.from({ length: count }, (_, number) => {
    const bot = number < BOTS;
    const username = bot ? `svc-small-${number + 1}` : `u${String(number).padStart(4, '0')}`;
    return {
      id: idOf(seed, IdOf.user, number),
      username,
      email: `${username}@small.example`,
      firstName: bot ? '' : `marker-given-${username}`,
      lastName: bot ? '' : `marker-family-${username}`,
      roles: number === BOTS ? 'system_guest' : 'system_user',
      bot,
      createAt: at,
      deleteAt: number === BOTS + 1 ? at + 20 * DAY : 0,
    };
  });
}

/** Writes the posts of one company; every draw is by day, channel and number alone. */
class Writer {
  readonly posts: ContentPost[] = [];
  private readonly roots = new Map<string, ContentPost[]>();

  constructor(
    private readonly seed: number,
    private readonly users: readonly ContentUser[],
    private readonly days: { first: number; count: number },
  ) {}

  write(channel: SmallChannel, number: number): void {
    for (let day = 0; day < this.days.count; day += 1) {
      const key = number * 10_000 + day;
      const count = 1 + (mix(this.seed, Salt.small, key) % MOST_A_DAY);
      for (let nth = 0; nth < count; nth += 1) this.one(channel, { day, key: key * 16 + nth, nth });
    }
  }

  private one(channel: SmallChannel, { day, key, nth }: { day: number; key: number; nth: number }): void {
    const draw = (what: number) => unit(this.seed, Salt.small, key, what);
    const user = this.users[Math.floor(draw(1) * this.users.length)]!;
    const createAt = (this.days.first + day) * DAY + (8 + nth) * HOUR + Math.floor(draw(2) * HOUR);
    const id = idOf(this.seed, IdOf.post, key);
    const system = draw(3) < 0.06;
    const earlier = this.roots.get(channel.id) ?? [];
    const root =
      !system && draw(4) < 0.45
        ? earlier.at(-1 - Math.floor(draw(5) * Math.min(6, earlier.length)))
        : undefined;
    const editAt = !system && draw(6) < 0.1 ? createAt + Math.floor(draw(7) * 3 * DAY) + 1 : 0;
    const deleteAt = !system && draw(8) < 0.06 ? createAt + Math.floor(draw(9) * 10 * DAY) + 1 : 0;
    const reactions = system ? [] : this.reactions(key, createAt);
    const post: ContentPost = {
      id,
      channelId: channel.id,
      userId: user.id,
      rootId: root?.id ?? '',
      createAt,
      updateAt: Math.max(createAt, editAt, deleteAt, ...reactions.map(({ at }) => at)),
      editAt,
      deleteAt,
      type: system ? 'system_join_channel' : '',
      message: system
        ? `${user.username} joined the channel.`
        : messageOf(this.seed, id, { channel: channel.name, shares: SHARES }),
      fileIds: !system && draw(10) < 0.05 ? [idOf(this.seed, IdOf.attachment, key)] : [],
      pinned: false,
      reactions,
    };
    this.posts.push(post);
    if (!system && root === undefined) this.roots.set(channel.id, [...earlier, post]);
  }

  /** Most within hours; one in five weeks later, on a post that nobody looks at any more. */
  private reactions(key: number, after: number): ContentReaction[] {
    const count = mix(this.seed, Salt.small, key, 20) % (MOST_REACTIONS + 1);
    return Array.from({ length: count }, (_, nth) => {
      const draw = (what: number) => unit(this.seed, Salt.small, key, 21 + nth * 4 + what);
      const late = draw(0) < 0.2;
      const wait = late ? (7 + draw(1) * (LATE_DAYS - 7)) * DAY : draw(1) * 6 * HOUR;
      const user = this.users[Math.floor(draw(2) * this.users.length)]!;
      return { userId: user.id, emoji: EMOJI[nth % EMOJI.length]!, at: after + 1 + Math.floor(wait) };
    }).sort((a, b) => a.at - b.at);
  }
}

/** One of three people on any day; bots do not read. @param day days since 1970 */
export const looksIn = (seed: number, nth: number, day: number): boolean =>
  nth >= BOTS && unit(seed, Salt.small, day, 40 + nth) < 0.34;

/** A company of which everything is known at once: some thousand posts with all that a platform knows of. */
export function smallCompany(size: SmallSize): SmallCompany {
  const { seed, accounts = 60, channels: open = 5, days = 60, from = '2026-09-01' } = size;
  const first = toDay(from);
  const setUp = (first - 7) * DAY;
  const users = usersOf(seed, accounts, setUp);
  const reader = {
    ...users[0]!,
    id: idOf(seed, IdOf.user, 1_000_000),
    username: 'svc-takeup',
    email: 'svc-takeup@small.example',
    roles: 'system_user system_admin',
  };
  const types: ChannelType[] = [...Array.from({ length: open }, () => 'O' as const), 'P', 'D'];
  const writer = new Writer(seed, users, { first, count: days });
  const channels = types.map((type, number) => {
    const id = idOf(seed, IdOf.channel, number);
    const name =
      type === 'O' ? (NAMES[number] ?? `channel-${number}`) : type === 'P' ? 'behind-closed-doors' : id;
    const channel = { id, type, name, createAt: setUp };
    writer.write(channel, number);
    return channel;
  });
  const team = { id: idOf(seed, IdOf.team, 0), name: 'small', displayName: 'Small', createAt: setUp };
  return { team, reader, users: [...users, reader], channels, posts: writer.posts };
}
