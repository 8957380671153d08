import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnusableBody } from './network-fault.js';

type Bytes = AsyncIterable<Buffer>;
type Headers = Readonly<Record<string, string>>;

const PIECE = 65_536;

/** Undoes what was done to a body for its way. @throws UnusableBody for an encoding that was not asked for */
export function decoded(body: Bytes, headers: Headers): Bytes {
  const encoding = encodingOf(headers);
  if (encoding === '') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw new UnusableBody('unreadable');
  return gunzipped(body);
}

/**
 * What a body holds, unpacked where it is a gzip file: its type says so, or its first bytes do. Some platforms give such
 * a file a type of its own, some say it of the way, some say nothing.
 */
export async function* unpacked(body: Bytes, headers: Headers): AsyncGenerator<Buffer> {
  const isSaid =
    encodingOf(headers) === '' && /^application\/(?:x-)?gzip\b/i.test(headers['content-type'] ?? '');
  const { head, whole } = await peek(decoded(body, headers), 2);
  yield* isSaid || (head[0] === 0x1f && head[1] === 0x8b) ? gunzipped(whole) : whole;
}

export interface Peeked {
  readonly head: Buffer;
  /** Nothing comes after the head. */
  readonly isAll: boolean;
  /** From the beginning. */
  readonly whole: Bytes;
}

/** Looks at the first `least` bytes, or all where there are fewer. */
export async function peek(source: Bytes, least: number): Promise<Peeked> {
  const pieces = source[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let size = 0;
  let isAll = false;
  while (size < least && !isAll) {
    const next = await pieces.next();
    if (next.done === true) isAll = true;
    else {
      read.push(next.value);
      size += next.value.length;
    }
  }
  return { head: Buffer.concat(read), isAll, whole: again(read, pieces) };
}

async function* again(read: readonly Buffer[], pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* read;
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

/** Whichever of the two ends takes the other with it. */
function gunzipped(source: Bytes): Bytes {
  return pipeline(source, createGunzip({ chunkSize: PIECE }), () => undefined);
}

function encodingOf(headers: Headers): string {
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  return encoding === 'identity' ? '' : encoding;
}
