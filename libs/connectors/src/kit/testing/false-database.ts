import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A message of PostgreSQL's protocol, version 3: a letter, the length, what it holds. */
export function message(letter: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
}

export function int32(value: number): Buffer {
  const own = Buffer.alloc(4);
  own.writeInt32BE(value);
  return own;
}

export function int16(value: number): Buffer {
  const own = Buffer.alloc(2);
  own.writeInt16BE(value);
  return own;
}

/** The sign-in is done, and a question may be asked. */
export const WELCOME = Buffer.concat([message('R', int32(0)), message('Z', 'I')]);

/** What every question that gives no rows is answered with. */
export const DONE = Buffer.concat([
  message('1'),
  message('2'),
  message('n'),
  message('C', 'BEGIN\0'),
  message('Z', 'T'),
]);

/** The head of rows with these columns, all text. */
export function columns(...names: readonly string[]): Buffer {
  const each = names.flatMap((name) => [
    `${name}\0`,
    int32(0),
    int16(0),
    int32(25),
    int16(-1),
    int32(-1),
    int16(0),
  ]);
  return message('T', int16(names.length), ...each);
}

export interface FalseDatabase {
  readonly port: number;
  /** All that was received, of all connections. */
  readonly received: () => string;
  readonly close: () => Promise<void>;
}

/**
 * A server that says of itself that it is a PostgreSQL, and need not behave like one.
 * @param answer to the n-th message of a connection, from 0, which is its beginning; undefined: silence
 */
export async function falseDatabase(
  answer: (at: number, socket: Socket) => Buffer | undefined,
): Promise<FalseDatabase> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let at = 0;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received.push(data);
      const said = answer(at++, socket);
      if (said !== undefined) socket.write(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received: () => Buffer.concat(received).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
