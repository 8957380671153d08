import type { Instant } from '@takeup/domain';

/**
 * When to ask again after a `Retry-After`, given in seconds or as an HTTP date. A date is measured against the
 * platform's own clock where its answer tells it, so that two clocks that differ make no difference.
 * @param headers lower-case names
 * @returns undefined where there is none, or none that can be read
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: Instant): Instant | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return now + Math.ceil(Number(text) * 1000);
  const date = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  const theirs = Date.parse(headers['date'] ?? '');
  return Math.max(now, Number.isNaN(theirs) ? date : now + (date - theirs));
}
