import { Cut } from './spoilt.js';

/** Bytes as they come, of which some can be asked for and some given back. */
export class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#pieces = bytes[Symbol.asyncIterator]();
  }

  /** @throws Cut where fewer are left */
  exactly(size: number): Promise<Buffer> {
    return this.atLeast(size, size);
  }

  /** One byte at least and `most` at most. @throws Cut where none is left */
  some(most: number): Promise<Buffer> {
    return this.atLeast(1, most);
  }

  /** @throws Cut where fewer than `least` are left */
  async atLeast(least: number, most: number): Promise<Buffer> {
    while (this.#held.length < least) if (!(await this.#more())) throw new Cut();
    return this.#take(Math.min(most, this.#held.length));
  }

  giveBack(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** Nobody reads on: ends the transfer. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  #take(size: number): Buffer {
    const taken = this.#held.subarray(0, size);
    this.#held = this.#held.subarray(size);
    return taken;
  }

  async #more(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (next.done === true) return false;
    const piece = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    return true;
  }
}
