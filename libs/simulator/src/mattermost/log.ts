import type { Asked } from './asked.js';
import { decodeCursor } from './cursor.js';
import type { FaultKind } from './faults.js';

/** What was asked, for tests to look at. Neither tokens nor answers are in it. */
export interface LoggedRequest {
  /** Real time, ms since 1970. */
  readonly at: number;
  readonly method: string;
  /** Beneath `/api/v4`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The channel whose posts were asked for. */
  readonly channelId: string | undefined;
  /** It came this many ms before the time that an earlier answer had named; 0 where it was in time. */
  readonly earlyByMs: number;
  /** Absent where no answer was given. */
  status?: number;
  fault?: FaultKind;
}

const ROOM = 100_000;

function channelOf({ path, body }: Asked): string | undefined {
  if (path !== '/reports/posts') return /^\/channels\/([^/]+)\/posts$/.exec(path)?.[1];
  const asked = body as { readonly channel_id?: unknown; readonly cursor?: unknown } | undefined | null;
  if (typeof asked?.channel_id === 'string') return asked.channel_id;
  const query = typeof asked?.cursor === 'string' ? decodeCursor(asked.cursor) : '';
  return typeof query === 'string' ? undefined : query.channelId;
}

export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private heldUntil = 0;

  /** From now on requests are early until then. */
  holdUntil(at: number): void {
    this.heldUntil = Math.max(this.heldUntil, at);
  }

  add(asked: Asked, at: number): LoggedRequest {
    const entry: LoggedRequest = {
      at,
      method: asked.method,
      path: asked.path,
      query: Object.fromEntries(asked.query),
      body: asked.body,
      channelId: channelOf(asked),
      earlyByMs: Math.max(0, this.heldUntil - at),
    };
    if (this.entries.length >= ROOM) this.entries.splice(0, ROOM / 10);
    this.entries.push(entry);
    return entry;
  }
}
