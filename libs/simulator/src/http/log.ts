import type { Asked } from './asked.js';
import type { FaultKind } from './faults.js';

/** What was asked, for tests to look at. Neither tokens nor answers are in it. */
export interface LoggedRequest {
  /** Real time, ms since 1970. */
  readonly at: number;
  readonly method: string;
  /** Beneath the API's prefix. */
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

/** The same in numbers, since the platform began to answer. */
export interface RequestRecord {
  readonly requests: number;
  /** Of those, how many came before the time that an earlier answer had named. */
  readonly early: number;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** Path of the newest one. */
  readonly last: string | null;
}

const ROOM = 100_000;

export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private readonly heldUntil = new Map<string, number>();
  private requests = 0;
  private early = 0;
  private readonly faults: Partial<Record<FaultKind, number>> = {};

  get record(): RequestRecord {
    const { requests, early, faults } = this;
    return { requests, early, faults, last: this.entries.at(-1)?.path ?? null };
  }

  note(entry: LoggedRequest, fault: FaultKind): void {
    entry.fault = fault;
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }

  /** From now on requests that are counted with it are early until then. */
  holdUntil(counted: string, at: number): void {
    this.heldUntil.set(counted, Math.max(this.heldUntil.get(counted) ?? 0, at));
  }

  add(
    asked: Asked,
    { counted, channelId }: Pick<LoggedRequest, 'channelId'> & { readonly counted: string },
    at: number,
  ): LoggedRequest {
    const entry: LoggedRequest = {
      at,
      method: asked.method,
      path: asked.path,
      query: Object.fromEntries(asked.query),
      body: asked.body,
      channelId,
      earlyByMs: Math.max(0, (this.heldUntil.get(counted) ?? 0) - at),
    };
    this.requests += 1;
    if (entry.earlyByMs > 0) this.early += 1;
    if (this.entries.length >= ROOM) this.entries.splice(0, ROOM / 10);
    this.entries.push(entry);
    return entry;
  }
}
