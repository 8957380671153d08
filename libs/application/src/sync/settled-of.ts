import type { Stream } from '@takeup/connectors/kit';
import type { Instant, InstantSpan, Slice } from '@takeup/domain';
import { Zone, sameDays } from '@takeup/domain';
import type { Sync } from './read-slice.js';
import type { SyncContext } from './sync-context.js';

const DAY_MS = 86_400_000;

/** A planned slice as the platform is asked for it: by its own days where it has such. */
export function asAsked({ context }: Pick<Sync, 'context'>, stream: Stream, slice: Slice): Slice {
  if (stream.zone === undefined || !('from' in slice)) return slice;
  return { ...slice, ...sameDays(slice, context.config.zone, new Zone(stream.zone)) };
}

/** What was covered by a reading, and when that began. */
export interface Covered extends InstantSpan {
  readonly begunAt: Instant;
}

/**
 * What of a covered span counts as read for good, by the organisation's days. A day does where it was read after its end
 * and the days it may still change in; a platform's own day ends by the platform's midnight. What was broken off and gone on
 * with on another day has none of the days that would have been read again meanwhile.
 */
export function settledOf(
  { clock, config: { zone } }: SyncContext,
  { settleDays, rereadDays = 0, zone: own }: Stream,
  { from, to, begunAt }: Covered,
): InstantSpan {
  const isOfToday = zone.dayAt(begunAt) === zone.dayAt(clock.now());
  const settledTo = begunAt - (isOfToday ? settleDays : Math.max(settleDays, rereadDays)) * DAY_MS;
  if (own === undefined) return { from, to: Math.min(to, settledTo) };
  const theirs = new Zone(own);
  const end = Math.min(to, theirs.startOf(theirs.dayAt(settledTo)));
  return from < end ? sameDays({ from, to: end }, theirs, zone) : { from, to: from };
}

/** What of a covered span was read before it counts for good, by the organisation's days. */
export function earlyOf(context: SyncContext, stream: Stream, covers: Covered): InstantSpan | undefined {
  const own =
    stream.zone === undefined ? covers : sameDays(covers, new Zone(stream.zone), context.config.zone);
  const settled = settledOf(context, stream, covers);
  const from = settled.from < settled.to ? settled.to : own.from;
  return from < own.to ? { from, to: own.to } : undefined;
}
