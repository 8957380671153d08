import type { Fault, Reply } from '@takeup/connectors/kit';
import { isRow, textIn } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';

type Verdict = readonly [RegExp, Pick<Fault & { kind: 'denied' | 'absent' }, 'kind' | 'code'>];

/** What stands in `errorType`, in older servers at the end of `error` in brackets. */
const BY_TYPE: readonly Verdict[] = [
  [/error-(?:unauthorized|not-allowed|action-not-allowed)/, { kind: 'denied', code: 'permission-missing' }],
  [/error-(?:invalid-user|user-not-found|user-is-not-activated)/, { kind: 'denied', code: 'unauthorised' }],
  [/totp-required/, { kind: 'denied', code: 'unauthorised' }],
  [/error-(?:room-not-found|invalid-room)/, { kind: 'absent', code: 'not-found' }],
  [/license/i, { kind: 'denied', code: 'not-licensed' }],
];

/** Rocket.Chat says what is wrong as `{success: false, error, errorType}`, and most of it with 400. */
export function faultIn({ status, headers, json }: Reply): Fault | undefined {
  const body = isRow(json) ? json : {};
  const isRefusal = body['success'] === false || body['status'] === 'error';
  if (!isRefusal) return undefined;
  const said = `${textIn(body, 'errorType')} ${textIn(body, 'error')}`;
  if (status !== 429 && said.includes('error-too-many-requests')) {
    const at = momentIn(headers);
    const detail = '';
    return {
      kind: 'throttled',
      code: 'rate-limited',
      ...(at === undefined ? {} : { retryAt: at }),
      detail,
    };
  }
  if (status >= 500 || status === 401 || status === 429) return undefined;
  const known = BY_TYPE.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return { ...known[1], detail: '' };
  return status < 300 ? { kind: 'changed', code: 'refused', detail: '' } : undefined;
}

/** `X-RateLimit-Reset`, a moment; else the seconds in words: “You must wait 41 seconds”. */
export function retryAt({ headers, json }: Reply, now: Instant): Instant | undefined {
  const seconds = /must wait (\d{1,6}) seconds/.exec(isRow(json) ? textIn(json, 'error') : '')?.[1];
  const waited = seconds === undefined ? undefined : now + Number(seconds) * 1000;
  return momentIn(headers) ?? waited;
}

function momentIn(headers: Reply['headers']): Instant | undefined {
  const text = headers['x-ratelimit-reset'] ?? '';
  return /^\d{13}$/.test(text) ? Number(text) : undefined;
}
