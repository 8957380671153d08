import { applyCharter, pullOutcomes, readGoal, readGoals, readStandings } from '@takeup/application';
import { northwind } from '@takeup/simulator';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { network } from './network.js';
import { contentsOf, fingerprint } from './contents.js';
import { bytesOf, csvOf, directoryText, peopleOf } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const SERIES = 'files/time_to_answer';
/** A goal from 26 to 8 h, 3 March to the end of 2025; 10 h 30 min on 3 March. */
const CHARTER = completeCharter({ personas: { field: { job_family: 'F' } } });

/** Twelve weeks to go-live around 26 h, then eight of 20 h; the fourth of those is missing. */
const WEEKS = [
  ...Array.from({ length: 12 }, (_, week) => [sunday(week), week % 2 === 0 ? 25.5 : 26.5] as const),
  ...Array.from({ length: 8 }, (_, week) => [sunday(week + 12), 20] as const),
].filter((_, week) => week !== 15);

function sunday(week: number): string {
  return new Date(Date.UTC(2024, 11, 15) + week * 7 * 86_400_000).toISOString().slice(0, 10);
}

const fileOf = (weeks: readonly (readonly [string, number])[]) =>
  `at,value\n${weeks.map((week) => `${week.join(',')}\n`).join('')}`;

/** A database whose charter is confirmed: its persona is large enough. */
async function declared(): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-02-10' });
  await world.directory(directoryText(peopleOf('f', 12, { department: 'Sales', job_family: 'F' })));
  await world.charter(CHARTER);
  return world;
}

async function measured(today = '2025-04-29', file = fileOf(WEEKS)): Promise<World> {
  const world = await declared();
  world.clock.set(today);
  await world.outcome(file, { series: SERIES });
  return world;
}

describe('a KPI file', () => {
  it('is brought in by the name of its series or of its goal, and again without a change', async () => {
    const world = new World(await cluster.database(), { today: '2025-06-01' });
    await world.charter(CHARTER);
    const report = await world.outcome(fileOf(WEEKS), { goal: 'time' });
    expect(report).toMatchObject({
      series: SERIES,
      goals: [{ initiative: 'example', goal: 'time' }],
      lines: 19,
      added: 19,
      changed: 0,
      whole: 19,
      segmented: 0,
      quarantined: 0,
      firstDay: '2024-12-15',
      lastDay: '2025-04-27',
      unchanged: false,
    });
    const before = await fingerprint(world.database, ['coverage.import', 'outcome.series']);
    const again = await world.outcome(fileOf(WEEKS), { series: SERIES });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: true });
    expect(await fingerprint(world.database, ['coverage.import', 'outcome.series'])).toBe(before);
  });

  it('replaces what it names, by day, department and persona, and leaves the rest', async () => {
    const world = await measured();
    const file = csvOf(`
      at         | department | persona | value | n
      2025-04-27 |            |         | 19    | 300
      2025-04-27 | Sales      |         | 18    | 100
      2025-04-27 | Sales      | field   | 17    | 50`);
    expect(await world.outcome(file, { series: SERIES })).toMatchObject({
      added: 2,
      changed: 1,
      whole: 1,
      segmented: 2,
    });
    const [goal] = await readGoals(world.context);
    expect(goal?.points).toHaveLength(19);
    expect(goal?.now).toMatchObject({ value: 19, n: 300 });
  });

  it('of a series that nobody declared is taken, and says so', async () => {
    const world = new World(await cluster.database(), { today: '2025-06-01' });
    const report = await world.outcome(fileOf(WEEKS), { series: 'files/another' });
    expect(report).toMatchObject({ series: 'files/another', goals: [], added: 19 });
  });

  it('keeps what it knows of departments from the reader', async () => {
    const { database } = await measured();
    await expect(database.reader.query('SELECT * FROM outcome.observation')).rejects.toThrow(
      /permission denied/,
    );
    expect(await database.reader.query('SELECT count(*)::integer FROM outcome.organisation')).toEqual([
      { count: 19 },
    ]);
  });

  it('leaves a line out that cannot be read, with its number and reason, where the rest is good', async () => {
    const world = await measured('2025-04-29', `${fileOf(WEEKS)}2025-04-28,"1,234.5"\n`);
    const contents = await contentsOf(world.database);
    expect(contents.get('coverage.quarantined_line')).toEqual([
      expect.stringMatching(/^\(\d+,21,bad-value\)$/),
    ]);
  });

  it.each<[string, string, string]>([
    ['a day twice', 'at,value\n2025-01-05,20\n2025-01-05,21\n', 'outcome-repeated'],
    ['a wrong header', 'date,number\n2025-01-05,20\n', 'file-missing-columns'],
    ['nothing', '', 'file-empty'],
    ['a header only', 'at,value\n', 'file-no-lines'],
    ['thousands separators', 'at,value\n2025-01-05,"1,234.5"\n', 'file-too-many-bad-lines'],
  ])('with %s is refused and changes nothing', async (_name, content, code) => {
    const world = new World(await cluster.database(), { today: '2025-06-01' });
    const before = await fingerprint(world.database);
    expect(codeOf(await world.tryOutcome(content, { series: SERIES }))).toBe(code);
    expect(await fingerprint(world.database)).toBe(before);
  });
});

