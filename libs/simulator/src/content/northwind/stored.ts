import type { IdKind } from '../ids.js';

/** Emoji reactions come in threes: when (ms since 1970), by which account, which emoji. */
export const PER_REACTION = 3;
const NONE: readonly number[] = [];

export interface Written {
  readonly kind: IdKind;
  readonly day: number;
  /** Unique among posts of a kind on a day. */
  readonly nth: number;
  readonly at: number;
  readonly account: number;
  /** Day and number of the post that the thread began with. */
  readonly root?: readonly [day: number, nth: number] | undefined;
}

/** A post as it is kept between requests; its text, its ids and the rest of it are made when it is served. */
export class StoredPost implements Written {
  readonly kind: IdKind;
  readonly day: number;
  readonly nth: number;
  readonly at: number;
  readonly account: number;
  readonly root: readonly [day: number, nth: number] | undefined;
  editAt = 0;
  deleteAt = 0;
  private reactions: number[] | undefined;

  constructor(own: Written) {
    this.kind = own.kind;
    this.day = own.day;
    this.nth = own.nth;
    this.at = own.at;
    this.account = own.account;
    this.root = own.root;
  }

  get reacted(): readonly number[] {
    return this.reactions ?? NONE;
  }

  /** To be called in order of time. */
  react(at: number, account: number, emoji: number): void {
    (this.reactions ??= []).push(at, account, emoji);
  }

  /** The latest change up to now. */
  updateAt(now: number): number {
    let latest = this.at;
    if (this.editAt <= now && this.editAt > latest) latest = this.editAt;
    if (this.deleteAt <= now && this.deleteAt > latest) latest = this.deleteAt;
    const all = this.reacted;
    for (let from = all.length - PER_REACTION; from >= 0; from -= PER_REACTION) {
      if (all[from]! > now) continue;
      return Math.max(latest, all[from]!);
    }
    return latest;
  }

  /** The first change after now; infinite where nothing is to come. */
  nextChange(now: number): number {
    const times = [this.at, this.editAt, this.deleteAt];
    for (let from = 0; from < this.reacted.length; from += PER_REACTION) times.push(this.reacted[from]!);
    return Math.min(...times.filter((at) => at > now), Infinity);
  }
}
