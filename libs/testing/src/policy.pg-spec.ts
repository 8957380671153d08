import { checkPolicy, examine } from '@takeup/application';
import type { Configuration } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { en } from '@takeup/words';
import { inTransaction } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('a', 40, { department: 'A' }),
  ...peopleOf('b', 12, { department: 'B' }),
  ...peopleOf('c', 12, { department: 'C' }),
];
const posts = (from: string, to: string) =>
  activityText(
    [...eachDay(from, to)].flatMap((day) =>
      PEOPLE.filter((_, index) => index % 2 === 0).map(({ employee_id: account }) => ({
        ...{ day, account, kind: 'post' },
      })),
    ),
  );
const SEEN = { ALL: '32 of 64', A: '20 of 40', B: '6 of 12', C: '6 of 12' };
const HIDDEN = { ALL: '32 of 64', A: '20 of 40', B: 'HIDDEN', C: 'HIDDEN' };

it('a change takes effect with the next epoch, and the doctor says so', async () => {
  const database = await cluster.database();
  const on = (today: string, config: Partial<Configuration> = {}) => new World(database, { today, config });
  const policy = (minimumGroup: number) => ({ policy: { minimumGroup, t: 2 } });
  const doctor = async ({ context }: World) =>
    (await examine(context)).flatMap((found) =>
      found.about === 'policy' ? [en.server.doctor.finding(found)] : [],
    );
  const shown = async (world: World, period: string) =>
    saidBy((await world.adoption({ period, by: 'department' })).rows);

  const march = on('2025-04-01');
  await march.directory(directoryText(PEOPLE));
  expect(await doctor(march)).toEqual([
    'privacy policy: groups of 10 people or more, bounds under 2, from the first month on',
  ]);
  await march.activity(posts('2025-03-03', '2025-03-31'));
  await march.refresh();
  expect(await shown(march, 'week:2025-W12')).toEqual(SEEN);

  const may = on('2025-05-05', { ...policy(15), policyLock: 'Agreement 7' });
  await may.activity(posts('2025-04-01', '2025-05-04'));
  await may.refresh();
  // April and May were to be expected under the policy that held when they began.
  expect(await shown(may, 'week:2025-W16')).toEqual(SEEN);
  expect(await doctor(may)).toEqual([
    'privacy policy 1: groups of 10 people or more, bounds under 2, from the first month on',
    'privacy policy 2: groups of 15 people or more, bounds under 2, from 2025-06 on; locked to “Agreement 7”',
  ]);

  const july = on('2025-07-01', { ...policy(15), policyLock: 'Agreement 7' });
  await july.activity(posts('2025-05-05', '2025-06-30'));
  await july.refresh();
  expect(await shown(july, 'week:2025-W21')).toEqual(SEEN);
  expect(await shown(july, 'week:2025-W24')).toEqual(HIDDEN);

  const weaker = on('2025-07-02', policy(10));
  const hash = (await july.refresh()).releaseHash;
  const refusal = await checkPolicy(weaker.context);
  expect(refusal).toMatchObject({ code: 'policy-locked', kind: 'refused' });
  expect(refusal && en.refusal(refusal)).toMatchObject({
    message: expect.stringContaining('locked to “Agreement 7”: groups of 15 people or more'),
    where: 'privacy',
    whatToDo: expect.stringContaining('name it in privacy.locked'),
  });
  await expect(weaker.refresh()).rejects.toThrow('policy-locked');
  expect((await july.refresh()).releaseHash).toBe(hash);
  expect(await checkPolicy(on('2025-07-02', { ...policy(20) }).context)).toBeNull();
});

it('no row holds a policy that protects nobody', async () => {
  const database = await cluster.database();
  const insert = (minimumGroup: number, t: number) =>
    inTransaction(database, (session) =>
      session.query(`INSERT INTO declared.policy VALUES (1, $1, $2, NULL, '2025-01-01', NULL)`, [
        minimumGroup,
        t,
      ]),
    );
  await expect(insert(4, 2)).rejects.toThrow('policy_minimum_group_check');
  await expect(insert(5, 1)).rejects.toThrow('policy_t_check');
  await insert(5, 2);
});