describe('KPI files on a schedule', () => {
  it('are brought in when they have changed; one that is missing or wrong keeps nobody waiting', async () => {
    const outcomes = ['missing', 'wrong', 'good'].map((key) => ({ series: `files/${key}`, file: key }));
    const world = new World(await cluster.database(), { today: '2025-06-01', config: { outcomes } });
    const files: Record<string, string> = { wrong: 'a,b\n', good: fileOf(WEEKS) };
    const pull = async () => {
      const pulled = await pullOutcomes(world.context, {
        open: async (file) => {
          const content = files[file];
          return content === undefined ? null : bytesOf(content);
        },
        network,
      });
      return pulled.map((own) => {
        if ('file' in own) return `${own.series}: not there`;
        if ('fault' in own) return `${own.series}: ${own.fault.code}`;
        const { outcome } = own;
        if ('refusal' in outcome) return `${own.series}: ${outcome.refusal.code}`;
        return `${own.series}: ${outcome.done.unchanged ? 'unchanged' : outcome.done.added}`;
      });
    };
    const others = ['files/missing: not there', 'files/wrong: file-missing-columns'];
    expect(await pull()).toEqual([...others, 'files/good: 19']);
    const before = await fingerprint(world.database);
    expect(await pull()).toEqual([...others, 'files/good: unchanged']);
    expect(await fingerprint(world.database)).toBe(before);
    files['good'] += '2025-05-04,19\n';
    expect(await pull()).toEqual([...others, 'files/good: 1']);
  });
});

describe('a goal', () => {
  it('is held against its path, with the range of its own scatter, and the missing week is a gap', async () => {
    const world = await measured();
    const goal = done(await readGoal(world.context, { key: 'time' }));
    expect(goal).toMatchObject({
      initiative: 'example',
      state: 'confirmed',
      lead: true,
      on: '2025-04-29',
      source: SERIES,
      rhythm: 'weekly',
      status: 'ABOVE',
      doubt: null,
      now: { at: '2025-04-27', value: 20, basis: 'scatter' },
      previous: { at: '2025-04-20', value: 20 },
      gaps: [{ from: '2025-03-24', to: '2025-03-30' }],
      evidence: { grade: 1, cap: 5, next: { grade: 2 } },
      adoption: { persona: 'field', measure: 'active' },
    });
    // 55 of 303 days gone by on 27 April, on the way from 26 to 8.
    expect(goal.now?.path).toBeCloseTo(26 - (18 * 55) / 303, 9);
    expect(goal.gap).toBeCloseTo((goal.now?.path ?? 0) - 20, 9);
    expect(goal.pathToday).toBeCloseTo(26 - (18 * 57) / 303, 9);
    expect(goal.tolerance).toBeCloseTo(1.385903824349678, 9);
    expect([...(await readStandings(world.context))]).toEqual([['example', 'ABOVE']]);
  });

  it('as it stood on an earlier day knows nothing of later values and later versions', async () => {
    const world = await measured();
    const march = await readGoals(world.context, { on: '2025-03-31' });
    expect(march[0]?.now?.at).toBe('2025-03-23');
    world.clock.set('2025-05-29');
    await world.outcome(fileOf([['2025-05-25', 12]]), { series: SERIES });
    await world.charter(CHARTER.replace('"value":8', '"value":10'));
    expect(await readGoals(world.context, { on: '2025-03-31' })).toEqual(march);
    expect(await readGoals(world.context, { on: '2025-02-09' })).toEqual([]);
  });

  it('whose target was changed keeps the old one in sight, and promises anew from that day', async () => {
    const world = await measured();
    const before = done(await readGoal(world.context, { key: 'time' }));
    expect(before).toMatchObject({ declaredOn: '2025-02-10', replaced: null });
    await world.charter(CHARTER.replace('"name":"Example"', '"name":"Renamed"'));
    const renamed = done(await readGoal(world.context, { key: 'time' }));
    expect(renamed).toMatchObject({ charterVersion: 2, declaredOn: '2025-02-10', replaced: null });
    await world.charter(CHARTER.replace('"value":8', '"value":-60'));
    const changed = done(await readGoal(world.context, { key: 'time' }));
    expect(changed).toMatchObject({
      declaredOn: '2025-04-29',
      status: 'UNDER',
      replaced: { version: 2, target: 8, status: 'ABOVE', gap: before.gap },
      // The newest value was known when the new promise was made.
      evidence: { grade: 0, cap: 3 },
    });
  });

  it('of a draft is there and not measured', async () => {
    const world = new World(await cluster.database(), { today: '2025-04-29' });
    const draft: Record<string, unknown> = JSON.parse(CHARTER);
    delete draft['retirement'];
    await world.charter(JSON.stringify(draft));
    await world.outcome(fileOf(WEEKS), { series: SERIES });
    const goal = done(await readGoal(world.context, { initiative: 'example', key: 'time' }));
    expect(goal).toMatchObject({
      state: 'draft',
      status: 'UNKNOWN',
      doubt: 'draft',
      points: [],
      now: null,
      pathToday: null,
      evidence: { grade: 0 },
    });
    expect([...(await readStandings(world.context))]).toEqual([['example', 'DRAFT']]);
  });

  it.each<[string, string, readonly (readonly [string, number])[], object]>([
    ['without a value', '2025-04-29', [], { doubt: 'no-value', now: null, gap: null }],
    ['whose newest value is too old', '2025-06-29', WEEKS, { doubt: 'stale' }],
    [
      'of whose time before go-live too little is known',
      '2025-04-29',
      WEEKS.slice(10),
      { doubt: 'no-range' },
    ],
    ['looked at before it could change', '2025-03-01', WEEKS.slice(0, 11), { doubt: 'before-go-live' }],
  ])('%s is unknown, and says why', async (_name, today, weeks, expected) => {
    const world = await declared();
    world.clock.set(today);
    if (weeks.length > 0) await world.outcome(fileOf(weeks), { series: SERIES });
    const goal = done(await readGoal(world.context, { key: 'time' }));
    expect(goal).toMatchObject({ status: 'UNKNOWN', ...expected });
  });

  it('that two initiatives have needs the name of one', async () => {
    const world = await measured();
    const second = completeCharter({ key: 'second', personas: { field: { job_family: 'F' } } });
    expect(await applyCharter(world.context, { bytes: bytesOf(second) })).toHaveProperty('done');
    expect(await readGoal(world.context, { key: 'time' })).toMatchObject({
      refusal: { code: 'goal-ambiguous', details: { goal: 'time', initiatives: 'example, second' } },
    });
    expect(done(await readGoal(world.context, { initiative: 'second', key: 'time' }))).toMatchObject({
      initiative: 'second',
    });
  });

  it('that nobody declared is not there', async () => {
    const world = await measured();
    expect(codeOf(await readGoal(world.context, { key: 'other' }))).toBe('goal-unknown');
    expect(codeOf(await readGoal(world.context, { initiative: 'other', key: 'time' }))).toBe(
      'initiative-undeclared',
    );
  });
});

