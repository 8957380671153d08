import { addDays } from '../calendar/day.js';
import type { GoalTerms } from './goal-terms.js';
import { gapTo, goalPathOn, sameTerms } from './goal-terms.js';
import type { MeasuredValue } from './judge-goal.js';
import { judgeGoal } from './judge-goal.js';
import type { Observation } from './observation.js';
import type { Rhythm } from './rhythm.js';
import { gapsOf, isOverdue, rhythmOf, spanOf } from './rhythm.js';
import { toleranceOf } from './scatter.js';
import { servingTarget } from './serving-target.js';

const every = (from: string, step: number, count: number) =>
  Array.from({ length: count }, (_, i) => addDays(from, i * step));
const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-05-31', '2026-06-30'];

describe('the rhythm of a series', () => {
  it.each<[string, readonly string[], Rhythm]>([
    ['every day', every('2026-03-01', 1, 9), 'daily'],
    ['working days', ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11'], 'daily'],
    ['Sundays, one of them missing', ['2026-03-01', '2026-03-08', '2026-03-22', '2026-03-29'], 'weekly'],
    ['month ends, one of them missing', months, 'monthly'],
    ['firsts of quarters', ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'], 'quarterly'],
    ['once a year', ['2023-01-01', '2024-01-01', '2025-01-01'], 'irregular'],
    ['two values', ['2026-01-31', '2026-02-28'], 'irregular'],
    ['nothing', [], 'irregular'],
  ])('%s', (_name, days, rhythm) => {
    expect(rhythmOf(days)).toBe(rhythm);
  });

  it.each<[string, Rhythm, string, string]>([
    ['2026-10-15', 'monthly', '2026-10-01', '2026-10-31'],
    ['2026-10-01', 'quarterly', '2026-10-01', '2026-12-31'],
    ['2026-10-15', 'weekly', '2026-10-12', '2026-10-18'],
    ['2026-10-15', 'irregular', '2026-10-15', '2026-10-15'],
  ])('%s in a %s series speaks of %s to %s', (at, rhythm, from, to) => {
    expect(spanOf(at, rhythm)).toEqual({ from, to });
  });
});

describe('periods without a value', () => {
  it('are gaps, joined, in whole periods', () => {
    expect(gapsOf(months, 'monthly', '2026-07-10')).toEqual([{ from: '2026-04-01', to: '2026-04-30' }]);
    const weeks = ['2026-03-01', '2026-03-08', '2026-03-29'];
    expect(gapsOf(weeks, 'weekly', '2026-04-02')).toEqual([{ from: '2026-03-09', to: '2026-03-22' }]);
  });

  it('at the end are gaps once more than two are late, for they may still come', () => {
    expect(gapsOf(['2026-06-30'], 'monthly', '2026-08-31')).toEqual([]);
    expect(gapsOf(['2026-06-30'], 'monthly', '2026-09-29')).toEqual([]);
    expect(gapsOf(['2026-06-30'], 'monthly', '2026-09-30')).toEqual([
      { from: '2026-07-01', to: '2026-09-30' },
    ]);
  });

  it('are none over a weekend of a daily series, nor where there is no rhythm', () => {
    expect(gapsOf(['2026-03-05', '2026-03-09'], 'daily', '2026-03-10')).toEqual([]);
    expect(gapsOf(['2026-03-04', '2026-03-09'], 'daily', '2026-03-10')).toEqual([
      { from: '2026-03-05', to: '2026-03-08' },
    ]);
    expect(gapsOf(['2023-01-01', '2025-01-01'], 'irregular', '2026-01-01')).toEqual([]);
  });

  it.each<[Rhythm, string, string, boolean]>([
    ['daily', '2026-03-01', '2026-03-15', false],
    ['daily', '2026-03-01', '2026-03-16', true],
    ['weekly', '2026-03-01', '2026-03-21', false],
    ['weekly', '2026-03-01', '2026-03-22', true],
    ['irregular', '2026-03-01', '2026-08-28', false],
    ['irregular', '2026-03-01', '2026-08-29', true],
  ])('make a %s value of %s overdue on %s: %s', (rhythm, newest, on, overdue) => {
    expect(isOverdue(newest, rhythm, on)).toBe(overdue);
  });
});

const observation = (at: string, value: number): Observation => ({
  at,
  value,
  n: null,
  numerator: null,
  denominator: null,
});

describe('the scatter of a series before go-live', () => {
  const zigzag = (count: number) =>
    every('2026-01-04', 7, count).map((at, i) => observation(at, 20 + (i % 2)));

  it('is 1.96 standard deviations of one value, from the steps between neighbours', () => {
    // Steps of 1: √(1/2) · 1.96.
    expect(toleranceOf(zigzag(10), 'weekly', '2026-09-07')).toBeCloseTo(1.385903824349678, 12);
  });

  it('counts of a slow trend its step from value to value, not its whole way', () => {
    const rising = every('2026-01-04', 7, 30).map((at, i) => observation(at, i));
    expect(toleranceOf(rising, 'weekly', '2026-09-07')).toBeCloseTo(1.385903824349678, 12);
  });

  it('takes no step over a gap, none after go-live, and none from too few', () => {
    const holed = zigzag(11).filter((_, i) => i !== 5);
    expect(toleranceOf(holed, 'weekly', '2026-09-07')).toBeCloseTo(1.385903824349678, 12);
    expect(toleranceOf(holed.slice(1), 'weekly', '2026-09-07')).toBeNull();
    expect(toleranceOf(zigzag(30), 'weekly', '2026-02-20')).toBeNull();
  });
});

const DOWN: GoalTerms = {
  unit: 'h',
  direction: 'down',
  baseline: 26,
  target: 8,
  goLive: '2026-09-07',
  deadline: '2027-06-30',
  milestones: [],
};
const UP: GoalTerms = { ...DOWN, unit: '%', direction: 'up', baseline: 18, target: 45 };

describe('the path of a goal', () => {
  it('goes straight from the baseline at go-live to the target at the deadline', () => {
    expect(goalPathOn('2026-01-01', DOWN)).toBe(26);
    expect(goalPathOn('2026-11-22', DOWN)).toBeCloseTo(26 - (18 * 76) / 296, 12);
    expect(goalPathOn('2028-01-01', DOWN)).toBe(8);
  });

  it('passes through its milestones', () => {
    const milestones = [{ on: '2026-12-31', value: 24 }];
    expect(goalPathOn('2026-12-31', { ...DOWN, milestones })).toBe(24);
    expect(goalPathOn('2027-06-30', { ...DOWN, milestones })).toBe(8);
  });

  it('has a better side in each direction', () => {
    expect(gapTo(20, 18, 'down')).toBe(2);
    expect(gapTo(20, 18, 'up')).toBe(-2);
  });

  it('is the same in two versions that promise the same', () => {
    expect(sameTerms(DOWN, { ...DOWN })).toBe(true);
    expect(sameTerms(DOWN, { ...DOWN, target: 10 })).toBe(false);
    expect(sameTerms(DOWN, { ...DOWN, milestones: [{ on: '2026-12-31', value: 24 }] })).toBe(false);
  });
});

describe('a goal against its path today', () => {
  const value = (middle: number, half: number | null, at = '2026-11-22'): MeasuredValue => ({
    at,
    value: middle,
    low: half === null ? null : middle - half,
    high: half === null ? null : middle + half,
  });
  const today = { rhythm: 'weekly', on: '2026-11-23' } as const;

  it.each<[string, GoalTerms, MeasuredValue, string, string | null]>([
    ['fewer hours than the path, where less is better', DOWN, value(19, 1), 'ABOVE', null],
    ['more hours than the path, where less is better', DOWN, value(24, 1), 'UNDER', null],
    ['the path within the range', DOWN, value(21, 1), 'NEAR', null],
    ['a larger share than the path', UP, value(30, 2), 'ABOVE', null],
    ['a smaller share than the path', UP, value(20, 2), 'UNDER', null],
    ['a share whose range touches the path', UP, value(26, 2), 'NEAR', null],
    ['no range', UP, value(26, null), 'UNKNOWN', 'no-range'],
    ['a value from before go-live', UP, value(18, 2, '2026-09-06'), 'UNKNOWN', 'before-go-live'],
    ['a value too old to speak of today', UP, value(30, 2, '2026-10-25'), 'UNKNOWN', 'stale'],
  ])('%s', (_name, terms, measured, status, doubt) => {
    expect(judgeGoal(terms, measured, today)).toMatchObject({ status, doubt });
  });

  it('holds a value against the path on the last day it speaks of, so that a month is not judged by the next one', () => {
    const judged = judgeGoal(DOWN, value(22, 1, '2026-10-31'), { rhythm: 'monthly', on: '2026-11-23' });
    expect(judged).toMatchObject({ judgedOn: '2026-10-31', status: 'NEAR' });
    expect(judged.path).toBeCloseTo(26 - (18 * 54) / 296, 12);
    expect(judged.gap).toBeCloseTo(judged.path - 22, 12);
  });

  it('judges a period that is not over on the day it is looked at', () => {
    const judged = judgeGoal(DOWN, value(22, 1, '2026-11-01'), { rhythm: 'monthly', on: '2026-11-23' });
    expect(judged.judgedOn).toBe('2026-11-23');
  });
});

describe('the adoption that serves a goal', () => {
  const targets = [
    { persona: null, department: 'Operations', measure: 'active' },
    { persona: 'manager', department: 'Wealth', measure: 'habitual' },
    { persona: 'manager', department: null, measure: 'task:ask-and-answer' },
    { persona: 'analyst', department: null, measure: 'active' },
    { persona: 'director', department: null, measure: 'active' },
  ];
  const blank = { baseline: null, value: null, deadline: null, milestones: [] };
  const adoption = targets.map((target) => ({ ...target, ...blank }));
  const useCase = { name: '', pain: null, today: null, communities: [], topics: [], tasks: [] };
  const useCases = [
    { ...useCase, key: 'question', personas: ['manager', 'analyst'] },
    { ...useCase, key: 'decision', personas: ['director'] },
  ];
  const named = (serves: readonly string[], own = adoption) => {
    const target = servingTarget({ useCases, adoption: own }, { serves });
    return target && `${target.persona} in ${target.department ?? 'all'}: ${target.measure}`;
  };

  it.each([
    [
      'the first persona of its use case with a counted target everywhere',
      ['question'],
      'analyst in all: active',
    ],
    ['that of the use case it names', ['decision'], 'director in all: active'],
    ['that of any use case where it names none', [], 'analyst in all: active'],
    ['none for a use case that is not there', ['another'], null],
  ])('is %s', (_name, serves, expected) => {
    expect(named(serves)).toBe(expected);
  });

  it('is a target in one department where there is none everywhere', () => {
    expect(named(['question'], adoption.slice(0, 3))).toBe('manager in Wealth: habitual');
    expect(named(['question'], adoption.slice(0, 1))).toBeNull();
  });
});
