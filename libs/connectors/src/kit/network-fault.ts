import type { Fault, FaultCode } from './fault.js';
import { Faulted } from './fault.js';

/** A body that is of no use although it came. */
export class UnusableBody extends Error {
  constructor(readonly code: FaultCode) {
    super(code);
  }
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

/**
 * What a failure of network, certificate or packing is to the runner.
 * @param what method and path, for the detail: never the query, a header or a body
 * @throws what has no code: a mistake of ours
 */
export function faultOfFailure(what: string, error: unknown): Fault {
  if (error instanceof Faulted) return error.fault;
  const code = codeOf(error);
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
