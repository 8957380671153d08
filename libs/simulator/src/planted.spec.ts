import { northwind } from './northwind.js';
import { DEPARTMENTS, PERSONAS, PLANTED, type PlantedPath, type Verdict } from './planted.js';
import { matrix, type Matrix, type Tally } from './testing/count.js';

const bank = northwind();
const windows: Record<string, Matrix> = {
  '2026-10-25': matrix(bank, '2026-10-25', '2026-10-01'),
  '2026-11-22': matrix(bank, '2026-11-22', '2026-11-01'),
};
const november = windows['2026-11-22']!;
const days = (iso: string): number => Date.parse(iso) / 86_400_000;

function pathOn({ baseline, target, goLive, deadline }: PlantedPath, day: string): number {
  return baseline + ((target - baseline) * (days(day) - days(goLive))) / (days(deadline) - days(goLive));
}

/** The measure's verdict: the whole 95 % Wilson interval on one side of the path. */
function verdict({ active, people }: Tally, path: number): Verdict {
  const z = 1.959963984540054;
  const middle = (active + (z * z) / 2) / (people + z * z);
  const half = (z / (people + z * z)) * Math.sqrt((active * (people - active)) / people + (z * z) / 4);
  if (middle - half > path) return 'ABOVE';
  return middle + half < path ? 'BELOW' : 'NO_CLEAR_GAP';
}

const cases = PLANTED.paths.flatMap((path) =>
  Object.entries(path.verdicts).map(
    ([end, expected]) => [path.persona, path.department ?? 'ALL', end, expected, path] as const,
  ),
);

test.each(cases)('%s in %s at %s: %s', (persona, department, end, expected, path) => {
  expect(verdict(windows[end]!.of(persona, department), pathOn(path, end))).toBe(expected);
});

const groups = PERSONAS.flatMap((persona) =>
  DEPARTMENTS.map((department, index) => {
    const people = PLANTED.sizes[persona][index]!;
    return { persona, department, people, active: PLANTED.active[persona][index]! };
  }),
).filter(({ people }) => people >= 30);

test.each(groups)('$persona in $department: about $active of $people are active in November', (group) => {
  const { people, active } = november.of(group.persona, group.department);
  expect(people).toBe(group.people);
  // Within a percentage point in large groups, within five people in small ones.
  const allowed = Math.max(0.01 * people, 6);
  expect(Math.abs(active - group.active)).toBeLessThanOrEqual(allowed);
});

test('Technology is 12 % of staff and 61 % of active people', () => {
  const { onlyIt } = PLANTED;
  const [it, all] = [november.of('ALL', onlyIt.department), november.of('ALL', 'ALL')];
  expect(it.people / all.people).toBeCloseTo(onlyIt.staff, 2);
  expect(Math.abs(it.active / all.active - onlyIt.active)).toBeLessThan(0.01);
  expect(Math.abs(it.active / all.active / (it.people / all.people) - onlyIt.index)).toBeLessThan(0.1);
});

test('a year ago it was the same people, only more so: outside Technology 1 to 3 % were active', () => {
  const then = matrix(bank, '2025-12-07', '2025-12-01');
  const [it, all] = [then.of('ALL', 'Technology'), then.of('ALL', 'ALL')];
  const share = (all.active - it.active) / (all.people - it.people);
  expect(share).toBeGreaterThan(0.01);
  expect(share).toBeLessThan(0.03);
  expect(it.active / all.active).toBeGreaterThan(0.7);
  expect(it.active / it.people).toBeLessThan(november.of('ALL', 'Technology').active / it.people - 0.2);
});

test.each(Object.entries(windows))('the ladder narrows from rung to rung at %s', (_, window) => {
  for (const department of [...DEPARTMENTS, 'ALL']) {
    const { people, reached, active, habitual, contributing } = window.of('ALL', department);
    expect([people >= reached, reached > active, active > habitual, active > contributing]).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(habitual / active).toBeGreaterThan(0.35);
    expect(habitual / active).toBeLessThan(0.6);
  }
});
