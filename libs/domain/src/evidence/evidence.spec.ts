import type { EvidenceFacts } from './evidence.js';
import { evidenceOf } from './evidence.js';

const FULL: EvidenceFacts = {
  declaredOn: '2026-08-24',
  goLive: '2026-09-07',
  seriesKnown: true,
  value: { judgedOn: '2026-11-22', stale: false, ranged: true },
  sharedPeriods: 11,
};

describe('the evidence grade of a goal', () => {
  it('is declared where the charter was confirmed before the result and the result is described with its range', () => {
    const { grade, cap, next } = evidenceOf(FULL);
    expect({ grade, cap, next: next.grade }).toEqual({ grade: 1, cap: 5, next: 2 });
    expect(next.needs).toEqual([
      { code: 'shared-periods', grade: 2, met: false, details: { has: 11, needs: 16 } },
      { code: 'association-tested', grade: 2, met: false, details: {} },
    ]);
  });

  it.each<[string, Partial<EvidenceFacts>, string]>([
    ['no confirmed charter', { declaredOn: null }, 'confirmed'],
    ['no file of the series', { seriesKnown: false, value: null }, 'series-known'],
    ['no value by that day', { value: null }, 'value-known'],
    ['only results from before the confirmation', { declaredOn: '2026-11-23' }, 'declared-before-results'],
    [
      'a value that is too old',
      { value: { judgedOn: '2026-10-04', stale: true, ranged: true } },
      'value-recent',
    ],
    [
      'a value without its range',
      { value: { judgedOn: '2026-11-22', stale: false, ranged: false } },
      'range-known',
    ],
  ])('is 0 with %s, and says what the first grade needs', (_name, facts, code) => {
    const { grade, next } = evidenceOf({ ...FULL, ...facts });
    expect([grade, next.grade]).toEqual([0, 1]);
    expect(next.needs.map((gate) => [gate.code, gate.met])).toEqual([[code, false]]);
  });

  it('never goes beyond 3 where the charter was confirmed after go-live, and says so', () => {
    expect(evidenceOf({ ...FULL, declaredOn: '2026-09-08' })).toMatchObject({ grade: 1, cap: 3 });
    expect(evidenceOf({ ...FULL, declaredOn: '2026-09-07' }).cap).toBe(5);
  });

  it('does not move up by more data alone while the test is not run', () => {
    expect(evidenceOf({ ...FULL, sharedPeriods: 200 })).toMatchObject({
      grade: 1,
      next: { grade: 2, needs: [{ code: 'association-tested' }] },
    });
    expect(evidenceOf({ ...FULL, sharedPeriods: null }).next.needs.map(({ code }) => code)).toContain(
      'adoption-known',
    );
  });
});
