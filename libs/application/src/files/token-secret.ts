import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { tokenText } from '@takeup/domain';

/** A new access token: what is given away once, and what is kept. */
export interface NewToken {
  readonly id: string;
  readonly text: string;
  readonly hash: Uint8Array;
}

export function newToken(): NewToken {
  const id = randomBytes(5).toString('hex');
  const text = tokenText(id, randomBytes(32).toString('base64url'));
  return { id, text, hash: hashOf(text) };
}

/** Whether the text is the one the hash was made of, in the same time whatever it is. */
export function isToken(text: string, hash: Uint8Array): boolean {
  return timingSafeEqual(hashOf(text), hash);
}

/** One round is enough: nobody guesses 256 random bits. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
