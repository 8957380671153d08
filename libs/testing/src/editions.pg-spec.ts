import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Scheduler, closeEdition, monthCloseJob, openEditionFile, readEdition } from '@takeup/application';
import type { EditionFacts } from '@takeup/domain';
import { editionFile, eachDay } from '@takeup/domain';
import { runsOf, inTransaction } from '@takeup/storage';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { fingerprint } from './contents.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const SERIES = 'files/time_to_answer';
const CHARTER = completeCharter({ personas: { field: { job_family: 'F' } } });
const PEOPLE = [
  ...peopleOf('f', 24, { department: 'Sales', job_family: 'F' }),
  ...peopleOf('g', 14, { department: 'Legal', job_family: 'G' }),
  ...peopleOf('s', 3, { department: 'Smallest', job_family: 'G' }),
];
/** Every third person acts on every day. */
const ACTS = [...eachDay('2025-01-06', '2025-04-30')].flatMap((day) =>
  PEOPLE.filter((_, index) => index % 3 === 0).map(({ employee_id }) => ({
    account: employee_id,
    day,
    kind: 'post',
    community: 'help',
  })),
);

/** What an organisation has that closes March 2025: go-live on the 3rd. */
async function organisation(today = '2025-05-02', acts = ACTS): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-02-10' });
  await world.directory(directoryText(PEOPLE));
  await world.charter(CHARTER);
  world.clock.set(today);
  const values = ['2025-03-02,25', '2025-03-09,24', '2025-04-06,22'].filter((line) => line < today);
  await world.outcome(`at,value\n${values.join('\n')}\n`, { series: SERIES });
  await world.activity(activityText(acts));
  await world.refresh();
  return world;
}

const factsOf = (document: string) => JSON.parse(document) as EditionFacts;

