import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseUnavailable } from './errors.js';

/** The roles of an embedded cluster. The superuser only bootstraps; nothing else ever logs in as it. */
export const SUPERUSER = 'postgres';
export const OWNER = 'takeup_owner';
export const READER = 'takeup_reader';

/** The passwords of the three roles. Each is derived one way, so that none leads to a stronger one. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly reader: string;
}

function derive(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url');
}

/** Derives the passwords from the one random secret that is kept in a file. */
export function passwordsFrom(secret: string): Passwords {
  const owner = derive(secret, OWNER);
  return { superuser: derive(secret, SUPERUSER), owner, reader: derive(owner, READER) };
}

/** Reads the secret of an existing cluster. */
export function readPasswords(file: string): Passwords {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 32) return passwordsFrom(secret);
  } catch (cause) {
    throw lost(file, cause);
  }
  throw lost(file);
}

function lost(file: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'PASSWORD_FILE',
    `The password of the built-in PostgreSQL cannot be read from ${file}.`,
    'Bring the file back from a copy of the data directory and run Takeup as the user who owns it.',
    { cause },
  );
}
