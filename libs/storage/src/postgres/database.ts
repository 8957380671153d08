import type { DataSource, EntitySchema } from 'typeorm';
import { openEmbedded } from './database-embedded.js';
import { openExternal } from './database-external.js';
import type { Migration } from './migrate.js';

/** Which database, and what is in it. */
export interface DatabaseOptions {
  /** Where the embedded server keeps its data. Not used with `databaseUrl`. */
  readonly dataDir: string;
  /** An external server; without it the embedded one is used. */
  readonly databaseUrl?: string;
  /** A login of its own for the reader on an external server. */
  readonly readerUrl?: string;
  /** Whether a database may be made. False refuses a missing one and leaves no trace. */
  readonly create: boolean;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly Migration[];
  readonly applicationName?: string;
  /** Connections in each of the two pools. */
  readonly poolSize?: number;
  /** A further database on the embedded server, made when absent and `create` is true. */
  readonly databaseName?: string;
  /** The user id to run the embedded PostgreSQL as when this process is root. */
  readonly serverUid?: number;
}

/** An open database: one pool that may do everything, and one that may read what is released. */
export interface Database {
  readonly owner: DataSource;
  readonly reader: DataSource;
  readonly kind: 'embedded' | 'external';
  /** What the operator should be told, a sentence or more each. */
  readonly notes: readonly string[];
  /** Closes both pools; the last process to close an embedded database stops its server. */
  close(): Promise<void>;
}

/**
 * Opens the database with its schema up to date.
 * @throws DatabaseUnavailable which says what is wrong and what to do
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl === undefined
    ? openEmbedded(options)
    : openExternal(options, options.databaseUrl);
}
