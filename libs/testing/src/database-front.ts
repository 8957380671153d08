import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.js';

export interface DatabaseFront {
  readonly port: number;
  /** All that clients said to the database: what nobody but it should see. */
  readonly heard: () => string;
  readonly close: () => Promise<void>;
}

/** What a client asks before anything else where it wants to be encrypted. */
const WANTS_ENCRYPTION = Buffer.from('0000000804d2162f', 'hex');

/**
 * Stands before a PostgreSQL that listens on a socket only, and encrypts as one with a certificate does. Without a
 * certificate the database answers by itself, which does not encrypt on a socket.
 */
export async function databaseFront(socketPath: string, certificate?: Certificate): Promise<DatabaseFront> {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const led = (client: Socket, begun?: Buffer) => {
    const database = connect(socketPath);
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    client.on('data', (data) => heard.push(data));
    if (begun !== undefined) client.unshift(begun);
    client.pipe(database).pipe(client);
  };
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => client.destroy());
    if (certificate === undefined) return led(client);
    return void client.once('data', (first) => {
      client.pause();
      if (!first.equals(WANTS_ENCRYPTION)) return led(client, first);
      client.write('S');
      const encrypted = new TLSSocket(client, { isServer: true, ...certificate });
      encrypted.on('error', () => client.destroy());
      encrypted.once('secure', () => led(encrypted));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(heard).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
