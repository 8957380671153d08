import type { Day, InstantSpan } from '@takeup/domain';
import { addDays, eachDay } from '@takeup/domain';

/** Slack's days end at midnight UTC. */
export function dayAt(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}

export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Days whose first instant lies within a span, oldest first: each day is in one of two adjacent spans. */
export function daysBegunIn({ from, to }: InstantSpan): readonly Day[] {
  const first = dayAt(from);
  const begun = startOf(first) < from ? addDays(first, 1) : first;
  return startOf(begun) < to ? [...eachDay(begun, dayAt(to - 1))] : [];
}
