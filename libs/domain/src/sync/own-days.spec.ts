import { Zone } from '../calendar/zone.js';
import { sameDays } from './own-days.js';

const utc = new Zone('UTC');
const at = (text: string) => Date.parse(text);

it.each([
  ['Europe/London', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z', '2026-10-25', '2026-10-26'],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z', '2026-11-01', '2026-11-02'],
  ['Pacific/Auckland', '2026-11-30T11:00:00Z', '2026-12-31T11:00:00Z', '2026-12-01', '2027-01-01'],
  ['Pacific/Kiritimati', '2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z', '2026-12-01', '2026-12-02'],
])('days of %s are the days of the same dates elsewhere', (zone, from, to, first, end) => {
  const here = new Zone(zone);
  const span = { from: at(from), to: at(to) };
  const own = sameDays(span, here, utc);
  expect(own).toEqual({ from: at(`${first}T00:00:00Z`), to: at(`${end}T00:00:00Z`) });
  expect(sameDays(own, utc, here)).toEqual(span);
});

it('a day that is only touched is taken whole', () => {
  const noon = { from: at('2026-11-01T12:00:00Z'), to: at('2026-11-02T00:00:01Z') };
  expect(sameDays(noon, utc, utc)).toEqual({
    from: at('2026-11-01T00:00:00Z'),
    to: at('2026-11-03T00:00:00Z'),
  });
});
