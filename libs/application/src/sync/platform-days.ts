import type { Stream } from '@takeup/connectors/kit';
import type { InstantSpan, Slice } from '@takeup/domain';
import { Zone, addDays, eachDay } from '@takeup/domain';

/**
 * A platform that tells whole days ends them by its own midnight, and its figures of a day stay on that day: what is
 * asked for are the same days, from the platform's first midnight to its last.
 * @param slice cut at the organisation's midnights
 */
export function asPlatformDays(slice: Slice, { zone: name }: Pick<Stream, 'zone'>, zone: Zone): Slice {
  if (name === undefined || !('from' in slice)) return slice;
  return { ...slice, ...sameDays(slice, zone, new Zone(name)) };
}

/** The organisation's days that a platform's span of the same days stands for. */
export function asOwnDays(span: InstantSpan, { zone: name }: Pick<Stream, 'zone'>, zone: Zone): InstantSpan {
  return name === undefined ? span : sameDays(span, new Zone(name), zone);
}

/** Every midnight of a span. Days that a platform tells whole are asked for one by one: each may be there or not. */
export function dayStarts(zone: Zone, { from, to }: InstantSpan): readonly number[] {
  return [...eachDay(zone.dayAt(from), addDays(zone.dayAt(to), 1))].map((day) => zone.startOf(day));
}

function sameDays({ from, to }: InstantSpan, theirs: Zone, ours: Zone): InstantSpan {
  return { from: ours.startOf(theirs.dayAt(from)), to: ours.startOf(theirs.dayAt(to)) };
}
