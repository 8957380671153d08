import type { JsonRow, Session } from '@takeup/connectors/kit';
import { numberIn, repeated, rowsIn, unexpected } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';
import type { NodebbConfig } from './config.js';

const PATH = '/api/recent/posts';
const WHAT = `GET ${PATH}`;
/** Posts from the beginning of a page to that of the next. */
const STEP = 20;

interface Stretch {
  /** Older than this only. */
  readonly before: Instant;
  /** Down to this. */
  readonly from: Instant;
}

/**
 * The list of all posts of a forum, newest first, by numbered pages: each begins twenty posts after the one before. How many
 * it holds is not certain. What the account may not see is left out and not made up for, so a page may be empty and more come
 * after it; and a server that keeps its data in Redis gives twenty for each page so far, which the next ones repeat.
 */
export class RecentPosts {
  readonly #session: Session<NodebbConfig>;
  readonly #seen = new Set<number>();
  #highest = 0;

  constructor(session: Session<NodebbConfig>) {
    this.#session = session;
  }

  /** Each post once, newest first but for what is written meanwhile. */
  async *within({ before, from }: Stretch): AsyncGenerator<readonly JsonRow[]> {
    for (let page = await this.#pageAround(before); ;) {
      const rows = await this.#pageOnward(page);
      const fresh = rows.filter((row) => !this.#seen.has(idOf(row)));
      for (const row of fresh) this.#seen.add(idOf(row));
      yield fresh.filter((row) => timeOf(row) < before && timeOf(row) >= from);
      if (rows.some((row) => timeOf(row) < from) || (rows.length === 0 && this.#isBeyond(page))) return;
      page += Math.max(1, Math.floor(rows.length / STEP));
    }
  }

  /** A page before which nothing is older than an instant. */
  async #pageAround(instant: Instant): Promise<number> {
    const isAfter = async (page: number) => {
      const [first] = this.#isBeyond(page) ? [] : await this.#page(page);
      return first !== undefined && timeOf(first) >= instant;
    };
    let [found, beyond] = [1, 1];
    for (; await isAfter(beyond); beyond *= 2) found = beyond;
    while (beyond - found > 1) {
      const middle = Math.floor((found + beyond) / 2);
      if (await isAfter(middle)) found = middle;
      else beyond = middle;
    }
    // What is purged while it is looked for draws pages forward.
    return Math.max(1, found - 1);
  }

  async #page(page: number): Promise<readonly JsonRow[]> {
    const { json } = await this.#session.send({ path: PATH, query: { page } });
    const rows = rowsIn(json, WHAT).toSorted((a, b) => timeOf(b) - timeOf(a) || idOf(b) - idOf(a));
    this.#highest = Math.max(this.#highest, ...rows.map(idOf));
    return rows;
  }

  /** Ids are given one after another, so there are about as many posts as the highest says, and no more. */
  #isBeyond(page: number): boolean {
    return page > 1 && (page - 1) * STEP >= this.#highest;
  }

  /**
   * A page that should bring something new. One that does not is asked for again, once a page that cannot hold anything
   * was seen to hold nothing.
   * @throws Faulted where that one does: whatever is asked for, the answer is the same
   */
  async #pageOnward(page: number): Promise<readonly JsonRow[]> {
    const rows = await this.#page(page);
    if (rows.length === 0 || rows.some((row) => !this.#seen.has(idOf(row)))) return rows;
    const beyond = 2 * Math.ceil(this.#highest / STEP) + 1;
    if ((await this.#page(beyond)).length > 0) throw repeated(WHAT);
    return this.#page(page);
  }
}

export function timeOf(row: JsonRow): Instant {
  return numberOf(row, 'timestamp');
}

export function idOf(row: JsonRow): number {
  return numberOf(row, 'pid');
}

function numberOf(row: JsonRow, field: string): number {
  const value = numberIn(row, field);
  if (value === undefined) throw unexpected(WHAT);
  return value;
}
