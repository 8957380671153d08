import { addDays } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import type { ActLine } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const MONDAY = '2025-03-03';
const WEEKS = 8;

const SALES = [
  ...peopleOf('b', 15, { department: 'Sales/Berlin', job_family: 'F' }),
  ...peopleOf('l', 12, { department: 'Sales/Lyon', job_family: 'F' }),
];
const IT = peopleOf('i', 20, { department: 'IT' });
const OPS = peopleOf('o', 14, { department: 'Ops' });
const SMALL = peopleOf('s', 4, { department: 'Small' });
const EVERYBODY = [...SALES, ...IT, ...OPS, ...SMALL];
/** From April on one of Sales works in IT, and no longer in the field: a lone one there would hide all of Sales. */
const MOVED = EVERYBODY.map((person) =>
  person.employee_id === 'b1' ? { ...person, department: 'IT', job_family: '' } : person,
);

const CHARTER = completeCharter({
  personas: { field: { job_family: 'F' } },
  communities: ['files/help'],
  baselineFrom: '2025-02-03',
});

type Who = readonly { readonly employee_id: string }[];

/** Every one of these people does this once a week. */
const weekly = (people: Who, weekday: number, community: string, kind = 'post'): readonly ActLine[] =>
  Array.from({ length: WEEKS }, (_, week) =>
    people.map(({ employee_id: account }) => ({
      day: addDays(MONDAY, week * 7 + weekday),
      account,
      kind,
      community,
      message_id: `${community}-${kind}-${week}-${account}`,
    })),
  ).flat();

/** Not quite everybody anywhere: a figure that says that all took part is told as a bound only. */
const SELLING = SALES.filter((_, index) => index < 13 || (index >= 15 && index < 22));

const ACTS: readonly ActLine[] = [
  ...weekly(SELLING, 0, 'help'),
  ...weekly(SELLING.slice(0, 15), 1, 'chat'),
  // Reading is no interaction.
  ...weekly(SALES, 2, 'help', 'view'),
  ...weekly(IT.slice(0, 12), 3, 'lab'),
  ...weekly(IT.slice(0, 11), 4, 'help', 'reply'),
  ...weekly(OPS.slice(0, 11), 3, 'lab'),
  // Else nobody of the hidden departments helped, and the split of another would be hidden with theirs.
  ...weekly(OPS.slice(0, 11), 4, 'help', 'reply'),
  ...weekly(SMALL.slice(0, 3), 6, 'cave'),
];

interface Line {
  readonly key: string;
  readonly department: string;
  readonly percent_of_all: number | null;
  readonly percent_with: number | null;
}

async function linesOf({ database }: World, key: string): Promise<Record<string, string>> {
  const found = await database.reader.query<Line[]>(
    `SELECT department, percent_of_all, percent_with FROM release.purpose_department WHERE period_key = $1 ORDER BY department`,
    [key],
  );
  return Object.fromEntries(
    found.map(({ department, percent_of_all, percent_with }) => [
      department,
      percent_of_all === null ? 'hidden' : `${percent_with ?? 'hidden'} of ${percent_of_all}`,
    ]),
  );
}

async function totalsOf({ database }: World) {
  return database.reader.query<{ key: string; charters: string[]; percent: number | null }[]>(
    `SELECT period_key AS key, charters, percent_with AS percent FROM release.purpose ORDER BY period_key`,
  );
}

async function communitiesOf({ database }: World, key: string): Promise<readonly string[]> {
  const found = await database.reader.query<{ community: string }[]>(
    `SELECT community FROM release.active_community WHERE period_key = $1 ORDER BY community`,
    [key],
  );
  return found.map(({ community }) => community);
}

const percent = (part: number, whole: number) => Math.round((100 * part) / whole);
/** Of everybody in a week: Sales 35, IT 23, Ops 22, and three of Small. */
const ALL_ACTS = 35 + 23 + 22 + 3;

interface Telling {
  readonly acts?: readonly ActLine[];
  readonly people?: readonly (readonly [asOf: string, people: typeof EVERYBODY])[];
  readonly charterFirst?: boolean;
}

/** Everything is in, the charter since 10 April, and nothing is published yet. */
async function told({ acts = ACTS, people, charterFirst = false }: Telling = {}): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-04-10' });
  const directories = async () => {
    for (const [asOf, own] of people ??
      ([
        ['2025-03-01', EVERYBODY],
        ['2025-04-01', MOVED],
      ] as const))
      await world.directory(directoryText(own), { asOf });
  };
  const activity = () => world.activity(activityText(acts));
  await directories();
  if (charterFirst) await world.charter(CHARTER);
  world.clock.set('2025-05-05');
  await activity();
  world.clock.set('2025-04-10');
  if (!charterFirst) await world.charter(CHARTER);
  world.clock.set('2025-05-05');
  return world;
}

