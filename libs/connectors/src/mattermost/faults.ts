import type { Fault, Reply } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';

/** Ids of errors, where the status alone misleads or says too little. */
const BY_ID: readonly (readonly [
  RegExp,
  Pick<Fault & { kind: 'denied' | 'cursor-expired' }, 'kind' | 'code'>,
])[] = [
  [
    /^model\.post\.(?:decode_cursor|query_params\.invalid_cursor)/,
    { kind: 'cursor-expired', code: 'refused' },
  ],
  [/license/, { kind: 'denied', code: 'not-licensed' }],
  [/session_expired|invalid_token|token_provided|mfa_required/, { kind: 'denied', code: 'unauthorised' }],
  [/^api\.context\.permissions\./, { kind: 'denied', code: 'permission-missing' }],
];
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 501]);

/** Mattermost says what is wrong in `{id, status_code}`; behind some proxies with a status of 200. */
export function faultIn({ status, json }: Reply): Fault | undefined {
  const error = isRow(json) ? json : {};
  const said = numberIn(error, 'status_code') ?? 0;
  const id = textIn(error, 'id');
  const judged = status < 300 && said >= 400 && id !== '' ? said : status;
  if (judged < 400) return undefined;
  const known = REFUSED.has(judged) ? BY_ID.find(([pattern]) => pattern.test(id)) : undefined;
  if (known !== undefined) return { ...known[1], detail: '' };
  if (judged === 501) return { kind: 'denied', code: 'not-licensed', detail: '' };
  // With a status of its own the general rules judge it as well.
  if (judged === status) return undefined;
  if (judged === 401 || judged === 403) return { kind: 'denied', code: 'forbidden', detail: '' };
  return { kind: 'transient', code: 'server-error', detail: '' };
}

/** Later than this it can only be a moment, not a number of seconds. */
const MOMENT = 1_000_000_000;

/** `X-Ratelimit-Reset`: seconds until the limit is lifted; a moment behind some proxies. */
export function retryAt({ headers }: Reply, now: Instant): Instant | undefined {
  const text = headers['x-ratelimit-reset'] ?? '';
  if (!/^\d+$/.test(text)) return undefined;
  const seconds = Number(text);
  return seconds < MOMENT ? now + seconds * 1000 : Math.max(now, seconds * 1000);
}
