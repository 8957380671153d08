import { Faulted, faulted } from '@takeup/connectors/kit';
import type pg from 'pg';
import { WHAT } from './fault-of.js';

type Stream = pg.Connection['stream'];

/** More bytes than any answer that is of use, with all that belongs to the protocol. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The way to a database that need not be one. What the driver throws at an answer it cannot read would end the process,
 * as it is thrown where nobody can catch it: here it ends the connection. So do more bytes, and more time, than are given.
 */
export class GuardedStream {
  readonly #guarded: Stream[] = [];
  readonly #isLate: () => boolean;
  #left = MOST_BYTES;

  /** @param isLate whether no answer is waited for any more */
  constructor(isLate: () => boolean) {
    this.#isLate = isLate;
  }

  /** Whether the other side, or what went wrong, has ended it. */
  get isOver(): boolean {
    return this.#guarded.some(({ destroyed }) => destroyed);
  }

  /** Called for the connection, and again for the encryption around it. */
  guard(stream: Stream): void {
    this.#guarded.unshift(stream);
    const emit = stream.emit.bind(stream) as (name: string | symbol, ...told: unknown[]) => boolean;
    stream.emit = (name: string | symbol, ...told: unknown[]) => {
      try {
        if (name === 'data') this.#count(told[0]);
        return emit(name, ...told);
      } catch (error) {
        this.end(error instanceof Faulted ? error : faulted('changed', 'unexpected-shape', WHAT));
        return true;
      }
    };
  }

  /** The encryption first: else the connection's own end would be told in place of the reason. */
  end(why?: Error): void {
    for (const stream of this.#guarded) stream.destroy(why);
  }

  #count(data: unknown): void {
    this.#left -= data instanceof Uint8Array ? data.byteLength : 0;
    if (this.#left < 0) throw faulted('changed', 'too-large', WHAT);
    if (this.#isLate()) throw faulted('changed', 'query-too-slow', WHAT);
  }
}
