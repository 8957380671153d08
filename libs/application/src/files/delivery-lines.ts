import { createHash } from 'node:crypto';
import type { Day } from '@takeup/domain';
import { invalid, isDay } from '@takeup/domain';
import { Refused } from '../outcome.js';
import type { ActivityLine, ActivityRules } from './activity-file.js';
import { EARLIEST, activityLine } from './activity-file.js';
import type { JsonLine } from './records.js';
import { readJsonLines } from './records.js';

export type DeliveredLine =
  ActivityLine | { readonly line: number; readonly covers: { readonly from: Day; readonly to: Day } };

/**
 * The lines of a delivery: those of an activity file as NDJSON, and `{"type":"covers","from":DAY,"to":DAY}` for days of
 * which everything has been sent.
 * @throws Refused where it is not UTF-8, as anything compressed is not
 */
export async function* readDelivery(
  body: Uint8Array,
  rules: ActivityRules,
): AsyncIterable<readonly DeliveredLine[]> {
  for await (const batch of readJsonLines(textOf(body))) {
    yield batch.map((line) => coversIn(line, rules) ?? activityLine(line, rules));
  }
}

/** SHA-256 in hexadecimal. */
export function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

async function* textOf(body: Uint8Array): AsyncIterable<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Refused(invalid('delivery-not-utf8'));
  }
  yield text;
}

/** A day is covered once it has ended: what is sent before that cannot be all of it. */
function coversIn({ line, value }: JsonLine, { zone, now }: ActivityRules): DeliveredLine | undefined {
  if (value === undefined || value === 'too-long' || value['type'] !== 'covers') return undefined;
  const { from, to } = value;
  if (typeof from !== 'string' || typeof to !== 'string' || !isDay(from) || !isDay(to))
    return { line, reject: 'bad-covers' };
  if (from > to || from < EARLIEST) return { line, reject: 'bad-covers' };
  if (to >= zone.dayAt(now)) return { line, reject: 'covers-open' };
  return { line, covers: { from, to } };
}
