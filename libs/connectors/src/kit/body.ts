import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { Instant } from '@takeup/domain';
import type { FaultCode } from './contract.js';

export interface BodyCaps {
  /** Once unpacked. */
  readonly maxBytes: number;
  /** When the whole answer must have come. */
  readonly deadline: Instant;
  now(): Instant;
}

export class UnusableBody extends Error {
  constructor(readonly code: FaultCode) {
    super(code);
  }
}

/**
 * Reads a body as text, unpacking gzip, and no further than the caps: what is larger is not read to its end.
 * @throws UnusableBody
 */
export async function readBody(
  body: Dispatcher.ResponseData['body'],
  encoding: string,
  { maxBytes, deadline, now }: BodyCaps,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked(body, encoding)) {
      size += chunk.length;
      if (size > maxBytes) throw new UnusableBody('too-large');
      if (now() > deadline) throw new UnusableBody('stalled');
      chunks.push(chunk);
    }
  } finally {
    // What is left unread must not hold the connection.
    body.on('error', () => undefined).destroy();
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function unpacked(body: Dispatcher.ResponseData['body'], encoding: string): AsyncIterable<Buffer> {
  if (encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw new UnusableBody('unreadable');
  const gunzip = createGunzip();
  body.on('error', (error) => gunzip.destroy(error));
  return body.pipe(gunzip);
}
