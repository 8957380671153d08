import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { KeyStore, SealingKey } from '@takeup/application';
import { Refused, sealingKey } from '@takeup/application';
import { Secret } from '@takeup/connectors';
import { refused } from '@takeup/domain';

/** 32 bytes as hexadecimal digits. */
const KEY = /^[0-9a-f]{64}$/i;

export function isSecretKey(text: string): boolean {
  return KEY.test(text.trim());
}

/**
 * The key that seals the secrets of connections, in a file that its owner alone may read. Beside it lies, while it is
 * being changed, the one that takes its place.
 */
export function secretKeyFile(file: string): KeyStore {
  const newer = `${file}.next`;
  return {
    where: file,
    keys: () => [file, newer].flatMap((own) => readKey(own) ?? []),
    first: () => readKey(file) ?? makeKey(file),
    next: () => readKey(newer) ?? makeKey(newer),
    settle: (key) => {
      if (readKey(newer)?.check !== key.check) return;
      renameSync(newer, file);
      syncFolder(file);
    },
  };
}

/** The key that the environment gives. @param next what is to take its place; changing the environment is the operator's */
export function secretKeyOfEnvironment(secret: Secret, next?: Secret): KeyStore {
  const key = keyOf(secret);
  return {
    where: 'TAKEUP_SECRET',
    keys: () => [key],
    first: () => key,
    next: () => {
      if (next === undefined) throw new Refused(refused('secret-key-new'));
      return keyOf(next);
    },
    settle: () => undefined,
  };
}

function keyOf(secret: Secret): SealingKey {
  return sealingKey(Buffer.from(secret.reveal().trim(), 'hex'));
}

/** @returns null where there is no such file. @throws Refused where it cannot be read, or holds no key */
function readKey(file: string): SealingKey | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Refused(refused('secret-key-unreadable', { where: file }));
  }
  if (!isSecretKey(text)) throw new Refused(refused('secret-key-damaged', { where: file }));
  return keyOf(new Secret(text));
}

/** Written whole under another name first: a key that is there is a key. Who comes second takes the first one's. */
function makeKey(file: string): SealingKey {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const open = openSync(draft, 'w', 0o600);
    try {
      writeSync(open, `${randomBytes(32).toString('hex')}\n`);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    linkOnce(draft, file);
    syncFolder(file);
  } catch {
    throw new Refused(refused('secret-key-unwritable', { where: file }));
  }
  const made = readKey(file);
  if (made === null) throw new Refused(refused('secret-key-unwritable', { where: file }));
  return made;
}

function linkOnce(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** So that the name outlives a power cut too. */
function syncFolder(file: string): void {
  const folder = openSync(path.dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
