import type { Atom } from './atom.js';
import { atomsOf } from './atom.js';
import { ancestry, byLevelThenPath, isWithin, normaliseDepartment } from './department.js';
import type { Roster } from './epoch.js';
import { rosterOf } from './epoch.js';
import type { PersonaRule } from './persona-rule.js';
import { matches, ruleKey } from './persona-rule.js';

describe('the roster of a month', () => {
  const imported = { importedOn: '2026-06-15' };
  const rosters: readonly Roster[] = [
    { id: 1, asOf: null, ...imported },
    { id: 2, asOf: '2026-04-01', ...imported },
    { id: 3, asOf: '2026-04-20', ...imported },
    { id: 4, asOf: '2026-04-01', ...imported },
    { id: 5, asOf: '2026-02-10', ...imported },
  ];
  it.each<[string, number | undefined, string]>([
    ['2026-01', undefined, 'the first fact comes later'],
    ['2026-02', 1, 'the first holds back to the month of the first fact'],
    ['2026-03', 5, 'a dated one goes before one that holds back'],
    ['2026-04', 4, 'of two for one day the later imported'],
    ['2026-05', 3, 'the latest that speaks of its first day'],
    ['2026-06', 3, 'and so on'],
    ['2026-07', 1, 'from the day it was imported the first speaks like any other'],
  ])('%s: %s, because %s', (month, id) => {
    expect(rosterOf(month, rosters, '2026-02-14')?.rosterId).toBe(id);
  });

  it('nothing holds back before there is any fact', () => {
    expect(rosterOf('2026-03', [{ id: 1, asOf: null, ...imported }], null)).toBeUndefined();
    expect(rosterOf('2026-03', [], '2026-01-01')).toBeUndefined();
  });

  it('is looked at on the first of the month', () => {
    expect(rosterOf('2026-05', rosters, null)).toEqual({ rosterId: 3, onDay: '2026-05-01' });
  });
});

describe('a rule', () => {
  const profile = {
    department: 'Sales/North/Berlin',
    job_family: 'RM-2',
    job_title: 'Agent (senior)',
    grade: '5',
  };
  it.each<[PersonaRule, boolean]>([
    [{ job_family: ['RM-*'] }, true],
    [{ job_family: ['rm-2'] }, true],
    [{ job_family: ['RM'] }, false],
    [{ job_family: ['*-2', 'X'] }, true],
    [{ job_family: ['*'] }, true],
    [{ job_family: ['R?-2'] }, false],
    [{ job_title: ['Agent (senior)'] }, true],
    [{ job_title: ['Agent .senior.'] }, false],
    [{ job_title: ['*(SENIOR)'] }, true],
    [{ grade: ['4', '5'] }, true],
    [{ job_family: ['RM-*'], grade: ['4'] }, false],
    [{ location: ['*'] }, false],
    [{ department: ['Sales'] }, true],
    [{ department: ['sales / north'] }, true],
    [{ department: ['Sales/Nor'] }, false],
    [{ department: ['North'] }, false],
    [{ department: ['*/North'] }, true],
    [{ department: ['Sales/*/Berlin'] }, true],
    [{ department: ['Sal*'] }, true],
    [{ department: ['Lyon', 'Sales/North/Berlin'] }, true],
    [{}, true],
  ])('%j holds: %s', (rule, holds) => {
    expect(matches(rule, profile)).toBe(holds);
  });

  it('is the same in whatever order it is written', () => {
    const one = ruleKey({ grade: ['5', '4'], job_family: ['RM'] });
    expect(ruleKey({ job_family: ['RM'], grade: ['4', '5'] })).toBe(one);
    expect(ruleKey({ job_family: ['RM'], grade: ['4'] })).not.toBe(one);
  });
});

describe('atoms', () => {
  const personas = [
    { key: 'rm', name: 'RM', rule: { job_family: ['RM*'] } },
    { key: 'analyst', name: 'Analyst', rule: { job_family: ['*AN'] } },
  ];
  const exclusions = [
    { reason: 'bots', rule: { account_group: ['bot'] } },
    { reason: 'launch team', rule: { account_group: ['*'] } },
  ];
  const say = (atom: Atom | { readonly excluded: string }) =>
    'excluded' in atom
      ? `out: ${atom.excluded}`
      : `${atom.department} | ${atom.personas.join('+')} | ${atom.location}`;

  it('puts everybody in exactly one: leaf, personas in key order, location', () => {
    const profiles = [
      { department: 'Sales/Berlin', job_family: 'RM', location: 'Berlin' },
      { department: 'Sales', job_family: 'RM-AN' },
      { department: 'Sales/Berlin', account_group: 'bot' },
      { department: 'Sales/Berlin', account_group: 'launch' },
      { location: 'Berlin' },
      { department: 'Legal' },
    ];
    expect(atomsOf(profiles, personas, exclusions).map(say)).toEqual([
      'Sales/Berlin | rm | Berlin',
      'Sales/(direct) | analyst+rm | Unassigned',
      'out: bots',
      'out: launch team',
      'Unassigned |  | Berlin',
      'Legal |  | Unassigned',
    ]);
  });
});

describe('departments', () => {
  it('are paths without regard to space and empty parts', () => {
    expect(normaliseDepartment('  Sales /  Berlin //Mitte/ ')).toBe('Sales/Berlin/Mitte');
    expect(normaliseDepartment(' / ')).toBe('');
  });

  it('have nodes above them up to the root', () => {
    expect(ancestry('Sales/Berlin/Mitte')).toEqual(['Sales/Berlin/Mitte', 'Sales/Berlin', 'Sales', '']);
    expect([
      isWithin('Sales/Berlin', 'Sales'),
      isWithin('Salesforce', 'Sales'),
      isWithin('Sales', ''),
    ]).toEqual([true, false, true]);
    expect(['B/x', 'A', '', 'A/y', 'B'].sort(byLevelThenPath)).toEqual(['', 'A', 'B', 'A/y', 'B/x']);
  });
});
