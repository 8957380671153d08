import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DomainRules, IdentityKey } from '@takeup/application';
import { identityKey } from '@takeup/application';

const LENGTH = 32;

/** The key is not what it should be, with what to do about it. */
export class IdentityKeyFault extends Error {}

/**
 * Reads the identity key, making it at the first use: 32 random bytes as hex, readable by its owner only. It is kept
 * apart from the database, so that neither alone tells who somebody is.
 * @param domains that count as another one in addresses
 */
export function readIdentityKey(file: string, domains?: DomainRules): IdentityKey {
  let hex: string;
  try {
    hex = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!isMissing(error))
      throw new IdentityKeyFault(`The identity key ${file} cannot be read. Check who owns it.`);
    hex = makeKey(file);
  }
  const secret = Buffer.from(hex, 'hex');
  if (secret.length !== LENGTH || secret.toString('hex') !== hex.toLowerCase()) {
    throw new IdentityKeyFault(
      `${file} holds no identity key: 64 hexadecimal digits are expected. Restore the file.`,
    );
  }
  return identityKey(1, secret, domains);
}

function makeKey(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const hex = randomBytes(LENGTH).toString('hex');
  try {
    writeFileSync(file, `${hex}\n`, { mode: 0o600, flag: 'wx' });
    return hex;
  } catch {
    // Another process made it in the same moment, or the folder cannot be written: reading tells which.
    return readExisting(file);
  }
}

function readExisting(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new IdentityKeyFault(
      `The identity key ${file} cannot be written. Let this user write there, or set TAKEUP_IDENTITY_KEY_FILE.`,
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
