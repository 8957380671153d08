import fc from 'fast-check';
import type { DepartmentMerge } from './department-merge.js';
import { mergeAtoms, mergeFaults, mergeSurprises } from './department-merge.js';
import { isWithin } from './department.js';

const merge = (into: string, ...from: string[]): DepartmentMerge => ({ into, from });
const codes = (...merges: DepartmentMerge[]) =>
  mergeFaults(merges).map(({ code, path }) => `${code} ${path}`);
const departments = (own: readonly string[], ...merges: DepartmentMerge[]) =>
  mergeAtoms(
    own.map((department) => ({ department })),
    merges,
  ).map(({ department }) => department);

describe('a list of merges', () => {
  it.each<[string, DepartmentMerge[], string[]]>([
    ['siblings under a name of their own', [merge('Sales/Other', 'Sales/Lyon', 'Sales/Nice')], []],
    ['top-level departments', [merge('Other', 'Legal', 'Audit')], []],
    ['people directly on a node', [merge('Sales/Other', 'Sales/(direct)', 'Sales/Nice')], []],
    [
      'one department',
      [merge('Sales/Other', 'Sales/Lyon', 'sales/lyon')],
      ['too-few Sales/Other', 'named-twice sales/lyon'],
    ],
    [
      'departments of two parents',
      [merge('Sales/Other', 'Sales/Lyon', 'Audit/Nice')],
      ['other-parent Audit/Nice'],
    ],
    ['a department in two merges', [merge('A', 'X', 'Y'), merge('B', 'Y', 'Z')], ['named-twice Y']],
    [
      'one below a merged one',
      [merge('Other', 'Sales', 'Legal'), merge('Sales/O', 'Sales/A', 'Sales/B')],
      ['within-merged Sales/A', 'within-merged Sales/B', 'into-merged Sales/O'],
    ],
    ['a merged one as the new name', [merge('Legal', 'Legal', 'Audit')], ['into-merged Legal']],
    ['a new name used twice', [merge('O', 'A', 'B'), merge('o', 'C', 'D')], ['named-twice o']],
    [
      'a name that means something else',
      [merge('ALL', 'A', 'B'), merge('S/(direct)', 'S/A', 'S/B')],
      ['reserved-name ALL', 'reserved-name S/(direct)'],
    ],
  ])('of %s', (_name, merges, faults) => {
    expect(codes(...merges)).toEqual(faults);
  });

  it('tells what the directory does not know and what it has already', () => {
    expect(mergeSurprises([merge('S/Other', 'S/A', 'S/Z')], ['S/A/1', 'S/B', 'S/Other/2'])).toEqual({
      unknown: ['S/Z'],
      taken: ['S/Other'],
    });
  });
});

describe('merged departments', () => {
  const other = merge('S/Other', 'S/A', 's/b', 'S/(direct)');

  it('take all below them along, and leave the rest', () => {
    expect(departments(['S/A/1', 'S/A/2', 'S/B', 'S/(direct)', 'S/AB', 'T'], other)).toEqual([
      'S/Other',
      'S/Other',
      'S/Other',
      'S/Other',
      'S/AB',
      'T',
    ]);
  });

  it('stand beside what lies below a name the directory had already', () => {
    expect(departments(['S/A', 'S/B', 'S/Other/2'], other)).toEqual([
      'S/Other/(direct)',
      'S/Other/(direct)',
      'S/Other/2',
    ]);
  });

  it('never make a department both a leaf and a node', () =>
    fc.assert(
      fc.property(
        fc.subarray(['S/A/1', 'S/A/2', 'S/B', 'S/C', 'S/Other', 'S/(direct)', 'T/A', 'T/B'], {
          minLength: 1,
        }),
        fc.subarray(['S/A', 'S/B', 'S/C', 'S/(direct)'], { minLength: 2 }),
        (own, from) => {
          const merged = departments(own, { into: 'S/Other', from });
          expect(merged).toHaveLength(own.length);
          for (const leaf of merged)
            expect(merged.some((other) => other !== leaf && isWithin(other, leaf))).toBe(false);
        },
      ),
    ));
});
