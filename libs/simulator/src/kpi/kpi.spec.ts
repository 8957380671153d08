import { northwind } from '../northwind.js';
import { LEAVES } from '../departments.js';
import { PLANTED, type PlantedSeries } from '../planted.js';

interface Row {
  readonly at: string;
  readonly department: string;
  readonly value: number;
  readonly n: number | null;
  readonly numerator: number | null;
}

const bank = northwind();
const CLOCK = bank.clockStart.slice(0, 10);

function read(series: string, from: string = PLANTED.kpi.firstDay, to = CLOCK, own = bank): readonly Row[] {
  const source = own.outcomes.find((outcome) => outcome.series === series)!;
  const [, ...lines] = [...source.csv(from, to)].join('').trimEnd().split('\n');
  return lines.map((line) => {
    const [at = '', department = '', value, n = '', numerator = ''] = line.split(',');
    const number = (text: string) => (text === '' ? null : Number(text));
    return { at, department, value: Number(value), n: number(n), numerator: number(numerator) };
  });
}

const planted = (series: string): PlantedSeries => PLANTED.kpi.series.find((own) => own.series === series)!;
const between = (rows: readonly Row[], from: string, to: string) =>
  rows.filter(({ at }) => at >= from && at <= to);
const mean = (rows: readonly Row[]) => rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
const of = (rows: readonly Row[], departments: readonly string[]) =>
  rows.filter(({ department }) => departments.includes(department));
const whole = (rows: readonly Row[]) => of(rows, ['']);

test('every goal of the three charters has its series, of 36 whole months or more', () => {
  const named = bank.charters.flatMap(({ yaml }) =>
    [...yaml.matchAll(/source: \{ connection: (\w+), series: (\w+)/g)].map(([, a, b]) => `${a}/${b}`),
  );
  expect(named).toHaveLength(6);
  expect(bank.outcomes.map(({ series }) => series)).toEqual(expect.arrayContaining(named));
  for (const series of named) {
    const months = new Set(whole(read(series)).map(({ at }) => at.slice(0, 7)));
    const complete = [...months].filter((month) => month < CLOCK.slice(0, 7));
    expect([series, complete.length]).toEqual([series, 36]);
  }
});

test.each(PLANTED.kpi.series.map((series) => [series.series, series] as const))(
  '%s is known for 12 or more areas of the directory',
  (series, { treated, untreated, effect }) => {
    const areas = new Set(read(series, '2026-01-01').map(({ department }) => department));
    areas.delete('');
    expect(areas.size).toBeGreaterThanOrEqual(12);
    expect([...areas].sort()).toEqual([...treated, ...untreated].sort());
    expect(LEAVES.map(({ path }) => path)).toEqual(expect.arrayContaining([...areas]));
    if (effect) expect([treated.length >= 5, untreated.length >= 5]).toEqual([true, true]);
  },
);

test.each(PLANTED.kpi.series.map((series) => [series.series, series.kind] as const))(
  'the whole bank of %s is what its areas are (%s)',
  (series, kind) => {
    const rows = read(series, '2026-05-01');
    for (const total of whole(rows)) {
      const areas = rows.filter(({ at, department }) => at === total.at && department !== '');
      const sum = (pick: (row: Row) => number) => areas.reduce((all, row) => all + pick(row), 0);
      const n = sum((row) => row.n ?? row.value);
      const expected = {
        count: n,
        mean: sum((row) => row.value * (row.n ?? 0)) / n,
        share: (100 * sum((row) => row.numerator ?? 0)) / n,
      }[kind];
      expect(Math.abs(total.value - expected)).toBeLessThanOrEqual(0.0051);
    }
  },
);

test.each(PLANTED.kpi.standings)(
  '$goal: the newest value is about $value',
  ({ initiative, goal, value, within }) => {
    const { yaml } = bank.charters.find(({ file }) => file === `${initiative}.yaml`)!;
    const [, key] = new RegExp(`key: ${goal}[\\s\\S]*?series: (\\w+)`).exec(yaml)!;
    const [newest] = whole(read(`tickets/${key}`)).slice(-1);
    expect(newest!.at).toBe('2026-11-22');
    expect(Math.abs(newest!.value - value)).toBeLessThanOrEqual(within);
  },
);

const BASELINE = ['2026-06-01', '2026-08-31'] as const;
const NEWEST = ['2026-10-26', '2026-11-22'] as const;

/** How much more the areas that take part changed than the others, summer to the newest four weeks. */
function moreThanOthers(series: string): number {
  const { treated, untreated } = planted(series);
  const change = (areas: readonly string[]) =>
    mean(of(between(read(series), ...NEWEST), areas)) - mean(of(between(read(series), ...BASELINE), areas));
  return change(treated) - change(untreated);
}

test.each(['tickets/time_to_answer', 'tickets/answered_elsewhere'])(
  '%s changes by the planted effect more where the initiative is',
  (series) => {
    const { perWeek } = planted(series).effect!;
    // The four weeks end 8, 9, 10 and 11 weeks after go-live, less a day.
    expect(Math.abs(moreThanOthers(series) - perWeek * 9.36)).toBeLessThan(0.7);
  },
);

test.each(['tickets/first_contact', 'tickets/savings_reviews'])(
  '%s changes no more where the initiative is than elsewhere',
  (series) => {
    expect(Math.abs(moreThanOthers(series))).toBeLessThan(0.7);
  },
);

test('the decoy rises every autumn as it does this one', () => {
  const rows = whole(read('tickets/savings_reviews'));
  const rise = (year: number) =>
    mean(between(rows, `${year}-10-26`, `${year}-11-22`)) -
    mean(between(rows, `${year}-06-01`, `${year}-08-31`));
  const [before, last, now] = [rise(2024), rise(2025), rise(2026)];
  expect(now).toBeGreaterThan(3);
  expect([Math.abs(now - last) < 1, Math.abs(now - before) < 1]).toEqual([true, true]);
  const january = mean(between(rows, '2026-01-05', '2026-01-25'));
  expect(january).toBeGreaterThan(mean(between(rows, '2025-10-26', '2025-11-22')) + 2);
});

test('one week of the ticket system is missing, in all its areas, and is no zero', () => {
  const rows = between(read('tickets/time_to_answer'), '2026-10-01', '2026-10-31');
  expect([...new Set(rows.map(({ at }) => at))]).toEqual(['2026-10-04', '2026-10-18', '2026-10-25']);
});

test('the same seed gives the same bytes, another seed other ones, and a range equals its slices', () => {
  const text = (own: typeof bank, from: string, to: string) =>
    own.outcomes.map(({ csv }) => [...csv(from, to)].join('').split('\n').slice(1).join('\n')).join('|');
  const once = text(northwind(), '2026-01-01', '2026-03-31');
  expect(text(bank, '2026-01-01', '2026-03-31')).toBe(once);
  expect(text(northwind({ seed: 7 }), '2026-01-01', '2026-03-31')).not.toBe(once);
  const rows = (from: string, to: string) => read('tickets/first_contact', from, to, northwind());
  expect([...rows('2026-01-01', '2026-02-10'), ...rows('2026-02-11', '2026-03-31')]).toEqual(
    rows('2026-01-01', '2026-03-31'),
  );
  expect(rows('2020-01-01', '2023-10-31')).toEqual([]);
  expect(rows('2028-03-01', '2028-03-31').length).toBeGreaterThan(40);
});
