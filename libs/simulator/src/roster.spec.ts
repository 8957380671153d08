import { northwind } from './northwind.js';
import { DEPARTMENTS, PERSONAS, PLANTED } from './planted.js';
import { linesOf, rosterOf, table, type Person } from './testing/count.js';

const bank = northwind();
const rosters = bank.rosterDates.map((date) => rosterOf(bank, date));
const record = rosters.at(-1)!;
const inScope = (people: readonly Person[]): Person[] => people.filter(({ launch }) => !launch);
const countBy = (people: readonly Person[], key: (person: Person) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const person of people) counts[key(person)] = (counts[key(person)] ?? 0) + 1;
  return counts;
};

test('rosters stand on the first of every month and go on without end', () => {
  expect(bank.rosterDates).toHaveLength(14);
  expect([bank.rosterDates[0], bank.rosterDates.at(-1)]).toEqual(['2025-10-01', PLANTED.rosterOfRecord]);
  expect(bank.rosterDatesUntil('2027-02-14').slice(-3)).toEqual(['2026-12-01', '2027-01-01', '2027-02-01']);
  expect(rosterOf(bank, '2027-02-14')).toEqual(rosterOf(bank, '2027-02-01'));
});

test('48,210 people and a launch team stand in the roster of record, persona by department as planted', () => {
  const counts = countBy(inScope(record), ({ persona, department }) => `${persona}|${department}`);
  const sizes = table((persona, department) => String(counts[`${persona}|${department}`] ?? 0));
  expect(sizes).toEqual(PERSONAS.map((persona) => `${persona}: ${PLANTED.sizes[persona].join(' ')}`));
  expect(inScope(record)).toHaveLength(PLANTED.people);
  expect(record.length - inScope(record).length).toBe(PLANTED.launchTeam);
});

test('each month some join, some leave for good and some move, and the bank grows a little', () => {
  for (let month = 1; month < rosters.length; month += 1) {
    const before = new Map(rosters[month - 1]!.map((person) => [person.id, person]));
    const now = new Map(rosters[month]!.map((person) => [person.id, person]));
    const joined = rosters[month]!.filter(({ id }) => !before.has(id));
    const left = rosters[month - 1]!.filter(({ id }) => !now.has(id));
    const moved = rosters[month]!.filter(({ id, path, persona }) => {
      const was = before.get(id);
      return was !== undefined && (was.path !== path || was.persona !== persona);
    });
    expect(joined.length).toBeGreaterThan(left.length);
    expect(left.length).toBeGreaterThan(300);
    expect(left.length).toBeLessThan(600);
    expect(moved.length).toBeGreaterThan(80);
    expect(joined.filter(({ start }) => start >= bank.rosterDates[month]!)).toEqual([]);
  }
  const everybody = rosters.map((roster) => new Set(roster.map(({ id }) => id)));
  const leavers = [...everybody[0]!].filter((id) => !everybody[1]!.has(id));
  expect(leavers.filter((id) => everybody.some((ids, month) => month > 1 && ids.has(id)))).toEqual([]);
});

test('two levels of departments, one group directly on a first-level department, five locations', () => {
  const paths = Object.keys(countBy(record, ({ path }) => path));
  expect(paths.filter((path) => path.includes('/'))).toHaveLength(27);
  expect(paths.filter((path) => !path.includes('/'))).toEqual(['Operations']);
  expect(record.filter(({ path }) => path === 'Operations')).toHaveLength(7);
  for (const department of DEPARTMENTS) {
    const leaves = paths.filter((path) => path.startsWith(`${department}/`));
    expect(leaves.length).toBeGreaterThanOrEqual(2);
    expect(leaves.length).toBeLessThanOrEqual(5);
  }
  expect(Object.keys(countBy(record, ({ location }) => location)).sort()).toEqual([
    'Dublin',
    'Glasgow',
    'Leeds',
    'London',
    'Singapore',
  ]);
});

test('ids are unique, every manager is in the roster, and all lines of report end at one head', () => {
  for (const roster of [rosters[0]!, record]) {
    const byId = new Map(roster.map((person) => [person.id, person]));
    expect(byId.size).toBe(roster.length);
    expect(roster.filter(({ manager }) => manager === '')).toHaveLength(1);
    for (const person of roster) {
      let steps = 0;
      let current: Person | undefined = person;
      while (current !== undefined && current.manager !== '' && steps < 10) {
        current = byId.get(current.manager);
        steps += 1;
      }
      if (current === undefined || steps === 10) throw new Error(`no way up from ${person.id}`);
    }
  }
});

test('every line has the eleven columns of its header', () => {
  const [head] = bank.roster('2026-11-01');
  const columns = head!.slice(0, head!.indexOf('\n')).split(',').length;
  expect(columns).toBe(11);
  for (const row of linesOf(bank.roster('2026-11-01')))
    if (row.length !== columns) throw new Error(row.join(','));
});
