import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eachDay } from '@takeup/domain';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions } from '@takeup/testing';
import {
  activityText,
  directoryText,
  peopleOf,
  refreshedHash,
  removeFolder,
  runWell,
  startCli,
  temporaryFolder,
} from '@takeup/testing';

jest.setTimeout(600_000);

/** The long form by TAKEUP_KILLS=20. */
const KILLS = Number(process.env['TAKEUP_KILLS'] ?? 3);
const folder = temporaryFolder();
const file = (name: string) => path.join(folder, name);
const at = (name: string): CliOptions => ({ dataDir: path.join(folder, name) });
const [calm, hard] = [at('calm'), at('hard')];
const PEOPLE = peopleOf('p', 40, { department: 'Sales' });
const rules = (count: number) =>
  Array.from({ length: count }, (_, n) => `name-${n},p${(n % PEOPLE.length) + 1}\n`).join('');
const [FEW, MANY] = [200, 30_000];
const importing = (name: string) => ['import', 'aliases', file(name)];

beforeAll(() => {
  writeFileSync(file('directory.csv'), directoryText(PEOPLE));
  for (const [name, count] of [
    ['few.csv', FEW],
    ['many.csv', MANY],
  ] as const)
    writeFileSync(file(name), `account,employee_id\n${rules(count)}`);
  const days = [...eachDay('2025-03-01', '2025-03-31')];
  const acts = days.flatMap((day) =>
    Array.from({ length: 15 }, (_, n) => ({ day, account: `name-${n + FEW - 7}`, kind: 'post' })),
  );
  writeFileSync(file('activity.csv'), activityText(acts));
});
afterAll(() => removeFolder(folder));

/** How many rules each set has and says it has. */
async function sets({ dataDir }: CliOptions): Promise<readonly { said: number; there: number }[]> {
  const database = await openDatabase({ dataDir, create: false, entities: tables, migrations });
  try {
    return await database.owner.query(
      `SELECT s.aliases AS said, (SELECT count(*)::integer FROM person.alias a WHERE a.set_id = s.set_id) AS there
       FROM person.alias_set s`,
    );
  } finally {
    await database.close();
  }
}

it('rules whose import is killed anywhere are the ones before or the new ones, and brought in again they count as ever', async () => {
  await runWell(['import', 'directory', file('directory.csv')], calm);
  const began = Date.now();
  await runWell(importing('many.csv'), calm);
  const usual = Date.now() - began;
  await runWell(['import', 'activity', file('activity.csv'), '--connection', 'files'], calm);
  await runWell(['import', 'directory', file('directory.csv')], hard);
  await runWell(importing('few.csv'), hard);
  let cut = 0;
  for (let n = 0; n < KILLS; n += 1) {
    const { child, ended } = startCli(importing('many.csv'), hard);
    await pause(usual * (0.3 + (0.6 * n) / KILLS));
    child.kill('SIGKILL');
    if ((await ended).signal === 'SIGKILL') cut += 1;
    const found = await sets(hard);
    expect([[{ said: FEW, there: FEW }], [{ said: MANY, there: MANY }]]).toContainEqual(found);
  }
  expect(cut).toBeGreaterThan(0);
  await runWell(['import', 'activity', file('activity.csv'), '--connection', 'files'], hard);
  await runWell(importing('many.csv'), hard);
  expect(await sets(hard)).toEqual([{ said: MANY, there: MANY }]);
  expect(await refreshedHash(hard)).toBe(await refreshedHash(calm));
});
