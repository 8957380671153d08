import { plan } from './plan.js';
import type { PartProgress, PlanRequest } from './plan.js';

const request = (more: Partial<PlanRequest> = {}): PlanRequest => ({
  stream: { name: 'posts', progress: 'window' },
  progress: [],
  wanted: { from: 0, to: 100 },
  marks: [],
  ...more,
});
const spans = (more: Partial<PlanRequest> = {}) =>
  plan(request(more)).map((slice) =>
    'from' in slice ? [slice.part ?? '', slice.from, slice.to] : [slice.by],
  );

describe('what is to be read', () => {
  it('is everything wanted where nothing was read, cut at the marks, newest first', () => {
    expect(spans({ marks: [0, 30, 60, 100, 130] })).toEqual([
      ['', 60, 100],
      ['', 30, 60],
      ['', 0, 30],
    ]);
  });

  it.each([
    ['nothing where all is settled', [{ from: -5, to: 100 }], []],
    ['the tail after yesterday', [{ from: 0, to: 90 }], [['', 90, 100]]],
    [
      'the hole of an outage',
      [
        { from: 0, to: 40 },
        { from: 50, to: 100 },
      ],
      [['', 40, 50]],
    ],
    ['the backfill before', [{ from: 70, to: 100 }], [['', 0, 70]]],
    [
      'all of them at once',
      [
        { from: 10, to: 20 },
        { from: 20, to: 40 },
        { from: 60, to: 90 },
      ],
      [
        ['', 90, 100],
        ['', 40, 60],
        ['', 0, 10],
      ],
    ],
  ])('is %s', (_, settled, expected) => {
    expect(spans({ progress: [{ part: '', settled }] })).toEqual(expected);
  });

  it('goes through the parts newest first, and asks no part for what it cannot hold', () => {
    const parts = [
      { key: 'b', from: 50 },
      { key: 'a' },
      { key: 'quiet', until: 40 },
      { key: 'gone', until: -1 },
    ];
    expect(spans({ stream: { name: 'posts', progress: 'window', parts }, marks: [50] })).toEqual([
      ['a', 50, 100],
      ['b', 50, 100],
      ['a', 0, 50],
      ['quiet', 0, 40],
    ]);
  });

  it('walks once through all gaps, because a walk passes what lies between', () => {
    const progress = [
      {
        part: '',
        settled: [
          { from: 20, to: 40 },
          { from: 50, to: 90 },
        ],
      },
    ];
    expect(spans({ stream: { name: 'posts', progress: 'walk' }, progress, marks: [30] })).toEqual([
      ['', 0, 100],
    ]);
  });

  describe('of what was broken off', () => {
    const asked = (progress: Partial<PartProgress>, more: Partial<PlanRequest> = {}) =>
      plan(request({ progress: [{ part: '', settled: [], ...progress }], ...more })).map(
        (slice) => 'from' in slice && [slice.from, slice.to, slice.cursor],
      );
    const daily = { from: 60, to: 100, cursor: 'daily' };
    const backfill = { from: 0, to: 60, cursor: 'backfill' };

    it('goes on where each slice was interrupted, and nowhere else', () => {
      const both = { interrupted: [daily, backfill] };
      expect(asked(both, { marks: [60] })).toEqual([
        [60, 100, 'daily'],
        [0, 60, 'backfill'],
      ]);
      expect(asked(both, { stream: { name: 'posts', progress: 'walk' } })).toEqual([
        [60, 100, 'daily'],
        [0, 60, 'backfill'],
      ]);
      expect(asked({ interrupted: [daily] }, { marks: [60] })).toEqual([
        [60, 100, 'daily'],
        [0, 60, undefined],
      ]);
    });

    it.each(['window', 'walk'] as const)('goes on though days were added since, by %s', (progress) => {
      const more = { stream: { name: 'posts', progress }, wanted: { from: 0, to: 120 } };
      expect(asked({ interrupted: [{ ...daily, from: 0 }] }, more)).toEqual([
        [100, 120, undefined],
        [0, 100, 'daily'],
      ]);
    });

    it('goes on though it begins before what is wanted now, as far back as may be asked at all', () => {
      const more = { wanted: { from: 70, to: 100 } };
      expect(asked({ interrupted: [daily] }, { ...more, reach: 50 })).toEqual([[60, 100, 'daily']]);
      expect(asked({ interrupted: [daily] }, { ...more, reach: 65 })).toEqual([[70, 100, undefined]]);
      expect(asked({ interrupted: [daily] }, more)).toEqual([[70, 100, undefined]]);
    });

    it('does not go on where a part was read otherwise, nor beyond what can be asked for', () => {
      expect(asked({ interrupted: [daily], settled: [{ from: 80, to: 90 }] })).toEqual([
        [90, 100, undefined],
        [0, 80, undefined],
      ]);
      expect(asked({ interrupted: [{ ...daily, to: 130 }] })).toEqual([[0, 100, undefined]]);
      expect(asked({ interrupted: [daily], settled: [{ from: 0, to: 100 }] })).toEqual([]);
    });

    it('keeps to the part it was of', () => {
      const parts = [{ key: 'a' }, { key: 'b' }];
      const slices = plan(
        request({
          stream: { name: 'posts', progress: 'window', parts },
          progress: [{ part: 'b', settled: [], interrupted: [{ ...daily, from: 0 }] }],
        }),
      );
      expect(slices.map(({ part, cursor }) => [part, cursor])).toEqual([
        ['a', undefined],
        ['b', 'daily'],
      ]);
    });
  });

  describe('where rows are found by the time of their change', () => {
    const byChange = (progress: Partial<PartProgress>, more: Partial<PlanRequest> = {}) =>
      plan(
        request({
          stream: { name: 'posts', progress: 'window', byChange: true },
          progress: [{ part: '', settled: [], ...progress }],
          ...more,
        }),
      ).map((slice) => 'from' in slice && [slice.from, slice.to, slice.cursor, slice.open]);

    it('is open at its end where it is read at once', () => {
      expect(byChange({ settled: [{ from: 0, to: 90 }] })).toEqual([[90, 100, undefined, true]]);
      expect(byChange({ settled: [{ from: 0, to: 100 }] })).toEqual([]);
    });

    it('ends with what was changed meanwhile where older spans are read after newer ones', () => {
      const end = [100, 100, undefined, true];
      expect(byChange({}, { marks: [60] })).toEqual([
        [60, 100, undefined, undefined],
        [0, 60, undefined, undefined],
        end,
      ]);
      expect(byChange({ settled: [{ from: 50, to: 100 }] })).toEqual([[0, 50, undefined, undefined], end]);
      const interrupted = [{ from: 0, to: 100, cursor: 'c' }];
      expect(byChange({ interrupted })).toEqual([[0, 100, 'c', undefined], end]);
    });

    it('ends so too where that failed the last time, and all else was read', () => {
      const settled = [{ from: 0, to: 100 }];
      expect(byChange({ settled, isLoose: true })).toEqual([[100, 100, undefined, true]]);
      expect(byChange({ settled, isLoose: false })).toEqual([]);
    });

    it('each part after all that is older, and none that has ended', () => {
      const parts = [{ key: 'a' }, { key: 'b' }, { key: 'ended', until: 70 }];
      const slices = plan(
        request({ stream: { name: 'posts', progress: 'window', byChange: true, parts }, marks: [50] }),
      );
      expect(slices.slice(-2)).toEqual(
        ['a', 'b'].map((part) => ({ by: 'window', stream: 'posts', part, from: 100, to: 100, open: true })),
      );
      expect(slices.filter(({ part }) => part === 'ended')).toHaveLength(2);
    });
  });

  it('takes a snapshot whole', () => {
    expect(plan(request({ stream: { name: 'users', progress: 'snapshot' } }))).toEqual([
      { by: 'snapshot', stream: 'users' },
    ]);
  });

  it('leaves nothing unread and reads nothing twice, whatever was covered or broken off', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    for (let round = 0; round < 500; round += 1) {
      const settled = Array.from({ length: random(6) }, () => {
        const from = random(110) - 5;
        return { from, to: from + random(40) };
      });
      const cut = random(100);
      const interrupted = [
        { from: random(cut + 1), to: cut, cursor: 'older' },
        { from: cut, to: cut + random(40), cursor: 'newer' },
      ];
      const asked = new Array<number>(100).fill(0);
      for (const [, from, to] of spans({
        progress: [{ part: '', settled, ...(round % 2 === 0 ? {} : { interrupted }) }],
        marks: [random(100), random(100)],
      }))
        for (let i = Number(from); i < Number(to); i += 1) asked[i] = (asked[i] ?? 0) + 1;
      const expected = asked.map((_, i) => (settled.some(({ from, to }) => from <= i && i < to) ? 0 : 1));
      expect(asked).toEqual(expected);
    }
  });
});