describe('the purpose of acts, window by window', () => {
  it('is counted by department as of the epoch, only from deliberate acts, and hides small groups', async () => {
    const world = await told();
    await world.refresh();
    expect((await totalsOf(world)).map(({ key, charters, percent }) => [key, charters, percent])).toEqual([
      ['28d:2025-03-30', [], null],
      ['28d:2025-04-06', [], null],
      ['28d:2025-04-13', ['example@1'], null],
      ['28d:2025-04-20', ['example@1'], null],
      ['28d:2025-04-27', ['example@1'], null],
    ]);
    // Small has four people, and Ops goes with it, or the total would give it away.
    expect(await linesOf(world, '28d:2025-03-30')).toEqual({
      IT: `hidden of ${percent(23, ALL_ACTS)}`,
      Ops: 'hidden',
      Sales: `hidden of ${percent(35, ALL_ACTS)}`,
      Small: 'hidden',
    });
    // One of Sales counts with IT now: a post in help and one in chat a week.
    expect(await linesOf(world, '28d:2025-04-27')).toEqual({
      IT: `${percent(12, 25)} of ${percent(25, ALL_ACTS)}`,
      Ops: 'hidden',
      Sales: `${percent(19, 33)} of ${percent(33, ALL_ACTS)}`,
      Small: 'hidden',
    });
  });

  it('counts an act whose topic a charter names, wherever it was', async () => {
    const world = await told();
    await world.database.owner.query(
      `UPDATE person.act SET topics = ARRAY['example/products', 'other/cycling'] WHERE community_id =
         (SELECT community_id FROM coverage.community WHERE key = 'chat') AND day >= '2025-04-14'`,
    );
    await world.refresh();
    // Two of the four weeks of chat: 14 people of Sales, and the one who moved.
    expect(await linesOf(world, '28d:2025-04-27')).toMatchObject({
      Sales: `${percent(4 * 19 + 2 * 14, 4 * 33)} of ${percent(33, ALL_ACTS)}`,
      IT: `${percent(4 * 12 + 2, 4 * 25)} of ${percent(25, ALL_ACTS)}`,
    });
  });

  it('names the communities of ten or more, and one fewer where a single one is small', async () => {
    const world = await told();
    await world.refresh();
    expect(await communitiesOf(world, '28d:2025-04-27')).toEqual(['help', 'lab']);
  });

  it('tells the total where every department is shown', async () => {
    const acts = ACTS.filter(({ community }) => community !== 'cave');
    const people = EVERYBODY.filter(({ department }) => department !== 'Small');
    const world = await told({ acts, people: [['2025-03-01', people]] });
    await world.refresh();
    const total = (await totalsOf(world)).find(({ key }) => key === '28d:2025-04-20');
    expect(total?.percent).toBe(percent(20 + 11 + 11, 35 + 23 + 22));
    expect(await communitiesOf(world, '28d:2025-04-20')).toEqual(['chat', 'help', 'lab']);
  });
});

describe('acts beside people', () => {
  it('say nothing of how often somebody acted', async () => {
    const again = ACTS.map((act) => ({ ...act, message_id: `again-${act.message_id}` }));
    const [once, oftener] = [await told(), await told({ acts: [...ACTS, ...again] })];
    await once.refresh();
    await oftener.refresh();
    const lines = await linesOf(once, '28d:2025-04-27');
    expect(lines['Sales']).not.toBe('hidden');
    expect(await linesOf(oftener, '28d:2025-04-27')).toEqual(lines);
    expect(await oftener.hash()).toBe(await once.hash());
  });

  it('say nothing where the active people of a department are told as a bound only', async () => {
    // All 14 of Ops act every week now, and two of Small: Ops reads "all but fewer than 2".
    const all = [...ACTS, ...weekly(OPS.slice(11), 4, 'help', 'reply')].filter(
      ({ community }) => community !== 'cave',
    );
    const people = EVERYBODY.filter(({ department }) => department !== 'Small');
    const world = await told({ acts: all, people: [['2025-03-01', people]] });
    await world.refresh();
    const [row] = await world.database.reader.query<{ status: string }[]>(
      `SELECT status FROM release.figure JOIN release.cell USING (cell_id)
       WHERE period_key = '28d:2025-04-20' AND measure = 'active' AND department = 'Ops' AND persona = 'ALL' AND location = 'ALL'`,
    );
    expect(row?.status).toBe('ALL_BUT_FEWER_THAN_T');
    expect((await linesOf(world, '28d:2025-04-20'))['Ops']).toBe('hidden');
  });
});

