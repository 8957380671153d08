import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { invalid } from '@takeup/domain';
import { Refused } from '../outcome.js';

/** A file's content as decoded text, chunk by chunk, never whole. */
export interface TextFile {
  readonly text: AsyncIterable<string>;
  /** SHA-256 of the bytes as they came; complete once the text has been read. */
  digest(): string;
}

/** Reads UTF-8, plain or gzipped (told by content, not by name). @throws Refused for UTF-16, other encodings, broken gzip */
export function readText(bytes: AsyncIterable<Uint8Array>): TextFile {
  const hash = createHash('sha256');
  return { text: decode(unzip(hashed(bytes, hash))), digest: () => hash.copy().digest('hex') };
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: { update(chunk: Uint8Array): unknown }) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    if (chunk.length > 0) yield chunk;
  }
}

async function* unzip(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const rest = (async function* () {
    yield first.value;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* rest;
    return;
  }
  const input = Readable.from(rest);
  const gunzip = createGunzip();
  input.on('error', (error) => gunzip.destroy(error));
  try {
    yield* input.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new Refused(invalid('file-broken-gzip'));
    }
    throw error;
  }
}

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const chunk of bytes) {
    if (first && isUtf16(chunk)) throw new Refused(invalid('file-utf16'));
    first = false;
    yield decodePart(decoder, chunk);
  }
  const last = decodePart(decoder, undefined);
  if (last !== '') yield last;
}

function decodePart(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new Refused(invalid('file-not-utf8'));
  }
}

/** A byte order mark of UTF-16, or every other byte of the beginning zero, as in UTF-16 text without one. */
function isUtf16(chunk: Uint8Array): boolean {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) return true;
  return chunk.subarray(0, 64).filter((byte) => byte === 0).length > 8;
}