describe("Northwind's goals", () => {
  const bank = northwind();
  let world: World;
  beforeAll(async () => {
    world = new World(await cluster.database(), {
      today: bank.clockStart,
      config: {
        demo: true,
        connections: [
          { key: 'tickets', title: 'Client question tickets' },
          { key: 'mattermost', title: 'Mattermost' },
        ],
      },
    });
    const families = ['RM', 'AN', 'DI', 'EN', 'SA', 'BR'];
    await world.directory(
      directoryText(families.flatMap((family) => peopleOf(family, 10, { job_family: `${family}-1` }))),
      { asOf: '2026-08-01' },
    );
    for (const { yaml, declaredOn } of bank.charters) {
      const applied = await applyCharter(world.context, { bytes: bytesOf(yaml), declaredOn });
      if ('refusal' in applied) throw new Error(applied.refusal.code);
    }
    for (const { series, csv } of bank.outcomes) {
      await world.outcome([...csv('2023-01-01', '2026-11-22')].join(''), { series });
    }
  });

  it.each(bank.planted.kpi.standings)(
    '$initiative/$goal is $status',
    async ({ initiative, goal, status }) => {
      const found = done(await readGoal(world.context, { initiative, key: goal }));
      expect(found).toMatchObject({ status, evidence: { grade: 1 } });
    },
  );

  it('one is measured by cases, one by its scatter; the missing week is a gap of one week', async () => {
    const goals = await readGoals(world.context, { initiative: 'ask-an-expert' });
    expect(goals.map(({ now }) => now?.basis)).toEqual(['scatter', 'cases']);
    const gap = { from: '2026-10-05', to: '2026-10-11' };
    expect(goals.map(({ gaps }) => gaps)).toEqual([[gap], [gap]]);
  });

  it('stand for their initiatives, the draft too', async () => {
    expect([...(await readStandings(world.context))]).toEqual([
      ['ask-an-expert', 'ABOVE'],
      ['branch-answers', 'UNDER'],
      ['fraud-patterns', 'DRAFT'],
    ]);
  });
});