describe('acts beside the people of one source', () => {
  const [F, G, I, K] = [
    peopleOf('f', 40, { department: 'Foxtrot', job_family: 'F' }),
    peopleOf('g', 60, { department: 'Golf', job_family: 'G' }),
    peopleOf('i', 50, { department: 'India', job_family: 'F' }),
    peopleOf('k', 55, { department: 'Kilo', job_family: 'F' }),
  ];
  const windowOf = async (onTopic: number) => {
    const world = new World(await cluster.database(), { today: '2025-04-10' });
    await world.directory(directoryText([...F, ...G, ...I, ...K]), { asOf: '2025-03-01' });
    const chat = [...F.slice(0, 1), ...G.slice(0, 30), ...I.slice(0, 10), ...K.slice(0, 11)];
    const portal = [...F.slice(5, 20), ...G.slice(20, 50), ...I.slice(10, 35), ...K.slice(11, 23)];
    const talking = new Set(portal.filter(({ department }) => department === 'India').slice(0, onTopic));
    await world.charter(CHARTER);
    world.clock.set('2025-05-05');
    await world.activity(activityText(weekly(chat, 0, 'help')));
    await world.activity(
      activityText([
        ...weekly(
          portal.filter((person) => !talking.has(person)),
          1,
          'news',
        ),
        ...weekly([...talking], 1, 'topical'),
      ]),
      { connection: 'portal' },
    );
    await world.database.owner.query(
      `UPDATE person.act SET topics = ARRAY['example/products'] WHERE community_id =
         (SELECT community_id FROM coverage.community WHERE key = 'topical')`,
    );
    await world.refresh();
    const key = '28d:2025-04-20';
    const statuses = async (initiative: string | null) =>
      saidBy((await world.adoption({ period: key, initiative, by: 'department' })).rows);
    return { all: await statuses(null), chat: await statuses('example'), lines: await linesOf(world, key) };
  };

  it('are split nowhere where that would say that many acted on a source that hides them', async () => {
    const { all, chat, lines } = await windowOf(0);
    expect([all['India'], chat['India']]).toEqual(['35 of 50', 'HIDDEN']);
    expect(lines).toMatchObject({ Golf: '50 of 45', India: 'hidden of 26' });
  });

  it('are split where as many acted elsewhere', async () => {
    const { chat, lines } = await windowOf(12);
    expect(chat['India']).toBe('HIDDEN');
    expect(lines['India']).toBe(`${percent(22, 35)} of 26`);
    // Too few to say nothing of the chat.
    expect((await windowOf(9)).lines['India']).toBe('hidden of 26');
  });
});

describe('what is published once', () => {
  it('stays when it is published again, when acts come later and when a charter is declared later', async () => {
    const world = await told();
    const { releaseHash } = await world.refresh();
    expect(await world.hash()).toBe(releaseHash);
    const before = await linesOf(world, '28d:2025-04-27');
    await world.activity(
      activityText(weekly(SALES, 5, 'help').map((act) => ({ ...act, message_id: `late-${act.message_id}` }))),
    );
    await world.charter(
      completeCharter({ personas: { field: { job_family: 'F' } }, communities: ['files/lab'] }),
    );
    const later = await world.refresh();
    expect(later.published).toBe(0);
    expect(later.restatementsPending).toBeGreaterThan(0);
    expect(await linesOf(world, '28d:2025-04-27')).toEqual(before);
    expect((await totalsOf(world)).map(({ charters }) => charters.join())).toEqual([
      '',
      '',
      'example@1',
      'example@1',
      'example@1',
    ]);
  });

  it('is the same whichever came first, charter or acts, and in whatever order the acts came', async () => {
    const [one, other] = [await told(), await told({ acts: ACTS.toReversed(), charterFirst: true })];
    expect(await one.hash()).toBe(await other.hash());
  });

  it('is part of the release hash', async () => {
    const world = await told();
    const before = await world.hash();
    await world.database.owner.query(
      `UPDATE release.purpose_department SET percent_of_all = percent_of_all + 1 WHERE percent_of_all IS NOT NULL`,
    );
    expect(await world.hash()).not.toBe(before);
  });

  it('is all that a reader can read of it', async () => {
    const world = await told();
    await world.refresh();
    const { reader } = world.database;
    await expect(reader.query(`SELECT count(*) FROM release.purpose`)).resolves.toHaveLength(1);
    for (const table of ['person.act', 'person.activity', 'counting.atom', 'counting.atom_count'])
      await expect(reader.query(`SELECT FROM ${table} LIMIT 1`)).rejects.toThrow(/permission denied/);
  });
});
