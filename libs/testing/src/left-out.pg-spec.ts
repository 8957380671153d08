import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('a', 30, { department: 'A', employment_type: 'staff' }),
  ...peopleOf('b', 25, { department: 'B', employment_type: 'staff' }),
  ...peopleOf('away', 5, { department: 'A', employment_type: 'leave' }),
];
const CHARTER = {
  personas: { staff: { employment_type: 'staff' } },
  exclude: [
    { who: { employment_type: 'leave' }, reason: 'On long leave' },
    { who: { job_title: 'Auditor', location: 'Oslo' }, reason: 'Launch team' },
  ],
};
const did = (accounts: readonly string[], days: Iterable<string>, kind: string) =>
  activityText([...days].flatMap((day) => accounts.map((account) => ({ day, account, kind }))));
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

describe('accounts that matched', () => {
  it('are those of people in scope: nothing is left for those who are left out', async () => {
    const world = new World(await cluster.database(), { today: '2025-04-20' });
    await world.directory(directoryText(PEOPLE));
    await world.charter(completeCharter(CHARTER));
    const accounts = [...numbered('a', 12), ...numbered('b', 10), 'away1', 'away2', 'stranger'];
    await world.activity(did(accounts, eachDay('2025-03-03', '2025-03-31'), 'post'));
    await world.refresh();
    const { rows, match, excluded } = await world.adoption({ period: 'week:2025-W12' });
    expect(saidBy(rows)).toEqual({ ALL: '22 of 55' });
    expect(match).toEqual({ accounts: 23, matched: 22 });
    // A reason is told whether or not it fits anybody.
    expect(excluded).toEqual([
      { reason: 'On long leave', people: null },
      { reason: 'Launch team', people: null },
    ]);
  });

  it('say nothing of who has two: somebody seen by id and by address counts once', async () => {
    const withAddress = PEOPLE.map((person) => ({
      ...person,
      email: `${person.employee_id}@example.org`,
    }));
    const world = new World(await cluster.database(), { today: '2025-04-20' });
    await world.directory(directoryText(withAddress));
    const byId = [...numbered('a', 12), ...numbered('b', 10), 'stranger'];
    // Seven by their addresses: two of them were seen by their ids as well, which nobody is to know.
    const byAddress = ['b9', 'b10', 'b11', 'b12', 'b13', 'b14', 'b15'].map((id) => `${id}@example.org`);
    await world.activity(did([...byId, ...byAddress], eachDay('2025-03-03', '2025-03-31'), 'post'));
    await world.refresh();
    const { rows, match } = await world.adoption({ period: 'week:2025-W12' });
    expect(saidBy(rows)).toEqual({ ALL: '27 of 60' });
    expect(match).toEqual({ accounts: 28, matched: 27 });
  });

  it('are those of the widest measure told: who only read is in no number where too few days of reads are known', async () => {
    const world = new World(await cluster.database(), {
      today: '2025-05-20',
      config: { connections: ['files', 'sso'].map((key) => ({ key, title: key })) },
    });
    await world.directory(directoryText(PEOPLE));
    const march = [...eachDay('2025-03-01', '2025-03-31')];
    await world.activity(did([...numbered('a', 12), ...numbered('b', 10)], march, 'post'));
    const seen = march.filter((_, index) => index % 2 === 0 || index === march.length - 1);
    const everybody = PEOPLE.map(({ employee_id }) => employee_id);
    await world.activity(did(everybody, seen, 'signin'), { connection: 'sso' });
    await world.refresh();
    const asked = { period: 'week:2025-W12' };
    expect(saidBy((await world.adoption({ ...asked, measure: 'reached' })).rows)).toEqual({ ALL: 'NO_DATA' });
    const { rows, match } = await world.adoption(asked);
    expect(saidBy(rows)).toEqual({ ALL: '22 of 60' });
    expect(match).toEqual({ accounts: 22, matched: 22 });
  });
});
