import { createToken, readAdoption, readGroup } from '@takeup/application';
import type { AdoptionQuestion, Outcome } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { inTransaction } from '@takeup/storage';
import { en } from '@takeup/words';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { contentsOf } from './contents.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, codeOf, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();

const PEOPLE = [
  ...peopleOf('a', 40, { department: 'A', job_title: 'Clerk' }),
  ...peopleOf('b', 12, { department: 'B', job_title: 'Analyst' }),
  ...peopleOf('c', 3, { department: 'C', job_title: 'Analyst' }),
];
let world: World;
let before: string;
const contents = async () => JSON.stringify([...(await contentsOf(world.database))]);

beforeAll(async () => {
  world = new World(await cluster.database(), { today: '2025-04-20' });
  await world.directory(directoryText(PEOPLE));
  await world.charter(completeCharter({ personas: { clerk: { job_title: 'Clerk' } } }));
  const active = PEOPLE.filter((_, index) => index % 2 === 0).map(({ employee_id }) => employee_id);
  const days = [...eachDay('2025-03-01', '2025-03-31')];
  await world.activity(
    activityText(days.flatMap((day) => active.map((account) => ({ day, account, kind: 'post' })))),
  );
  await world.refresh();
  before = await contents();
});
afterAll(async () => {
  const after = await contents();
  await cluster.stop();
  expect(after).toBe(before);
});

const ask = (asked: Partial<AdoptionQuestion>) =>
  readAdoption(world.context, {
    ...{ measure: 'active', period: null, initiative: null, department: null, allLevels: true },
    ...{ by: new Set(['department', 'persona'] as const), ...asked },
  });
function refusalOf(outcome: Outcome<unknown>) {
  return 'refusal' in outcome ? { code: outcome.refusal.code, ...en.refusal(outcome.refusal) } : 'done';
}

describe('what is not registered is not answered, and what is says so', () => {
  it.each([
    ['a range of days', '2025-03-03..2025-03-09', /is no period/],
    ['a range of one day less', '2025-03-03..2025-03-08', /is no period/],
    ['a window that ends on a Tuesday', '28d:2025-03-25', /does not end on a Sunday/],
    ['two weeks at once', 'week:2025-W11,week:2025-W12', /is no period/],
    ['a year', 'year:2025', /is no period/],
    ['a statement', "week:2025-W12' OR '1'='1", /is no period/],
  ])('%s', async (_name, period, words) => {
    expect(refusalOf(await ask({ period }))).toEqual({
      code: 'period-unknown',
      message: expect.stringMatching(words),
      where: null,
      whatToDo: expect.stringContaining('week:2026-W47'),
    });
  });

  it('a single day, of a small group or a large one', async () => {
    const outcome = await ask({ period: 'day:2025-03-12' });
    if (!('done' in outcome)) throw new Error('refused');
    expect(outcome.done.rows.map(({ people, count }) => [people, count]).flat()).not.toContainEqual(
      expect.any(Number),
    );
    expect(new Set(outcome.done.rows.map(({ status }) => status))).toEqual(
      new Set(['NOT_PUBLISHED_AT_THIS_GRAIN']),
    );
  });

  it('a department and a persona that nobody is in, as those that are not there', async () => {
    for (const department of ['Mars', 'A/Mars', 'a', 'A%'])
      expect(codeOf(await ask({ department, period: 'week:2025-W12' }))).toBe('department-unknown');
    const group = { measure: 'active', period: 'week:2025-W12', initiative: null } as const;
    const asked = (persona: string, department: string) =>
      readGroup(world.context, { ...group, persona, department });
    expect(codeOf(await asked('pilot', 'A'))).toBe('department-unknown');
    expect(codeOf(await asked('clerk', 'Mars'))).toBe('department-unknown');
    expect(codeOf(await asked('clerk', 'A'))).toBe('done');
  });
});

describe('a limit to a department', () => {
  it('that is not in the directory is refused', async () => {
    const made = await inTransaction(world.database, async () =>
      createToken({ pools: world.database, day: '2025-04-20' }, { role: 'reader', department: 'Mars' }),
    );
    expect(refusalOf(made)).toMatchObject({ code: 'token-department' });
  });

  it('that is gone from it shows nobody, and tells no more than one that never was', async () => {
    const seen = async (limit: string) => {
      const outcome = await readAdoption(
        { ...world.context, limit },
        {
          ...{ measure: 'active', period: 'week:2025-W12', initiative: null, department: null },
          ...{ by: new Set(['department', 'persona'] as const), allLevels: true },
        },
      );
      if ('refusal' in outcome) throw new Error('refused');
      const { rows, match, onlyIt, excluded, low, spread, withheld, hiddenTogether } = outcome.done;
      return { rows: saidBy(rows), match, onlyIt, excluded, low, spread, withheld, hiddenTogether };
    };
    const nothing = {
      ...{ match: null, onlyIt: null, excluded: [], low: [], spread: null },
      ...{ withheld: 0, hiddenTogether: [] },
    };
    expect(await seen('Mars')).toEqual({ ...nothing, rows: { Mars: 'NO_PEOPLE' } });
    expect(await seen('A')).toMatchObject({ ...nothing, spread: null, rows: { A: '20 of 40' } });
  });
});
