import type { Dispatcher } from 'undici';
import type { Instant } from '@takeup/domain';
import { UnusableBody } from './network-fault.js';
import { decoded } from './unpack.js';

type Body = Dispatcher.ResponseData['body'];

export interface BodyCaps {
  /** Once unpacked. */
  readonly maxBytes: number;
  /** When the whole answer must have come. */
  readonly deadline: Instant;
  now(): Instant;
}

/**
 * Reads a body as text, unpacking gzip, and no further than the caps: what is larger is not read to its end.
 * @param headers lower-case names
 * @throws UnusableBody
 */
export async function readBody(
  body: Body,
  headers: Readonly<Record<string, string>>,
  { maxBytes, deadline, now }: BodyCaps,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decoded(body, headers)) {
      size += chunk.length;
      if (size > maxBytes) throw new UnusableBody('too-large');
      if (now() > deadline) throw new UnusableBody('stalled');
      chunks.push(chunk);
    }
  } finally {
    endOf(body);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What is left unread must not hold the connection. */
export function endOf(body: Body): void {
  body.on('error', () => undefined).destroy();
}