describe('an edition', () => {
  let world: World;
  beforeAll(async () => {
    world = await organisation();
  });

  it('is closed once; closing again changes nothing', async () => {
    const first = done(await closeEdition(world.context, '2025-03'));
    const before = await fingerprint(world.database);
    world.clock.set('2025-05-20');
    expect(done(await closeEdition(world.context, '2025-03'))).toEqual({ ...first, isNew: false });
    expect(await fingerprint(world.database)).toBe(before);
    expect(first.isNew).toBe(true);
  });

  it('says how the month went, as it was known on its last day', async () => {
    const facts = factsOf((await readEdition(world.context, '2025-03'))?.document ?? '');
    expect(facts).toMatchObject({
      month: '2025-03',
      number: 1,
      previous: null,
      periods: { month: 'month:2025-03', window: '28d:2025-03-30' },
      initiatives: [{ key: 'example', goals: [{ key: 'time', on: '2025-03-31', now: { value: 24 } }] }],
    });
    const active = facts.figures.find(
      ({ measure, period }) => measure === 'active' && period === 'month:2025-03',
    );
    expect(active?.rows.find(({ department }) => department === 'Sales')).toMatchObject({
      people: 24,
      count: 8,
    });
    expect(facts.initiatives[0]?.adoption[0]?.rows.length).toBeGreaterThan(0);
    expect(facts.coverage).toEqual([
      { connection: 'files', title: 'Files', states: Array(31).fill('complete') },
    ]);
  });

  it('carries nothing of what is hidden', async () => {
    const facts = factsOf((await readEdition(world.context, '2025-03'))?.document ?? '');
    const rows = [...facts.figures, ...facts.initiatives.flatMap(({ adoption }) => adoption)].flatMap(
      (own) => own.rows,
    );
    const hidden = rows.filter(({ status }) => status === 'HIDDEN');
    expect(hidden.some(({ department }) => department === 'Smallest')).toBe(true);
    for (const row of hidden) expect(Object.keys(row).sort()).toEqual(['department', 'persona', 'status']);
  });

  it('is the same, byte by byte, in another database of the same content, closed at another time', async () => {
    const another = await organisation('2025-06-20');
    const own = await readEdition(world.context, '2025-03');
    expect(done(await closeEdition(another.context, '2025-03')).edition).toEqual(own);
  });

  it('names the one before it by its hash', async () => {
    const march = await readEdition(world.context, '2025-03');
    const april = done(await closeEdition(world.context, '2025-04')).edition;
    expect(april).toMatchObject({ number: 2, previous: march?.sha256 });
    expect(factsOf(april.document).previous).toBe(march?.sha256);
  });

  it('verifies as a file, and after 1,000 changes of a single byte never', async () => {
    const edition = await readEdition(world.context, '2025-03');
    if (edition === undefined) throw new Error('March is not closed');
    const bytes = Buffer.from(editionFile(edition), 'utf8');
    expect(openEditionFile(bytes)).toEqual({ document: edition.document, sha256: edition.sha256 });
    for (let n = 0; n < 1_000; n += 1) {
      const changed = Buffer.from(bytes);
      const place = (n * 7919) % bytes.length;
      changed[place] = (bytes.readUInt8(place) + 1 + (n % 255)) % 256;
      expect(typeof openEditionFile(changed)).toBe('string');
    }
  });

  it('verifies with the script that needs nothing of ours, and fails there when changed', async () => {
    const edition = await readEdition(world.context, '2025-03');
    if (edition === undefined) throw new Error('March is not closed');
    const folder = await mkdtemp(path.join(tmpdir(), 'edition-'));
    const script = path.resolve(import.meta.dirname, '../../../tools/verify-edition.mjs');
    const verify = async (text: string) => {
      const file = path.join(folder, 'edition.json');
      await writeFile(file, text);
      return promisify(execFile)(process.execPath, [script, file]).then(
        ({ stdout }) => stdout,
        ({ code }: { code: number }) => `exit ${code}`,
      );
    };
    try {
      expect(await verify(editionFile(edition))).toContain(edition.sha256);
      expect(await verify(editionFile(edition).replace('2025-03', '2025-02'))).toBe('exit 1');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a month', () => {
  it.each([
    ['of a shape of its own', '2025-3', 'edition-month-invalid'],
    ['that there is not', '2025-13', 'edition-month-invalid'],
    ['that is not over', '2025-05', 'edition-month-open'],
    ['before the first go-live', '2025-02', 'edition-too-early'],
    ['whose turn it is not', '2025-04', 'edition-out-of-order'],
  ])('%s is not closed, and nothing changes', async (_what, month, code) => {
    const world = await organisation();
    const before = await fingerprint(world.database);
    expect(codeOf(await closeEdition(world.context, month))).toBe(code);
    expect(await fingerprint(world.database)).toBe(before);
  });

  it('with days still open is not closed, and says which and until when', async () => {
    const world = await organisation(
      '2025-04-02',
      ACTS.filter(({ day }) => day < '2025-03-29'),
    );
    expect(await closeEdition(world.context, '2025-03')).toMatchObject({
      refusal: {
        code: 'edition-not-final',
        details: { period: 'month:2025-03', days: 'files 2025-03-29, 2025-03-30, 2025-03-31' },
      },
    });
  });

  it('cannot be closed before anything was brought in', async () => {
    const world = new World(await cluster.database(), { today: '2025-05-02' });
    expect(codeOf(await closeEdition(world.context, '2025-03'))).toBe('edition-not-begun');
  });

  it('closed by several at once is closed once, and all are told the same', async () => {
    const world = await organisation();
    const all = await Promise.all([1, 2, 3].map(() => closeEdition(world.context, '2025-03')));
    const closed = all.map((outcome) => done(outcome));
    expect(closed.filter(({ isNew }) => isNew)).toHaveLength(1);
    const kept = await readEdition(world.context, '2025-03');
    for (const { edition } of closed) expect(edition).toEqual(kept);
  });

  it('is closed by the job in its turn', async () => {
    const world = await organisation();
    const errors: unknown[] = [];
    const scheduler = new Scheduler({
      context: world.context,
      jobs: [monthCloseJob(world.context)],
      leaseMs: 60_000,
      every: () => () => undefined,
      onError: (_job, error) => errors.push(error),
    });
    for (let n = 0; n < 3; n += 1) {
      await scheduler.tick();
      await scheduler.settled();
    }
    expect(errors).toEqual([]);
    expect(await readEdition(world.context, '2025-03')).toBeDefined();
    expect(await readEdition(world.context, '2025-04')).toBeDefined();
    const runs = await inTransaction(world.database, (session) => runsOf(session, 'month-close'));
    expect(runs.map(({ slot }) => slot).sort()).toEqual(['2025-03', '2025-04']);
  });
});
