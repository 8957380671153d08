import type { Fault, Reply } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';

/** Where the status alone misleads or says too little. */
const BY_CODE: Readonly<Record<string, Pick<Fault & { kind: 'denied' }, 'kind' | 'code'>>> = {
  INVALID_API_KEY: { kind: 'denied', code: 'unauthorised' },
  UNAUTHORIZED: { kind: 'denied', code: 'unauthorised' },
  USER_DEACTIVATED: { kind: 'denied', code: 'unauthorised' },
  REALM_DEACTIVATED: { kind: 'denied', code: 'forbidden' },
};

/** Zulip says what is wrong as `{result, code}`, older servers all of it with 400. */
export function faultIn({ status, json }: Reply): Fault | undefined {
  const error = isRow(json) ? json : {};
  if (error['result'] !== 'error') return undefined;
  const code = textIn(error, 'code');
  if (code === 'RATE_LIMIT_HIT' && status !== 429)
    return { kind: 'throttled', code: 'rate-limited', detail: code };
  const known = BY_CODE[code];
  if (known !== undefined) return { ...known, detail: code };
  return status < 300 ? { kind: 'changed', code: 'refused', detail: '' } : undefined;
}

/** `retry-after` of the body: seconds, with a fraction. */
export function retryAt({ json }: Reply, now: Instant): Instant | undefined {
  const seconds = isRow(json) ? numberIn(json, 'retry-after') : undefined;
  return seconds === undefined ? undefined : now + Math.ceil(seconds * 1000);
}
