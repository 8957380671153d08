import { addDays, eachDay } from '../calendar/day.js';
import { coverageOf, isEnough, isPartial, readinessOf } from './period-coverage.js';
import { window28 } from '../calendar/period.js';
import { coverageOfDelivered, coverageOfFiles, dayState } from './stream-days.js';
import type { FileContent } from './stream-days.js';

/** Acts a day from Monday the 2nd of March 2026 on: `.` none, `q` 19, `b` 20, `m` a great many. */
function content(weeks: readonly string[], more: Partial<FileContent> = {}): FileContent {
  const each: Readonly<Record<string, number>> = { q: 19, b: 20, m: 200 };
  const acts = new Map<string, number>();
  [...weeks.join('')].forEach((letter, index) => {
    const count = each[letter];
    if (count !== undefined) acts.set(addDays('2026-03-02', index), count);
  });
  return { acts, covered: new Set(), readOn: '2026-12-31', ...more };
}
const holes = (own: FileContent) => [...(coverageOfFiles('files', ['post'], own)?.holes ?? [])];

describe('a day without an act is missing', () => {
  it('where its four nearest like days average 20', () => {
    expect(holes(content(['bbbbbbb', 'bbbbbbb', 'bb.bbbb', 'bbbbbbb', 'bbbbbbb']))).toEqual([
      ['2026-03-18', 'missing'],
    ]);
    expect(holes(content(['qqqqqqq', 'qqqqqqq', 'qq.qqqq', 'qqqqqqq', 'qqqqqqq']))).toEqual([]);
  });

  it('weekends do not count for weekdays', () => {
    expect(holes(content(['mmmmm..', 'mmmmm..', 'mm.mm..', 'mmmmm..', 'mmmmm..']))).toEqual([
      ['2026-03-18', 'missing'],
    ]);
  });

  it('at the edge the nearest lie on one side, and of two as near the earlier counts first', () => {
    expect(holes(content(['b.bbbbb', 'bbbbbbb', 'bbbbbbb', 'bbbbbbb', 'bbbbbbb']))).toEqual([
      ['2026-03-03', 'missing'],
    ]);
    // Around the 24th: 17th, 31st, 10th, 7th April: 20 each. The 3rd and the 14th, with many, stand too far off.
    const weeks = ['bmbbbbb', 'bqbbbbb', 'bqbbbbb', 'b.bbbbb', 'bqbbbbb', 'bqbbbbb', 'bmbbbbb'];
    expect(holes(content(weeks))).toEqual([]);
  });

  it('with nothing like it to compare, it is complete', () => {
    expect(holes(content(['b.b']))).toEqual([]);
  });

  it('not where a file was said to cover it', () => {
    const covered = new Set(['2026-03-18']);
    expect(holes(content(['bbbbbbb', 'bbbbbbb', 'bb.bbbb', 'bbbbbbb', 'bbbbbbb'], { covered }))).toEqual([]);
  });

  it('between covered days and acts nothing was said of the days in between', () => {
    const covered = new Set(['2026-03-01', '2026-03-12']);
    const own = coverageOfFiles('files', ['post'], content(['bbbbbbb'], { covered }));
    expect([own?.first, own?.last, [...(own?.holes.keys() ?? [])]]).toEqual([
      '2026-03-01',
      '2026-03-12',
      ['2026-03-09', '2026-03-10', '2026-03-11'],
    ]);
  });
});

it('nothing at all covers nothing', () => {
  expect(coverageOfFiles('files', [], content([]))).toBeUndefined();
});

describe('a day from the outside', () => {
  const own = content(['bbbbbbb', 'bbbbbbb', 'bb.bbbb', 'bbbbbbb', 'bbbbbbb'], { readOn: '2026-04-05' });
  const stream = coverageOfFiles('files', ['post'], own);
  it.each([
    ['2026-03-01', '2026-06-01', 'pending'],
    ['2026-03-02', '2026-06-01', 'complete'],
    ['2026-03-18', '2026-04-01', 'missing'],
    ['2026-03-18', '2026-04-02', 'given-up'],
    ['2026-04-05', '2026-06-01', 'provisional'],
    ['2026-04-06', '2026-06-01', 'pending'],
  ])('%s is on %s %s', (day, today, state) => {
    expect(stream && dayState(stream, day, today)).toBe(state);
  });

  it('a period waits for the last of its missing days', () => {
    const period = window28('2026-03-29');
    expect(stream && readinessOf(period, [stream], '2026-04-01')).toEqual({
      connections: ['files'],
      final: false,
      due: '2026-04-02',
    });
    expect(stream && readinessOf(period, [stream], '2026-04-02')).toMatchObject({ final: true });
  });

  it('a source that begins within a period is no part of it', () => {
    expect(stream && readinessOf(window28('2026-03-22'), [stream], '2026-06-01')).toMatchObject({
      connections: [],
      final: false,
    });
  });

  it('what no source feeds is unknown, and reads are unknown where none offers them', () => {
    const period = window28('2026-03-29');
    const known = stream ? [stream] : [];
    expect(coverageOf('reached', period, known, '2026-06-01')).toBeUndefined();
    expect(coverageOf('active', period, known, '2026-06-01')).toMatchObject({ expected: 28, present: 27 });
    const reads = known.map((one) => ({ ...one, kinds: ['signin'] as const }));
    expect(coverageOf('active', period, reads, '2026-06-01')).toBeUndefined();
    expect(coverageOf('reached', period, reads, '2026-06-01')).toMatchObject({ present: 27 });
  });
});

it.each([
  [28, 28, true, false],
  [28, 27, true, true],
  [28, 21, true, true],
  [28, 20, false, false],
  [7, 6, true, true],
  [7, 5, false, false],
])('of %i days %i: enough %s, partial %s', (expected, present, enough, partial) => {
  const coverage = { expected, present, missing: [] };
  expect([isEnough(coverage), isPartial(coverage)]).toEqual([enough, partial]);
  expect([...eachDay('2026-03-01', addDays('2026-03-01', expected - 1))]).toHaveLength(expected);
});

describe('what is delivered', () => {
  const covered = new Set(['2026-11-22', '2026-11-26']);
  const acts = new Map([
    ['2026-11-23', 3],
    ['2026-11-25', 2],
    ['2026-11-27', 1],
  ]);
  const on = (today: string) => coverageOfDelivered('wiki', ['post'], { acts, covered, today });

  it('is complete where it is covered, and else a day after its end', () => {
    expect([...(on('2026-11-26')?.holes ?? [])]).toEqual([
      ['2026-11-25', 'provisional'],
      ['2026-11-27', 'provisional'],
    ]);
    expect([...(on('2026-11-27')?.holes ?? [])]).toEqual([['2026-11-27', 'provisional']]);
    expect(on('2026-11-29')?.holes.size).toBe(0);
  });

  it('is unknown before anything came', () => {
    expect(
      coverageOfDelivered('wiki', [], { acts: new Map(), covered: new Set(), today: '2026-11-26' }),
    ).toBeUndefined();
  });
});
