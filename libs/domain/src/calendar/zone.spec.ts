import fc from 'fast-check';
import { Zone } from './zone.js';

const london = new Zone('Europe/London');
const kathmandu = new Zone('Asia/Kathmandu');
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString();

describe('a time as it stands in a file', () => {
  it.each([
    // Winter and summer.
    ['2026-01-15T09:30:00', '2026-01-15T09:30:00.000Z'],
    ['2026-07-15T09:30:00', '2026-07-15T08:30:00.000Z'],
    ['2026-07-15 09:30', '2026-07-15T08:30:00.000Z'],
    // The hour from 01:00 on 29 March 2026 does not exist: what is written as in it comes after the jump.
    ['2026-03-29T00:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z'],
    // The hour from 01:00 on 25 October 2026 comes twice: the first counts.
    ['2026-10-25T00:59:59', '2026-10-24T23:59:59.000Z'],
    ['2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:00:00', '2026-10-25T02:00:00.000Z'],
    // With an offset the zone does not matter.
    ['2026-10-25T01:30:00Z', '2026-10-25T01:30:00.000Z'],
    ['2026-10-25T01:30:00+05:45', '2026-10-24T19:45:00.000Z'],
    ['2026-10-25T01:30:00-0330', '2026-10-25T05:00:00.000Z'],
    ['2026-10-25T01:30:00.1234567Z', '2026-10-25T01:30:00.123Z'],
    ['2026-10-25T01:30:00,5z', '2026-10-25T01:30:00.500Z'],
    // No time that exists.
    ['2026-02-30T09:00:00', undefined],
    ['2026-01-15T24:00:00', undefined],
    ['2026-01-15T09:60:00', undefined],
    ['2026-01-15T09:00:60', undefined],
    ['15/01/2026 09:00', undefined],
    ['yesterday', undefined],
  ])('%s in London is %s', (text, expected) => {
    expect(iso(london.parse(text))).toBe(expected);
  });

  it('is a quarter of an hour off in Kathmandu', () => {
    expect(iso(kathmandu.parse('2026-11-23T05:44:59'))).toBe('2026-11-22T23:59:59.000Z');
    expect(kathmandu.dayAt(Date.parse('2026-11-22T18:14:59Z'))).toBe('2026-11-22');
    expect(kathmandu.dayAt(Date.parse('2026-11-22T18:15:00Z'))).toBe('2026-11-23');
  });
});

describe('the day of an instant', () => {
  it.each([
    ['2026-03-28T23:59:59Z', '2026-03-28'],
    ['2026-03-29T22:59:59Z', '2026-03-29'],
    ['2026-03-29T23:00:00Z', '2026-03-30'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
    ['2026-10-26T00:00:00Z', '2026-10-26'],
  ])('%s in London is %s', (instant, day) => {
    expect(london.dayAt(Date.parse(instant))).toBe(day);
  });

  it.each(['Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'])(
    'is what the runtime says in %s, and a wall-clock time leads back to it',
    (name) => {
      const zone = new Zone(name);
      const format = new Intl.DateTimeFormat('sv-SE', {
        timeZone: name,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      const [from, to] = [Date.UTC(2000, 0, 1), Date.UTC(2030, 0, 1)];
      fc.assert(
        fc.property(fc.integer({ min: from / 1000, max: to / 1000 }), (seconds) => {
          const instant = seconds * 1000;
          const local = format.format(instant);
          expect(zone.dayAt(instant)).toBe(local.slice(0, 10));
          const back = zone.parse(local.replace(' ', 'T'));
          // In an hour that comes twice the first one counts, so it may lie earlier, but reads the same.
          expect(format.format(back)).toBe(local);
          expect(back).toBeLessThanOrEqual(instant);
        }),
      );
    },
  );

  it('is its own where its midnight does not exist', () => {
    const cairo = new Zone('Africa/Cairo');
    const midnight = cairo.instantOf(Date.parse('2026-04-24T00:00:00Z'));
    expect([iso(midnight), cairo.dayAt(midnight)]).toEqual(['2026-04-23T22:00:00.000Z', '2026-04-24']);
  });

  it('a zone that does not exist is refused', () => {
    expect(() => new Zone('Mars/Base')).toThrow(RangeError);
  });
});
