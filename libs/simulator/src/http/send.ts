import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';

const headOf = ({ body, headers }: Answer) => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  ...headers,
});

export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, headOf(answer));
  response.end(answer.body);
}

interface Held {
  readonly draw: number;
  readonly afterMs: number;
}

/** Holds what it has begun to say, or says nothing, and hangs up in the end. */
export function stall(response: ServerResponse, answer: Answer, { draw, afterMs }: Held): void {
  // Where there is nothing more to say, to have begun is to have ended.
  if (draw % 2 === 0 && answer.body.length > 1) {
    response.writeHead(answer.status, headOf(answer));
    response.write(answer.body.slice(0, Math.floor(answer.body.length / 2)));
  }
  const timer = setTimeout(() => response.destroy(), afterMs);
  response.on('close', () => clearTimeout(timer));
}

/**
 * Says less than there is. Half of an object is none, so it may even be called whole; of a file that could not be told, and
 * there the connection breaks.
 */
export function cutOff(response: ServerResponse, answer: Answer, draw: number): void {
  const some = answer.body.slice(0, 1 + (draw % Math.max(1, answer.body.length - 3)));
  const isObject = headOf(answer)['content-type'] === 'application/json';
  if (isObject) return send(response, { ...answer, body: some });
  response.writeHead(answer.status, headOf(answer));
  response.write(some, () => response.destroy());
}
