import type { ContentPost } from '../content/content.js';

/** What the server means to say, before a fault may get in its way. */
export interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** The posts in it: an outage looks at their days. */
  readonly posts?: readonly ContentPost[];
  /** Ms since 1970 from which they were asked for; absent where the question named no time. */
  readonly from?: number;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  body: `${JSON.stringify(value)}\n`,
  headers: { 'content-type': 'application/json' },
});
