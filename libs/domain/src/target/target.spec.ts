import { ALL } from '../release/cell.js';
import type { JudgedFigure } from './judge.js';
import { judge } from './judge.js';
import type { AdoptionTarget } from './target.js';
import { pathOn, targetFor } from './target.js';

const TARGET: AdoptionTarget = {
  persona: null,
  department: null,
  measure: 'active',
  baseline: 0.1,
  value: 0.6,
  goLive: '2026-09-07',
  deadline: '2027-06-30',
  baselineFrom: null,
  milestones: [],
};

describe('the target of a cell', () => {
  const targets = [
    { name: 'manager', persona: 'manager', department: null },
    { name: 'Sales', persona: null, department: 'Sales' },
    { name: 'Sales/Berlin', persona: null, department: 'Sales/Berlin' },
    { name: 'manager in Sales', persona: 'manager', department: 'Sales' },
    { name: 'manager in Sales/Berlin', persona: 'manager', department: 'Sales/Berlin' },
    { name: 'the second for Sales', persona: null, department: 'Sales' },
  ].map((own) => ({ ...own, measure: 'active' as const }));
  it.each([
    ['', 'manager', 'manager'],
    ['Legal', 'manager', 'manager'],
    ['Sales', 'manager', 'manager in Sales'],
    ['Sales/Lyon', 'manager', 'manager in Sales'],
    ['Sales/Berlin/Mitte', 'manager', 'manager in Sales/Berlin'],
    ['Sales', ALL, 'Sales'],
    ['Sales/Lyon', ALL, 'Sales'],
    ['Sales/Berlin', ALL, 'Sales/Berlin'],
    ['', ALL, undefined],
    ['Salesforce', ALL, undefined],
    ['Sales', 'analyst', undefined],
    ['Sales', 'NONE', undefined],
  ])('%s × %s: %s', (department, persona, name) => {
    expect(targetFor({ department, persona, location: ALL }, 'active', targets)?.name).toBe(name);
  });

  it('is none for another measure and for a location', () => {
    expect(
      targetFor({ department: 'Sales', persona: ALL, location: ALL }, 'reached', targets),
    ).toBeUndefined();
    expect(
      targetFor({ department: 'Sales', persona: ALL, location: 'Berlin' }, 'active', targets),
    ).toBeUndefined();
  });
});

describe('the path', () => {
  const straight = (day: string) => Number(pathOn(day, TARGET, 0.1).toFixed(6));
  it('goes straight from the baseline at go-live to the target at the deadline, and stays there', () => {
    expect(straight('2026-01-01')).toBe(0.1);
    expect(straight('2026-09-07')).toBe(0.1);
    expect(straight('2027-02-02')).toBe(0.35);
    expect(straight('2027-06-30')).toBe(0.6);
    expect(straight('2028-01-01')).toBe(0.6);
  });

  it('passes through its milestones', () => {
    const milestones = [
      { on: '2026-12-31', value: 0.2 },
      { on: '2027-03-31', value: 0.5 },
    ];
    const days = ['2026-09-07', '2026-12-31', '2027-02-14', '2027-03-31', '2027-06-30', '2027-07-01'];
    expect(days.map((day) => pathOn(day, { ...TARGET, milestones }, 0.1))).toEqual([
      0.1, 0.2, 0.35, 0.5, 0.6, 0.6,
    ]);
  });
});

describe('a figure against its path', () => {
  const shown = (
    count: number,
    people: number,
    low: number,
    high: number,
    partial = false,
  ): JudgedFigure => ({
    status: 'SHOWN',
    people,
    count,
    interval: { low, high },
    partial,
  });
  it.each<[string, JudgedFigure, number, ReturnType<typeof judge>['verdict'], number]>([
    ['the whole interval under it', shown(10, 100, 0.05, 0.17), 0.3, 'BELOW', 20],
    ['the same with days missing', shown(10, 100, 0.05, 0.17, true), 0.3, 'NO_CLEAR_GAP', 20],
    ['the whole interval over it', shown(50, 100, 0.4, 0.6), 0.3, 'ABOVE', 0],
    ['over it though days are missing', shown(50, 100, 0.4, 0.6, true), 0.3, 'ABOVE', 0],
    ['the path within the interval', shown(10, 100, 0.05, 0.17), 0.17, 'NO_CLEAR_GAP', 7],
    ['a path at its end is within it', shown(10, 100, 0.05, 0.17), 0.05, 'NO_CLEAR_GAP', 0],
    ['a product that is not exact', shown(5, 100, 0.01, 0.06), 0.07, 'BELOW', 2],
  ])('%s', (_name, figure, path, verdict, short) => {
    expect(judge(figure, path, 2)).toMatchObject({ verdict, short, shortAtLeast: null });
    expect(judge(figure, path, 2).gap).toBeCloseTo((figure.count ?? 0) / figure.people - path, 12);
  });

  it('a bound says how many are missing at least, and no more', () => {
    const bound = {
      status: 'FEWER_THAN_T',
      people: 30,
      count: null,
      interval: null,
      partial: false,
    } as const;
    const nothing = { gap: null, short: null, verdict: null };
    expect(judge(bound, 0.2, 2)).toEqual({ ...nothing, shortAtLeast: 5 });
    expect(judge(bound, 0.01, 2)).toEqual({ ...nothing, shortAtLeast: 0 });
    expect(judge({ ...bound, status: 'ALL_BUT_FEWER_THAN_T' }, 0.2, 2)).toEqual({
      ...nothing,
      shortAtLeast: null,
    });
    expect(judge({ ...bound, status: 'HIDDEN' }, 0.2, 2)).toEqual({ ...nothing, shortAtLeast: null });
  });
});
