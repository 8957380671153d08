import type { IncomingMessage } from 'node:http';

/**
 * Reads what is left of a request and holds none of it. Who is answered while still sending, on a connection that closes with
 * the answer, sees a broken pipe and not the answer. Ends with the request, or after so much of it or so long.
 */
export function hearOut(
  request: IncomingMessage,
  most: { readonly bytes: number; readonly ms: number },
): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let left = most.bytes;
    const over = (): void => {
      clearTimeout(timer);
      request.off('data', count).off('end', over).off('close', over);
      resolve();
    };
    const count = (chunk: Uint8Array): void => {
      left -= chunk.length;
      if (left < 0) over();
    };
    const timer = setTimeout(over, most.ms);
    request.on('data', count).once('end', over).once('close', over);
  });
}
