/** Instants are ms since 1970; 0 stands for "never", as the platform writes it. */

export interface ContentTeam {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly createAt: number;
}

export interface ContentUser {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: string;
  readonly bot: boolean;
  readonly createAt: number;
  readonly deleteAt: number;
}

/** O open, P private, D between two, G between several. */
export type ChannelType = 'O' | 'P' | 'D' | 'G';

export interface ContentChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly displayName: string;
  readonly createAt: number;
  readonly deleteAt: number;
  readonly lastPostAt: number;
  readonly totalMessages: number;
}

export interface ContentReaction {
  readonly userId: string;
  readonly emoji: string;
  readonly at: number;
}

export interface ContentPost {
  readonly id: string;
  readonly channelId: string;
  readonly userId: string;
  /** The post its thread began with; empty on that post itself. */
  readonly rootId: string;
  readonly createAt: number;
  /** The latest of writing, editing, deleting and reacting. */
  readonly updateAt: number;
  readonly editAt: number;
  readonly deleteAt: number;
  /** Empty for what somebody wrote, `system_…` for what the platform says by itself. */
  readonly type: string;
  readonly message: string;
  readonly fileIds: readonly string[];
  readonly pinned: boolean;
  readonly reactions: readonly ContentReaction[];
}

export type TimeField = 'create_at' | 'update_at';
export type SortDirection = 'asc' | 'desc';

/** Posts in order of `by` and then id, strictly beyond the position. */
export interface PostQuery {
  readonly by: TimeField;
  readonly direction: SortDirection;
  readonly at: number;
  /** Breaks ties; empty comes before every id. */
  readonly id: string;
}

/** What a platform holds, as of an instant: nothing that happens later shows. */
export interface PlatformContent {
  readonly team: ContentTeam;
  /** Whose token the server takes. */
  readonly reader: ContentUser;
  /** By user name. */
  users(now: number): readonly ContentUser[];
  /** By display name. */
  channels(now: number): readonly ContentChannel[];
  posts(channelId: string, query: PostQuery, now: number): Iterable<ContentPost>;
  /** 0 where nothing is known. */
  lastActivityAt(userId: string, now: number): number;
  /** Ids of those who looked in on a day of UTC, whether or not they did anything else. @param day days since 1970 */
  seenOn(day: number): ReadonlySet<string>;
  /** Days after which a post is answered, changed and reacted to no more. */
  readonly livesDays: number;
}

export const timeOf = (post: ContentPost, by: TimeField): number =>
  by === 'create_at' ? post.createAt : post.updateAt;
