import { ALL } from '@takeup/domain';
import type { ToldFigure } from '../gate/index.js';
import { lowGroups } from './low-groups.js';
import { rowOf } from './figure-row.js';
import { selectRows } from './select-rows.js';

const WORLD = { t: 2, nameOf: (persona: string) => persona, initiative: null, everybody: undefined };

/** A department by its status; where it is shown, 20 people of whom so many were active, with a path of 15 %. */
function figure(department: string, status: ToldFigure['status'], count: number | null = null): ToldFigure {
  const target = {
    ...{ initiative: 'i', charterVersion: 1, declaredAfter: false, deadline: '2025-12-31', verdict: null },
    ...{ baseline: 0.1, path: 0.15, target: 0.6, gap: null, short: null, shortAtLeast: 2 },
  };
  const people = status === 'HIDDEN' ? null : 20;
  return {
    ...{
      key: 'week:2025-W12',
      department,
      persona: ALL,
      location: ALL,
      measure: 'active',
      status,
      people,
      count,
    },
    targets: people === null ? [] : [target],
  };
}

const byDepartment = { by: new Set(['department'] as const), within: '', allLevels: true };
const names = { departments: ['', 'A', 'B', 'C', 'D'], personas: [], locations: [] };

it('hidden groups come after the rest, by name, so that their place tells nothing', () => {
  const figures = [
    figure('D', 'HIDDEN'),
    figure('C', 'SHOWN', 3),
    figure('B', 'HIDDEN'),
    figure('A', 'FEWER_THAN_T'),
    figure('', 'SHOWN', 8),
  ];
  const rows = selectRows(byDepartment, names, figures, WORLD);
  expect(rows.map(({ department }) => department)).toEqual(['ALL', 'A', 'C', 'B', 'D']);
});

it('a group told as a bound is tested by its bound, and not as if nobody had taken part', () => {
  const low = (...figures: readonly ToldFigure[]) =>
    lowGroups(
      figures.map((own) => rowOf(own, WORLD)),
      [],
    ).map(({ department }) => department);
  // Of 20 people none is less than chance lets one expect at 15 %, and one is not.
  expect(low(figure('A', 'FEWER_THAN_T'))).toEqual([]);
  expect(low(figure('A', 'HIDDEN'), figure('B', 'ALL_BUT_FEWER_THAN_T'))).toEqual([]);
});
