import type { CharterCost } from './charter.js';
import { costToDate } from './cost-to-date.js';

const cost = (more: Partial<CharterCost>): CharterCost => ({
  item: 'Licences',
  amount: 100,
  currency: null,
  per: null,
  from: null,
  once: null,
  ...more,
});

describe('the cost to date', () => {
  it.each([
    ['once, on its day', { once: '2026-09-01' }, '2026-09-01', 100],
    ['not before', { once: '2026-09-01' }, '2026-08-31', null],
    ['monthly, what has begun', { per: 'month', from: '2026-09-01' }, '2026-11-23', 300],
    ['monthly, the day before the next', { per: 'month', from: '2026-09-10' }, '2026-11-09', 200],
    ['monthly from the 31st', { per: 'month', from: '2026-01-31' }, '2026-02-28', 200],
    ['quarterly', { per: 'quarter', from: '2026-01-01' }, '2026-07-01', 300],
    ['yearly', { per: 'year', from: '2024-02-29' }, '2026-02-28', 300],
    ['weekly', { per: 'week', from: '2026-11-01' }, '2026-11-15', 300],
    ['daily', { per: 'day', from: '2026-11-01' }, '2026-11-03', 300],
    ['a date without a rhythm, once', { from: '2026-09-01' }, '2026-11-23', 100],
  ] as const)('is %s', (_, more, on, amount) => {
    const { sums, undated } = costToDate([cost(more)], on, 'GBP');
    expect(sums).toEqual(amount === null ? [] : [{ currency: 'GBP', amount }]);
    expect(undated).toBe(0);
  });

  it('keeps currencies apart and says what has no date', () => {
    const costs = [
      cost({ once: '2026-01-01' }),
      cost({ once: '2026-01-02', currency: 'EUR' }),
      cost({ once: '2026-01-03', currency: 'GBP', amount: 5 }),
      cost({ per: 'month' }),
    ];
    expect(costToDate(costs, '2026-06-01', 'GBP')).toEqual({
      sums: [
        { currency: 'EUR', amount: 100 },
        { currency: 'GBP', amount: 105 },
      ],
      undated: 1,
    });
  });
});
