import { Zone } from '@takeup/domain';
import { asOwnDays, asPlatformDays, dayStarts } from './platform-days.js';

const utc = (text: string) => Date.parse(`${text}Z`);

describe.each(['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland', 'Pacific/Kiritimati', 'UTC'])(
  '%s',
  (name) => {
    const zone = new Zone(name);
    const days = ['2026-10-24', '2026-10-25', '2026-10-26', '2026-11-01', '2026-11-02'];

    it.each(days)('%s is the same day of the platform, and back', (day) => {
      const own = { from: zone.startOf(day), to: zone.startOf('2026-11-03') };
      const theirs = asPlatformDays({ by: 'window', stream: 'activity', ...own }, { zone: 'UTC' }, zone);
      expect(theirs).toEqual({
        by: 'window',
        stream: 'activity',
        from: utc(`${day}T00:00:00`),
        to: utc('2026-11-03T00:00:00'),
      });
      expect('from' in theirs && asOwnDays(theirs, { zone: 'UTC' }, zone)).toEqual(own);
    });

    it('a span is cut at each midnight, when clocks change too', () => {
      const span = { from: zone.startOf('2026-10-24'), to: zone.startOf('2026-10-27') };
      expect(dayStarts(zone, span).slice(0, 4)).toEqual(
        ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'].map((day) => zone.startOf(day)),
      );
    });
  },
);

it('instants stay what they are', () => {
  const slice = { by: 'window', stream: 'posts', from: 1, to: 2 } as const;
  expect(asPlatformDays(slice, {}, new Zone('Asia/Kolkata'))).toBe(slice);
  expect(asOwnDays(slice, {}, new Zone('Asia/Kolkata'))).toBe(slice);
});
