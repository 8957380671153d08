import type { Agent, Dispatcher } from 'undici';
import type { Instant } from '@takeup/domain';
import type { Reply } from './asking.js';
import { readBody } from './body.js';
import { Faulted } from './fault.js';
import type { Json } from './json.js';
import { UnusableBody, faultOfFailure } from './network-fault.js';
import { isCutOff, parseSafely } from './safe-json.js';

export interface Exchange {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly content?: string;
  readonly maxBytes: number;
  readonly totalMs: number;
  readonly signal?: AbortSignal;
  now(): Instant;
}

/** Longest answer that is read of an error; it only has to tell which. */
export const MOST_OF_AN_ERROR = 65_536;
/** Characters of what is no JSON. */
export const START = 200;

/**
 * One request and its answer, whatever the status; redirects are not followed.
 * @param what method and path, for the detail of a fault: never the query, a header or a body
 * @throws Faulted where no whole answer came
 */
export async function exchange(agent: Agent, what: string, asked: Exchange): Promise<Reply> {
  const deadline = asked.now() + asked.totalMs;
  try {
    return await replyOf(await answerTo(agent, asked), { ...asked, deadline });
  } catch (error) {
    throw new Faulted(faultOfFailure(what, error));
  }
}

/** The beginning of an answer, its body unread. */
export function answerTo(agent: Agent, asked: Exchange): Promise<Dispatcher.ResponseData> {
  return agent.request({
    origin: asked.url.origin,
    path: `${asked.url.pathname}${asked.url.search}`,
    method: asked.method,
    headers: asked.headers,
    ...(asked.content === undefined ? {} : { body: asked.content }),
    ...(asked.signal === undefined ? {} : { signal: asked.signal }),
  });
}

/** @throws UnusableBody and errors of network and packing */
export async function replyOf(
  { statusCode: status, headers: raw, body }: Dispatcher.ResponseData,
  caps: Exchange & { readonly deadline: Instant },
): Promise<Reply> {
  const headers = flat(raw);
  const isError = status >= 300;
  const maxBytes = isError ? Math.min(caps.maxBytes, MOST_OF_AN_ERROR) : caps.maxBytes;
  let text = '';
  try {
    text = await readBody(body, headers, { maxBytes, deadline: caps.deadline, now: caps.now });
  } catch (error) {
    // The status of an error says enough.
    if (!isError) throw error;
  }
  return { status, headers, json: jsonOf(text, headers, isError), start: text.slice(0, START) };
}

function jsonOf(text: string, headers: Readonly<Record<string, string>>, isError: boolean): Json | undefined {
  const isSaid = /\bjson\b/i.test(headers['content-type'] ?? '');
  if (text.trim() === '' || !(isSaid || /^\s*[[{]/.test(text))) return undefined;
  try {
    return parseSafely(text);
  } catch (error) {
    if (isError || /^\s*</.test(text)) return undefined;
    throw new UnusableBody(isCutOff(error, text) ? 'truncated' : 'unreadable');
  }
}

/** Lower-case names; what stands several times in one. */
export function flat(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
