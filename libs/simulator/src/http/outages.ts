import { toDay } from '../calendar.js';
import type { Answer } from './answer.js';

const DAY = 86_400_000;

/**
 * A page has no other end than its size: one asked for from far away may reach over the days without being about them.
 * From the middle of a month this is to its end.
 */
const NEAR = 18 * DAY;

/** Days (UTC, both included) that cannot be read until `forMs` after they were first asked for. */
export interface Outage {
  readonly from: string;
  readonly to: string;
  readonly forMs: number;
}

/** Counts from the first time its days are asked for; real time, whatever the platform's clock says. */
export class Outages {
  private readonly spans: { from: number; to: number; forMs: number; until: number | undefined }[];

  constructor(outages: readonly Outage[]) {
    this.spans = outages.map(({ from, to, forMs }) => ({
      from: toDay(from) * DAY,
      to: (toDay(to) + 1) * DAY,
      forMs,
      until: undefined,
    }));
  }

  /** Whether an answer is out of reach now. */
  hides({ posts, from }: Answer, now: number): boolean {
    return this.spans.some((span) => {
      if (from !== undefined && (from < span.from - NEAR || from > span.to + NEAR)) return false;
      const touched = posts?.some(
        ({ createAt, updateAt }) =>
          (createAt >= span.from && createAt < span.to) || (updateAt >= span.from && updateAt < span.to),
      );
      if (!touched) return false;
      span.until ??= now + span.forMs;
      return now < span.until;
    });
  }
}
