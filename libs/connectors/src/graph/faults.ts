import type { Fault, FaultCode, Reply } from '@takeup/connectors/kit';
import { isRow, textIn } from '@takeup/connectors/kit';

/** Codes for a token that is not taken, with whatever status. */
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

/** Graph says what is wrong in `{error: {code, message}}`, which may come with a 200. */
export function graphFault({ status, json }: Reply): Fault | undefined {
  const verdict = verdictOn(status, isRow(json) ? json['error'] : undefined);
  return verdict && { kind: verdict[0], code: verdict[1], detail: '' };
}

function verdictOn(
  status: number,
  error: Reply['json'],
): readonly [kind: 'denied' | 'absent', code: FaultCode] | undefined {
  if (!isRow(error)) return status === 403 ? ['denied', 'permission-missing'] : undefined;
  const code = textIn(error, 'code');
  if (NOT_TAKEN.has(code)) return ['denied', 'unauthorised'];
  if (NOT_LET.has(code) || status === 403) return ['denied', 'permission-missing'];
  // The only thing that reports are asked with is the day; one that lies too far back is refused by its date.
  if (status === 400 && /\bdate\b/i.test(textIn(error, 'message'))) return ['absent', 'not-found'];
  return status < 300 ? ['denied', 'forbidden'] : undefined;
}
