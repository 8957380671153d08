import type { Fault, FaultCode, JsonRow, Reply } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';

type Verdict = readonly [kind: Fault['kind'], code: FaultCode];

/** Graph's codes for a token that is not taken, with whatever status. */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  'InvalidAuthenticationToken',
  'Authentication_MissingOrMalformed',
  'Authentication_ExpiredToken',
  'CompactToken parsing failed',
]);
const NOT_LET: ReadonlySet<string> = new Set([
  'Authorization_RequestDenied',
  'S2SUnauthorized',
  'Forbidden',
  'AccessDenied',
  'accessDenied',
]);
/** Yammer's numbers. */
const TOKEN_NOT_FOUND = 16;
const TOO_MANY = 33;

/** Graph says what is wrong in `{error: {code, message}}`, Yammer in `{response: {stat, code}}`; either may come with a 200. */
export function faultIn({ status, json }: Reply): Fault | undefined {
  const body = isRow(json) ? json : {};
  const verdict = ofYammer(status, body) ?? ofGraph(status, body);
  return verdict && { kind: verdict[0], code: verdict[1], detail: '' };
}

function ofGraph(status: number, { error }: JsonRow): Verdict | undefined {
  if (!isRow(error)) return status === 403 ? ['denied', 'permission-missing'] : undefined;
  const code = textIn(error, 'code');
  if (NOT_TAKEN.has(code)) return ['denied', 'unauthorised'];
  if (NOT_LET.has(code) || status === 403) return ['denied', 'permission-missing'];
  // The only thing that reports are asked with is the day; one that lies too far back is refused by its date.
  if (status === 400 && /\bdate\b/i.test(textIn(error, 'message'))) return ['absent', 'not-found'];
  return status < 300 ? ['denied', 'forbidden'] : undefined;
}

function ofYammer(status: number, { response }: JsonRow): Verdict | undefined {
  if (!isRow(response) || textIn(response, 'stat') !== 'fail') return undefined;
  const code = numberIn(response, 'code') ?? Number(textIn(response, 'code'));
  if (code === TOO_MANY && status !== 429) return ['throttled', 'rate-limited'];
  if (code === TOKEN_NOT_FOUND) return ['denied', 'unauthorised'];
  return status < 300 ? ['denied', 'forbidden'] : undefined;
}
