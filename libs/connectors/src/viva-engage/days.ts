import type { Instant } from '@takeup/domain';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const MOMENT =
  /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** The instant in a cell, in any of the ways in which Yammer writes one; without an offset it is UTC. */
export function instantIn(cell: string): Instant | undefined {
  const match = MOMENT.exec(cell.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '0', offset = 'Z'] = match;
  const zone = /^(?:Z|UTC)$/i.test(offset) ? 'Z' : offset.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2');
  const at = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}${zone}`,
  );
  return Number.isNaN(at) ? undefined : at;
}

/** As the export wants it: `2026-11-01T00:00:00+00:00`. */
export function momentOf(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}
