import { createHash } from 'node:crypto';
import type { SealFault, SealedEdition } from '@takeup/domain';
import { readEditionFile } from '@takeup/domain';

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Checks an edition's JSON file by itself; needs no database. */
export function openEditionFile(bytes: Uint8Array): SealedEdition | SealFault {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return 'unreadable';
  }
  return readEditionFile(text, sha256Of);
}
