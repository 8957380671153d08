import type { Request } from 'express';

export interface Body {
  readonly bytes: Uint8Array;
  /** To be called once the bytes are no longer needed. */
  release(): void;
}

/**
 * Reads the bytes of bodies as they came, unpacked by nobody. All that are read at once hold so many bytes and no more: anybody
 * may send some before it is known who it is.
 */
export class Bodies {
  #held = 0;

  /** @param most bytes of one body; `atOnce` of all together */
  constructor(private readonly caps: { readonly most: number; readonly atOnce: number }) {}

  /** What is over is left unread: `hearOut` before it is answered. */
  async read(request: Request): Promise<Body | 'too-large' | 'busy'> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const release = (): void => {
      this.#held -= length;
      length = 0;
    };
    const refuse = <Reason>(reason: Reason): Reason => {
      release();
      return reason;
    };
    if (Number(request.headers['content-length'] ?? 0) > this.caps.most) return refuse('too-large' as const);
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
        length += chunk.length;
        this.#held += chunk.length;
        if (length > this.caps.most) return refuse('too-large' as const);
        if (this.#held > this.caps.atOnce) return refuse('busy' as const);
        chunks.push(chunk);
      }
    } catch (error) {
      release();
      throw error;
    }
    return { bytes: Buffer.concat(chunks, length), release };
  }
}
