export { openDatabase } from './database.js';
export type { Database, DatabaseOptions } from './database.js';
export { DatabaseUnavailable, isDuplicate } from './errors.js';
export type { DatabaseFault } from './errors.js';
export type { Migration } from './migrate.js';
export { copyDatabase, dropDatabase } from './embedded-databases.js';
export { readerRoleSql } from './reader-role.js';
export { copyBatchesInto, copyInto, pgClientOf } from './copy.js';
export type { CopyValue } from './copy.js';
