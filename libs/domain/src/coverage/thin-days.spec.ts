import { addDays } from '../calendar/day.js';
import { thinDays } from './thin-days.js';

/** Tuesdays from the 7th of July 2026 on, one a week. */
function judged(
  tuesdays: readonly number[],
  more: { confirmed?: readonly number[]; unread?: readonly number[] } = {},
) {
  const day = (week: number) => addDays('2026-07-07', week * 7);
  const [confirmed, unread] = [more.confirmed ?? [], more.unread ?? []].map(
    (weeks) => new Set(weeks.map(day)),
  );
  const found = thinDays({
    first: '2026-07-07',
    last: day(tuesdays.length - 1),
    acts: new Map(tuesdays.flatMap((acts, week) => (acts === 0 ? [] : [[day(week), acts] as const]))),
    isRead: (one) => unread?.has(one) !== true,
    confirmed: confirmed ?? new Set(),
  });
  return found.map((one) => tuesdays.findIndex((_, week) => day(week) === one)).filter((week) => week >= 0);
}

it.each<[string, readonly number[], readonly number[]]>([
  ['no act where there are always thousands', [3000, 3100, 2900, 3050, 0], [4]],
  ['a tenth of what is usual', [3000, 3100, 2900, 3050, 300], [4]],
  ['a third of what is usual is believed', [3000, 3100, 2900, 3050, 1000], []],
  ['a tenth where weeks differ by as much is believed', [300, 3000, 600, 3900, 200], []],
  ['none at all, however they differ', [300, 3000, 600, 3900, 0], [4]],
  ['three weeks are too few to tell', [3000, 3100, 2900, 0], []],
  ['few acts are no usual number', [19, 19, 19, 19, 0], []],
  ['twenty are', [20, 20, 20, 20, 0], [4]],
  ['more than usual is believed', [300, 310, 290, 305, 30_000], []],
  ['a day in doubt judges none after it', [3000, 3100, 2900, 3050, 0, 0, 3000], [4, 5]],
  ['a decline is believed where it comes by steps', [3000, 1800, 1100, 700, 450, 300, 200, 130], []],
  ['what lies nine weeks back is forgotten', [9000, 100, 100, 100, 100, 100, 100, 100, 100, 90], []],
])('%s', (_, tuesdays, thin) => {
  expect(judged(tuesdays)).toEqual(thin);
});

it('what somebody confirmed is believed, and judges nobody', () => {
  expect(judged([3000, 3100, 2900, 3050, 0, 10], { confirmed: [4] })).toEqual([5]);
  expect(judged([3000, 3100, 2900, 3050, 0, 0, 0, 0, 0], { confirmed: [4, 5, 6, 7] })).toEqual([8]);
});

it('what was not read is neither in doubt nor a reason for it', () => {
  expect(judged([3000, 3100, 2900, 3050, 0], { unread: [4] })).toEqual([]);
  expect(judged([3000, 0, 2900, 3050, 0], { unread: [1] })).toEqual([]);
});
