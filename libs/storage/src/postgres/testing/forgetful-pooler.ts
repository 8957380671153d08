import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

/** Of a start-up message: its length and the version of the protocol, before what it says. */
const HEAD = 8;

/** Between a client and a server, as a pooler that passes on everything but the `options` that a connection begins with. */
export async function forgetfulPooler(serverPort: number): Promise<{ readonly port: number; close(): void }> {
  const pooler: Server = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1');
    for (const [own, other] of [
      [client, server],
      [server, client],
    ] as const) {
      own.on('error', () => other.destroy());
      own.on('close', () => other.destroy());
    }
    client.once('data', (first: Buffer) => {
      server.write(withoutOptions(first));
      client.pipe(server);
    });
    server.pipe(client);
  });
  await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
  return { port: (pooler.address() as AddressInfo).port, close: () => pooler.close() };
}

/** @see https://www.postgresql.org/docs/current/protocol-message-formats.html StartupMessage: names and values, ended by an empty name */
function withoutOptions(message: Buffer): Buffer {
  const said = message.subarray(HEAD).toString('utf8').split('\0');
  const kept: string[] = [];
  for (let at = 0; said[at]; at += 2)
    if (said[at] !== 'options') kept.push(`${said[at]}\0${said[at + 1] ?? ''}\0`);
  const body = Buffer.from(`${kept.join('')}\0`);
  const head = Buffer.from(message.subarray(0, HEAD));
  head.writeInt32BE(HEAD + body.length);
  return Buffer.concat([head, body]);
}
