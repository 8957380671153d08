import { northwind, type Northwind } from './northwind.js';

const body = (pieces: Iterable<string>): string => {
  const text = [...pieces].join('');
  return text.slice(text.indexOf('\n') + 1);
};
type Source = (bank: Northwind, from: string, to: string) => Iterable<string>;
const sources: Record<string, Source> = {
  platform: (bank, from, to) => bank.platformActivity(from, to),
  signins: (bank, from, to) => bank.signins(from, to),
};

describe.each(Object.entries(sources))('%s', (_, source) => {
  test('the same seed gives the same bytes, another seed other ones', () => {
    const once = body(source(northwind(), '2026-09-28', '2026-10-11'));
    expect(body(source(northwind(), '2026-09-28', '2026-10-11'))).toBe(once);
    expect(body(source(northwind({ seed: 7 }), '2026-09-28', '2026-10-11'))).not.toBe(once);
  });

  test.each([
    ['within a month', '2026-09-16', '2026-09-18', '2026-09-22'],
    ['over a change of rosters', '2026-09-28', '2026-09-30', '2026-10-03'],
    ['over the turn of the year', '2025-12-28', '2025-12-31', '2026-01-06'],
    ['over the end of the clock', '2026-11-20', '2026-11-22', '2026-11-30'],
    ['at the very beginning', '2025-10-01', '2025-10-02', '2025-10-07'],
  ])('a range equals its slices %s', (__, from, middle, to) => {
    const next = new Date(Date.parse(middle) + 86_400_000).toISOString().slice(0, 10);
    // The later slice is asked for first, on a bank that has computed nothing yet.
    const bank = northwind();
    const late = body(source(bank, next, to));
    expect(body(source(bank, from, middle)) + late).toBe(body(source(northwind(), from, to)));
  });

  test('later days go on without end, earlier ones do not exist', () => {
    expect(body(source(northwind(), '2028-03-06', '2028-03-06')).split('\n').length).toBeGreaterThan(1000);
    expect(body(source(northwind(), '2025-09-01', '2025-09-30'))).toBe('');
    expect(body(source(northwind(), '2025-09-01', '2025-10-01'))).toBe(
      body(source(northwind(), '2025-10-01', '2025-10-01')),
    );
  });
});

test('two ranges read by turns do not disturb each other', () => {
  const bank = northwind();
  const [a, b] = [
    bank.platformActivity('2026-10-05', '2026-10-09'),
    bank.platformActivity('2026-03-02', '2026-03-06'),
  ];
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  const texts = ['', ''];
  for (let step = 0; step < 200; step += 1) {
    texts[0] += (left.next().value as string | undefined) ?? '';
    texts[1] += (right.next().value as string | undefined) ?? '';
  }
  expect(texts[0]).toBe([...northwind().platformActivity('2026-10-05', '2026-10-09')].join(''));
  expect(texts[1]).toBe([...northwind().platformActivity('2026-03-02', '2026-03-06')].join(''));
});

test('rosters are the same in whatever order they are asked for', () => {
  const bank = northwind();
  const late = [...bank.roster('2027-01-01')].join('');
  expect([...northwind().roster('2026-02-01')].join('')).toBe([...bank.roster('2026-02-01')].join(''));
  expect([...northwind().roster('2027-01-01')].join('')).toBe(late);
});

test('text comes in pieces of about 64 kB', () => {
  const pieces = [...northwind().roster('2026-11-01')];
  expect(pieces.length).toBeGreaterThan(50);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(66_000);
});
