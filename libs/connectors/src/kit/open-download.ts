import type { Agent } from 'undici';
import type { Instant } from '@takeup/domain';
import type { Download, Reply } from './asking.js';
import { endOf } from './body.js';
import type { Exchange } from './exchange.js';
import { MOST_OF_AN_ERROR, START, answerTo, flat, replyOf } from './exchange.js';
import { Faulted } from './fault.js';
import type { Json } from './json.js';
import { UnusableBody, faultOfFailure } from './network-fault.js';
import { parseSafely } from './safe-json.js';
import { peek, unpacked } from './unpack.js';

/** What an answer says of itself, and where it is no error its body, yet to be read. */
export interface Opening {
  readonly reply: Reply;
  readonly download?: Download;
}

/**
 * One request and the beginning of its answer. `totalMs` is the time that the platform is waited for, without what the
 * reader takes for himself.
 * @throws Faulted where no answer came
 */
export async function openDownload(agent: Agent, what: string, asked: Exchange): Promise<Opening> {
  try {
    const begun = asked.now();
    const answer = await answerTo(agent, asked);
    const { statusCode: status, body } = answer;
    if (status >= 300) return { reply: await replyOf(answer, { ...asked, deadline: begun + asked.totalMs }) };
    const headers = flat(answer.headers);
    const pieces = capped(unpacked(timed(body, asked), headers), asked.maxBytes);
    const { head, isAll, whole } = await peek(pieces, MOST_OF_AN_ERROR);
    const text = new TextDecoder().decode(head);
    const reply = { status, headers, json: isAll ? jsonIn(text) : undefined, start: text.slice(0, START) };
    const bytes = faulting(what, whole);
    return { reply, download: { what, headers, bytes, close: () => endOf(body) } };
  } catch (error) {
    throw new Faulted(faultOfFailure(what, error));
  }
}

/** A refusal is short JSON; so may a file of one row be. What is neither is for its reader to judge. */
function jsonIn(text: string): Json | undefined {
  try {
    return /^\s*\{/.test(text) ? parseSafely(text) : undefined;
  } catch {
    return undefined;
  }
}

interface Clock {
  readonly totalMs: number;
  now(): Instant;
}

async function* timed(body: AsyncIterable<Buffer>, { totalMs, now }: Clock): AsyncGenerator<Buffer> {
  let waited = 0;
  let since = now();
  for await (const piece of body) {
    waited += now() - since;
    if (waited > totalMs) throw new UnusableBody('stalled');
    yield piece;
    since = now();
  }
}

async function* capped(pieces: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > most) throw new UnusableBody('too-large');
    yield piece;
  }
}

async function* faulting(what: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
  } catch (error) {
    throw new Faulted(faultOfFailure(what, error));
  }
}
