import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

/** Bytes as hexadecimal text. */
export interface Hex {
  readonly hex: string;
}

/** One value of a row as `COPY` takes it. A Buffer or a Hex goes into a `bytea` column. */
export type CopyValue = string | number | bigint | Buffer | Hex | null;

const SPECIAL = /[\\\t\n\r]/;
const CHUNK_LENGTH = 65_536;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function encode(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string')
    return SPECIAL.test(value)
      ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
      : value;
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'object') return `\\\\x${value.hex}`;
  return String(value);
}

async function* chunks(batches: AsyncIterable<readonly (readonly CopyValue[])[]>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const batch of batches) {
    for (const row of batch) text += `${row.map(encode).join('\t')}\n`;
    if (text.length < CHUNK_LENGTH) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

async function* single<T>(rows: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  for await (const row of rows) yield [row];
}

/**
 * Streams rows into `COPY … FROM STDIN` (text format) and returns how many arrived. A source that
 * throws, or a row the table refuses, fails the statement and with it the transaction around it.
 */
export function copyInto(
  client: ClientBase,
  statement: string,
  rows: AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return copyBatchesInto(client, statement, single(rows));
}

/** As {@link copyInto}, for a source that has its rows in batches. */
export async function copyBatchesInto(
  client: ClientBase,
  statement: string,
  batches: AsyncIterable<readonly (readonly CopyValue[])[]>,
): Promise<number> {
  const sink = client.query(copyFrom(statement));
  await pipeline(Readable.from(chunks(batches), { objectMode: true, highWaterMark: 1 }), sink);
  return sink.rowCount;
}

/** The connection of the transaction that TypeORM is running for this manager. */
export async function pgClientOf(manager: EntityManager): Promise<ClientBase> {
  const { queryRunner } = manager;
  if (queryRunner?.isTransactionActive !== true)
    throw new Error('pgClientOf needs the manager of a running transaction');
  const client: ClientBase = await queryRunner.connect();
  return client;
}
