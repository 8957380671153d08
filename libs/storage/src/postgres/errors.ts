/** Why there is no database. Stable: scripts and `doctor` tell the cases apart by it. */
export type DatabaseFault =
  | 'NO_DATABASE'
  | 'NO_BINARIES'
  | 'BINARIES_INCOMPLETE'
  | 'NO_USER'
  | 'NOT_WRITABLE'
  | 'NOT_OWNED'
  | 'NOT_REACHABLE'
  | 'NOT_A_CLUSTER'
  | 'VERSION_MISMATCH'
  | 'SOCKET_FOLDER'
  | 'STALE_PID'
  | 'START_FAILED'
  | 'SERVER_BUSY'
  | 'PASSWORD_FILE'
  | 'URL_INVALID'
  | 'URL_HOST'
  | 'URL_REFUSED'
  | 'URL_TLS'
  | 'URL_LOGIN'
  | 'URL_NO_DATABASE'
  | 'URL_FAILED'
  | 'READER_ROLE'
  | 'NO_RIGHTS'
  | 'MIGRATION_EDITED'
  | 'MIGRATION_FAILED'
  | 'MIGRATION_BUSY'
  | 'DATABASE_NEWER';

/** A refusal that says what is wrong, where, and what to do. Its text never holds a password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(
    readonly code: DatabaseFault,
    message: string,
    readonly whatToDo: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

/** The `code` of a Node.js or PostgreSQL error, where it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The message of anything thrown. Node.js leaves it empty when every address of a host failed. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** Turns a file system error into a refusal; anything that is not one is returned as it came. */
export function asFileFault(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (
    code === undefined ||
    !['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST'].includes(code)
  )
    return error;
  return new DatabaseUnavailable(
    'NOT_WRITABLE',
    `The data directory cannot be written: ${folder} (${messageOf(error)})`,
    'Make it writable for the user who runs Takeup, choose another with TAKEUP_DATA_DIR, or set DATABASE_URL.',
    { cause: error },
  );
}

/** Whether a row was refused because there is one with its key already. */
export const isDuplicate = (error: unknown) => codeOf(error) === '23505';
