import { isoDay } from './calendar.js';
import type { Act, Kind } from './acts.js';
import { Memo } from './memo.js';

/** A line of the platform's file. */
export interface Line {
  readonly second: number;
  readonly account: string;
  readonly kind: Kind;
  readonly community: string;
  readonly message: string;
  readonly thread: string;
  readonly replyTo: string;
}

interface Root {
  readonly id: string;
  readonly account: string;
  readonly second: number;
  readonly bot: boolean;
}

interface Day {
  readonly acts: readonly Act[];
  readonly roots: ReadonlyMap<string, readonly Root[]>;
  readonly ids: ReadonlyMap<Act, string>;
}

/** Threads are answered for a week at most. */
const OLDEST = 6;
/** Nobody answers after half past nine in the evening (UTC), so an act never slips into the next local day. */
const LATEST = 21.5 * 3600;
const byTime = (a: { second: number }, b: { second: number }): number => a.second - b.second;

/** Ties replies to posts: of the same day if there is one already, else of one of the days before. */
export class Threads {
  private readonly memo = new Memo<number, Day>(OLDEST + 2);

  constructor(private readonly acts: (day: number) => Iterable<Act>) {}

  lines(day: number): Line[] {
    const today = this.day(day);
    const replies = today.acts.filter(({ kind }) => kind === 'reply').map((act) => this.answer(act, day));
    const latest = new Map<string, string>();
    const stamp = isoDay(day).slice(2).replaceAll('-', '');
    const answered = replies.sort(byTime).map((line, index) => {
      if (line.kind !== 'reply') return line;
      const message = `r${stamp}-${index + 1}`;
      // The message drawn last decides whether a reply goes to the question or to the answer before it.
      const previous = line.message === 'chain' ? latest.get(line.thread) : undefined;
      latest.set(line.thread, message);
      return { ...line, message, replyTo: previous ?? line.thread };
    });
    const others = today.acts
      .filter(({ kind }) => kind !== 'reply')
      .map((act) => ({ ...plain(act), message: today.ids.get(act) ?? '' }));
    return [...others, ...answered].sort(byTime);
  }

  private day(day: number): Day {
    return this.memo.get(day, () => {
      const acts = [...this.acts(day)];
      const posts = acts.filter(({ kind }) => kind === 'post').sort(byTime);
      const stamp = isoDay(day).slice(2).replaceAll('-', '');
      const ids = new Map<Act, string>();
      const roots = new Map<string, Root[]>();
      posts.forEach((post, index) => {
        const id = `p${stamp}-${index + 1}`;
        ids.set(post, id);
        const { account, second, bot } = post;
        const list = roots.get(post.community);
        if (list === undefined) roots.set(post.community, [{ id, account, second, bot }]);
        else list.push({ id, account, second, bot });
      });
      return { acts, ids, roots };
    });
  }

  /** A reply without anything to answer is a reaction instead. */
  private answer(act: Act, day: number): Line {
    const first = AGES[act.draw % AGES.length]!;
    for (let step = 0; step <= OLDEST; step += 1) {
      const age = (first + step) % (OLDEST + 1);
      const roots =
        this.day(day - age)
          .roots.get(act.community)
          ?.filter((root) => mayAnswer(act, root, age)) ?? [];
      const root = roots[(act.draw >>> 4) % Math.max(1, roots.length)];
      if (root === undefined) continue;
      const second = age === 0 ? Math.max(act.second, soonAfter(root, act)) : act.second;
      const chain = (act.draw >>> 13) % 4 === 0 ? 'chain' : '';
      return { ...plain(act), second, thread: root.id, message: chain };
    }
    return { ...plain(act), kind: 'react' };
  }
}

/** Most answers come on the day of the question; the list is drawn from evenly. */
const AGES = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 3];

const mayAnswer = (act: Act, root: Root, age: number): boolean =>
  !root.bot && root.account !== act.account && (age > 0 || soonAfter(root, act) < LATEST);

/** Between 4 minutes and some four hours later, sooner more often than later. */
const soonAfter = (root: Root, act: Act): number => {
  const share = ((act.draw >>> 8) % 1000) / 1000;
  return root.second + 240 + Math.floor(share * share * 14_000);
};

const plain = ({ second, account, kind, community }: Act): Line => ({
  second,
  account,
  kind,
  community,
  message: '',
  thread: '',
  replyTo: '',
});
