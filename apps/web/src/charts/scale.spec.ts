import { axisTicks, namedGaps } from './scale';

const gap = (from: number) => ({ from, to: from + 2 });

describe('gaps', () => {
  it('are named as far as there is room, the newest first, so that no two names touch', () => {
    const gaps = [gap(10), gap(50), gap(57), gap(90)];
    expect(namedGaps(gaps, [0, 100])).toEqual([gap(90), gap(57), gap(10)]);
    expect(namedGaps([], [0, 100])).toEqual([]);
  });

  it('are named before dates on an axis', () => {
    const ticks = axisTicks({
      domain: [0, 100],
      gaps: [gap(50), gap(57)],
      gapLabel: 'no data',
      dayTick: (day) => String(day),
    });
    expect(ticks.filter(({ text }) => text === 'no data')).toEqual([{ at: 58, text: 'no data' }]);
  });
});
