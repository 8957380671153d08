import type { Agent, Dispatcher } from 'undici';
import type { Instant } from '@takeup/domain';
import { UnusableBody, readBody } from './body.js';
import type { FaultCode, Json, Reply } from './contract.js';
import { Faulted } from './contract.js';
import { isCutOff, parseSafely } from './safe-json.js';

export interface Exchange {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly maxBytes: number;
  readonly totalMs: number;
  readonly signal?: AbortSignal;
  now(): Instant;
}

/** Longest answer that is read of an error; it only has to tell which. */
const MOST_OF_AN_ERROR = 65_536;
const START = 200;

/**
 * One request and its answer, whatever the status; redirects are not followed.
 * @param what method and path, for the detail of a fault: never the query, a header or a body
 * @throws Faulted where no whole answer came
 */
export async function exchange(agent: Agent, what: string, asked: Exchange): Promise<Reply> {
  const deadline = asked.now() + asked.totalMs;
  try {
    const answer = await agent.request({
      origin: asked.url.origin,
      path: `${asked.url.pathname}${asked.url.search}`,
      method: asked.method,
      headers: asked.headers,
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    });
    return await replyOf(answer, { ...asked, deadline });
  } catch (error) {
    throw new Faulted(faultOfFailure(what, error));
  }
}

async function replyOf(
  { statusCode: status, headers: raw, body }: Dispatcher.ResponseData,
  caps: Exchange & { readonly deadline: Instant },
): Promise<Reply> {
  const headers = flat(raw);
  const isError = status >= 300;
  const maxBytes = isError ? Math.min(caps.maxBytes, MOST_OF_AN_ERROR) : caps.maxBytes;
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  let text = '';
  try {
    text = await readBody(body, encoding, { maxBytes, deadline: caps.deadline, now: caps.now });
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

function flat(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

const BY_ERROR: Readonly<Record<string, FaultCode>> = {
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  UND_ERR_HEADERS_TIMEOUT: 'stalled',
  UND_ERR_BODY_TIMEOUT: 'stalled',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  Z_BUF_ERROR: 'truncated',
  Z_DATA_ERROR: 'unreadable',
  UND_ERR_ABORTED: 'cancelled',
  ABORT_ERR: 'cancelled',
};

function faultOfFailure(what: string, error: unknown): Faulted['fault'] {
  if (error instanceof Faulted) return error.fault;
  const code = codeOf(error);
  // What the network does wrong has a code; anything else is a mistake of ours.
  if (code === undefined) throw error;
  // Larger than the cap today is larger tomorrow: somebody has to look.
  const kind = code === 'private-host' ? 'denied' : code === 'too-large' ? 'changed' : 'transient';
  return { kind, code, detail: `${what}: ${code}` };
}

function codeOf(error: unknown): FaultCode | undefined {
  if (error instanceof UnusableBody) return error.code;
  const { name, code, errors } = partsOf(error);
  if (name === 'AbortError') return 'cancelled';
  if (code === 'TAKEUP_PRIVATE_HOST') return 'private-host';
  if (/CERT|SELF_SIGNED|VERIFY|^ERR_TLS|^ERR_SSL/.test(code)) return 'certificate';
  if (code === '') return errors.length > 0 ? codeOf(errors[0]) : undefined;
  return BY_ERROR[code] ?? 'unreachable';
}

/** Errors of the runtime, told by what they carry: they need not be of this realm. */
function partsOf(error: unknown): { name: string; code: string; errors: readonly unknown[] } {
  const own = typeof error === 'object' && error !== null ? error : {};
  return {
    name: 'name' in own && typeof own.name === 'string' ? own.name : '',
    code: 'code' in own && typeof own.code === 'string' ? own.code : '',
    errors: 'errors' in own && Array.isArray(own.errors) ? own.errors : [],
  };
}
