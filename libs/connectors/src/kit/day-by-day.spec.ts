import { dayByDay } from './day-by-day.js';

interface Item {
  readonly id: number;
  readonly at: string;
}

async function daysOf(pages: readonly (readonly Item[])[], first: string, end: string) {
  async function* coming() {
    for (const page of pages) yield await Promise.resolve(page);
  }
  const told: [string, readonly number[]][] = [];
  const by = { first, end, timeOf: ({ at }: Item) => Date.parse(at), idOf: ({ id }: Item) => id };
  for await (const { day, items } of dayByDay(coming(), by)) told.push([day, items.map(({ id }) => id)]);
  return told;
}

const item = (id: number, at: string): Item => ({ id, at: `2026-11-${at}:00Z` });

it('gives every day once, newest first, those of nothing too', async () => {
  const pages = [[item(5, '04T23:59'), item(4, '04T00:00')], [], [item(3, '02T12:00')]];
  expect(await daysOf(pages, '2026-11-01', '2026-11-06')).toEqual([
    ['2026-11-05', []],
    ['2026-11-04', [5, 4]],
    ['2026-11-03', []],
    ['2026-11-02', [3]],
    ['2026-11-01', []],
  ]);
});

it('gives once what comes twice, and leaves out what comes after its day or lies outside', async () => {
  const pages = [
    [item(9, '05T01:00'), item(5, '04T10:00'), item(4, '04T09:00')],
    [item(4, '04T09:00'), item(3, '03T09:00'), item(8, '04T08:00'), item(2, '02T09:00')],
  ];
  expect(await daysOf(pages, '2026-11-03', '2026-11-05')).toEqual([
    ['2026-11-04', [5, 4]],
    ['2026-11-03', [3]],
  ]);
});

it('has nothing to give of no days', async () => {
  expect(await daysOf([[item(1, '01T00:00')]], '2026-11-02', '2026-11-02')).toEqual([]);
});
