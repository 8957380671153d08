import type { Day } from './day.js';
import { isDay } from './day.js';

const QUARTER = 900_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Turns instants into local days and back for one IANA zone. Offsets change on quarter hours only, so they are kept per quarter hour. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @throws RangeError for a zone the runtime does not know */
  constructor(readonly name: string) {
    this.#format = new Intl.DateTimeFormat('en-GB', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** Milliseconds to add to an instant (ms since 1970) for the local wall clock. */
  offsetAt(instant: number): number {
    const quarter = Math.floor(instant / QUARTER);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const start = quarter * QUARTER;
    const part: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(start)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    if (this.#offsets.size > 100_000) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  dayAt(instant: number): Day {
    return new Date(instant + this.offsetAt(instant)).toISOString().slice(0, 10);
  }

  /** The instant at which a day begins here. */
  startOf(day: Day): number {
    return this.instantOf(Date.parse(`${day}T00:00:00Z`));
  }

  /** The instant of a local wall-clock time given as if it were UTC. In a gap or overlap the earlier offset counts. */
  instantOf(wallClock: number): number {
    const before = this.offsetAt(wallClock - 86_400_000);
    const guess = wallClock - before;
    const later = wallClock - this.offsetAt(guess);
    return guess === later || later + this.offsetAt(later) !== wallClock ? guess : later;
  }

  /**
   * Reads an ISO 8601 date and time; without an offset it is the zone's wall clock.
   * @returns ms since 1970, or undefined for anything else, days that do not exist included
   */
  parse(text: string): number | undefined {
    const match = LOCAL.exec(text);
    if (!match) return undefined;
    const [, day = '', hour = '', minute = '', second = '00', fraction = '', offset] = match;
    if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
    const wall = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
    if (offset === undefined) return this.instantOf(wall);
    if (offset.toUpperCase() === 'Z') return wall;
    const digits = offset.slice(1).replace(':', '');
    const shift = (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
    return offset.startsWith('-') ? wall + shift : wall - shift;
  }
}
