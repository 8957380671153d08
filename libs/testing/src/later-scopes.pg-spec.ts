import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import type { ActLine } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('a', 40, { department: 'A', job_family: 'F' }),
  ...peopleOf('b', 60, { department: 'B', job_family: 'G' }),
];
const acting = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const MARCH = [...eachDay('2025-03-03', '2025-03-30')];
const CHAT: readonly ActLine[] = MARCH.flatMap((day) =>
  [...acting('a', 15), ...acting('b', 33)].map((account) => ({
    day,
    account,
    kind: 'post',
    community: 'help',
  })),
);
const PORTAL: readonly ActLine[] = MARCH.flatMap((day) =>
  [...acting('a', 22), ...acting('b', 25)].map((account) => ({
    day,
    account,
    kind: 'post',
    community: 'news',
  })),
);
const LATE = 'week:2025-W11';
const [ACTIVE, SILENT] = ['a3', 'a30'];
const late = (account: string) =>
  activityText([{ account, kind: 'react', day: '2025-03-12', community: 'help' }]);

/** A month is published, and somebody's line on the chat comes in. */
async function corrected(
  account: string,
  sources: Readonly<Record<string, readonly ActLine[]>>,
): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-05-10' });
  await world.directory(directoryText(PEOPLE));
  for (const [connection, acts] of Object.entries(sources))
    await world.activity(activityText(acts), { connection });
  await world.refresh();
  await world.activity(late(account), { connection: 'chat' });
  await world.refresh();
  return world;
}

const declared = async (world: World, communities: readonly string[], key = 'later') => {
  await world.charter(completeCharter({ key, personas: { field: { job_family: 'F' } }, communities }));
  await world.refresh();
};
const told = async (world: World, period: string, initiative: string | null = 'later') => {
  const { rows, match, restatementPending, coverage } = await world.adoption({
    ...{ period, initiative, by: 'department' },
  });
  return { rows: saidBy(rows), match, restatementPending, coverage };
};
/** All that is released of the scope of these connections, without times. */
const releasedOf = async ({ database }: World, scope: string) =>
  database.owner.query<object[]>(
    `SELECT p.period_key, p.kind, p.connections, p.accounts, p.matched, p.restatement_pending, m.*, f.cell_id, f.status,
       f.count, t.gap, t.short, t.verdict
     FROM release.scope s JOIN release.period p USING (scope_id) JOIN release.figure f USING (period_key, scope_id)
     JOIN (SELECT period_key, scope_id, measure, expected, present, missing FROM release.period_measure) m
       USING (period_key, scope_id, measure)
     LEFT JOIN release.target t USING (period_key, scope_id, measure, cell_id)
     WHERE s.key = $1 ORDER BY p.period_key, f.measure, f.cell_id`,
    [scope],
  );

describe('an initiative that is declared after somebody’s line came in late', () => {
  it('is told as what is published of the same source, not as the facts stand now', async () => {
    for (const account of [ACTIVE, SILENT]) {
      const world = await corrected(account, { chat: CHAT });
      await declared(world, ['chat/help']);
      const before = await told(world, LATE, null);
      expect(before).toMatchObject({ rows: { A: '15 of 40' }, restatementPending: true });
      expect(await told(world, LATE)).toEqual(before);
      const released = await releasedOf(world, 'of:chat');
      const strip = (rows: readonly object[]) => rows.map((row) => ({ ...row, scope_id: 0 }));
      expect(released.length).toBeGreaterThan(0);
      expect(strip(released)).toEqual(strip(await releasedOf(world, 'all')));
    }
  });

  it('says the same of a source that is published with others, whether or not that person was active', async () => {
    const released: string[] = [];
    for (const account of [ACTIVE, SILENT]) {
      const world = await corrected(account, { chat: CHAT, portal: PORTAL });
      await declared(world, ['chat/help']);
      expect(await told(world, LATE)).toMatchObject({
        rows: { A: 'HIDDEN', B: 'HIDDEN' },
        restatementPending: true,
      });
      expect(await told(world, '28d:2025-03-30')).toMatchObject({ rows: { A: 'HIDDEN' } });
      expect(await told(world, 'week:2025-W10')).toMatchObject({
        rows: { A: '15 of 40', B: '33 of 60' },
        restatementPending: false,
      });
      released.push(JSON.stringify(await releasedOf(world, 'of:chat')));
    }
    expect(released[0]).toBe(released[1]);
  });

  it('keeps hidden what a persona that is added after that would tell', async () => {
    const world = await corrected(SILENT, { chat: CHAT, portal: PORTAL });
    await declared(world, ['chat/help']);
    await world.charter(
      completeCharter({ key: 'other', personas: { desk: { job_family: 'G' } }, communities: ['chat/help'] }),
    );
    await world.refresh();
    const { rows } = await world.adoption({ period: LATE, initiative: 'later', by: 'persona' });
    expect(new Set(Object.values(saidBy(rows)))).toEqual(new Set(['HIDDEN']));
  });
});

it('what acts were for is not told of a window whose figures are older than its acts', async () => {
  const world = await corrected(SILENT, { chat: CHAT });
  const windows = async () =>
    (
      await world.database.reader.query<{ key: string }[]>(`SELECT period_key AS key FROM release.purpose`)
    ).map(({ key }) => key);
  expect(await windows()).toContain('28d:2025-03-30');
  await declared(world, ['chat/help']);
  const before = await windows();
  // As if the initiative's scope had been first.
  const all = `(SELECT scope_id FROM release.scope WHERE key = 'all')`;
  for (const table of [
    'active_community',
    'purpose_department',
    'purpose',
    'target',
    'figure',
    'period_measure',
    'period',
  ])
    await world.database.owner.query(`DELETE FROM release.${table} WHERE scope_id = ${all}`);
  await world.database.owner.query(`DELETE FROM counting.atom_count WHERE scope_id = ${all}`);
  await world.refresh();
  expect(await told(world, LATE, null)).toMatchObject({ rows: { A: '15 of 40' } });
  expect(before).toContain('28d:2025-03-30');
  expect(await windows()).not.toContain('28d:2025-03-30');
});
