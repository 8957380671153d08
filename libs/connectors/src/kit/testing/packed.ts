import { gzipSync } from 'node:zlib';

/** A text as a gzip file, for servers whose files come packed. */
export function packed(text: string): Buffer {
  return gzipSync(text);
}
