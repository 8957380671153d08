import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedOf {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it is JSON or a form. */
  readonly body: unknown;
}

/** JSON unless it is text or bytes. `reset` ends the connection, `stall` says nothing. */
export type Told =
  | 'reset'
  | 'stall'
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

export interface Served {
  readonly url: string;
  /** Oldest first. */
  readonly asked: readonly AskedOf[];
  close(): Promise<void>;
}

/** A web server on this machine that answers as it is told. */
export async function serve(answer: (asked: AskedOf) => Told): Promise<Served> {
  const asked: AskedOf[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
      const { method = 'GET', headers } = request;
      const one = { method, path: pathname, query: searchParams, headers, body: parsed(chunks, headers) };
      asked.push(one);
      const told = answer(one);
      if (told === 'reset') return void response.destroy();
      if (told === 'stall') return undefined;
      const { status = 200, body = '' } = told;
      const isPlain = typeof body === 'string' || body instanceof Uint8Array;
      const type = isPlain ? {} : { 'content-type': 'application/json' };
      response.writeHead(status, { ...type, ...told.headers });
      return void response.end(isPlain ? body : JSON.stringify(body));
    });
  });
  // A reader busy in the same process comes back late, and one hung up on meanwhile would be told of a reset.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parsed(chunks: readonly Buffer[], headers: IncomingHttpHeaders): unknown {
  const text = Buffer.concat(chunks).toString();
  if (headers['content-type'] === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
