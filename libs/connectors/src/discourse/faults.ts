import type { Fault, Reply } from '@takeup/connectors/kit';
import { isRow, numberIn } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';

/** Discourse says what is wrong as `{errors, error_type}`, the Data Explorer as `{success: false, errors}`. */
export function faultIn({ status, json }: Reply): Fault | undefined {
  const body = isRow(json) ? json : {};
  if (body['error_type'] === 'rate_limit' && status !== 429)
    return { kind: 'throttled', code: 'rate-limited', detail: '' };
  if (body['error_type'] === 'not_logged_in') return { kind: 'denied', code: 'unauthorised', detail: '' };
  return body['success'] === false ? { kind: 'changed', code: 'refused', detail: '' } : undefined;
}

/** `extras.wait_seconds` of the body. */
export function retryAt({ json }: Reply, now: Instant): Instant | undefined {
  const extras = isRow(json) && isRow(json['extras']) ? json['extras'] : {};
  const seconds = numberIn(extras, 'wait_seconds');
  return seconds === undefined ? undefined : now + Math.ceil(seconds * 1000);
}
