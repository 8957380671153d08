import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { closeEdition } from '@takeup/application';
import type { SealedEdition } from '@takeup/domain';
import { eachDay, editionFile } from '@takeup/domain';
import { factsOf, reportCsv, reportHtml, reportPdf } from '@takeup/reporting';
import { exclusively, inTransaction } from '@takeup/storage';
import { completeCharter } from './charter.js';
import { ROOT } from './cli.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, done } from './world.js';

jest.setTimeout(180_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const target = (more: object) => ({
  persona: 'field',
  measure: 'active',
  baseline: '10%',
  target: { value: '60%', by: '2025-12-31' },
  ...more,
});
const CHARTER = completeCharter({
  personas: { field: { job_family: 'F' }, office: { job_family: 'G' } },
  adoption: [
    target({}),
    target({ department: 'Sales' }),
    target({ persona: 'office', department: 'Tiny' }),
    target({ persona: 'office', department: 'Law' }),
  ],
});
const PEOPLE = [
  ...peopleOf('f', 24, { department: 'Sales', job_family: 'F' }),
  ...peopleOf('g', 14, { department: 'Law', job_family: 'G' }),
  ...peopleOf('s', 7, { department: 'Tiny', job_family: 'G' }),
];

/** Published up to April 2025, where these people act every day. */
async function published(active: (id: string) => boolean): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-02-10' });
  await world.directory(directoryText(PEOPLE));
  await world.charter(CHARTER);
  world.clock.set('2025-05-02');
  const ids = PEOPLE.map(({ employee_id }) => employee_id).filter(active);
  const acts = [...eachDay('2025-01-06', '2025-04-30')].flatMap((day) =>
    ids.map((account) => ({ account, day, kind: 'post', community: 'help' })),
  );
  await world.activity(activityText(acts));
  await world.refresh();
  return world;
}

async function march(active: (id: string) => boolean): Promise<SealedEdition> {
  return done(await closeEdition((await published(active)).context, '2025-03')).edition;
}

async function pdfText(edition: SealedEdition, folder: string): Promise<string> {
  const file = path.join(folder, 'march.pdf');
  await writeFile(file, await reportPdf(edition));
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(ROOT, 'tools/pdf-text.mjs'),
    file,
  ]);
  return stdout;
}

const sales = (id: string) => id.startsWith('f') && Number(id.slice(1)) <= 9;
/** Eight of the hidden groups too: were none of them active, a shown Sales would tell so, and be hidden. */
const some = (id: string) => sales(id) || ['g1', 'g2', 'g3', 's1', 's2', 's3', 's4', 's5'].includes(id);

describe('a hidden group', () => {
  let edition: SealedEdition;
  beforeAll(async () => {
    edition = await march(some);
  });

  it('is told by its name and as hidden in every format, with no figure of its own', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'takeup-hidden-'));
    try {
      const hidden =
        factsOf(edition).initiatives[0]?.targets.filter(({ now }) => now?.status === 'HIDDEN') ?? [];
      expect(hidden.map(({ department }) => department)).toContain('Tiny');
      for (const { now } of hidden)
        expect(Object.keys(now ?? {}).sort()).toEqual(['department', 'persona', 'status']);

      const lines = reportCsv(edition).split('\r\n');
      const head = lines[0]?.split(',') ?? [];
      const told = lines
        .map((line) => line.split(','))
        .filter((cells) => cells[head.indexOf('status')] === 'HIDDEN');
      expect(told.length).toBeGreaterThan(0);
      for (const cells of told)
        for (const name of [
          'value',
          'low',
          'high',
          'people',
          'count',
          'count_at_most',
          'count_at_least',
          'path',
          'gap',
          'before',
          'baseline',
        ])
          expect([name, cells[head.indexOf(name)]]).toEqual([name, '']);

      const row =
        /Office in Tiny, active<\/th>(.*?)<\/tr>/
          .exec(reportHtml(edition))?.[1]
          ?.replaceAll(/<svg.*?<\/svg>|<[^>]+>/g, ' ') ?? '';
      expect(row).toMatch(
        /^[\s–]*hidden\s+hidden[\s–]*60%\s+by 31 Dec 2025\s+○\s+cannot tell yet\s+not graded\s*$/,
      );

      const text = await pdfText(edition, folder);
      expect(text).toMatch(/Office in Tiny, active – hidden hidden – 60% by 31 Dec 2025 ○ cannot tell yet/i);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leaves no trace of who in it was active: the edition is the same, byte by byte', async () => {
    // As many as before, in other hidden groups: whoever could tell the two apart would know something of them.
    const other = await march(
      (id) => sales(id) || ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 's1', 's2'].includes(id),
    );
    expect(editionFile(other)).toBe(editionFile(edition));
    expect(reportCsv(other)).toBe(reportCsv(edition));
  });
});

describe('a month closed while its figures are being published', () => {
  const ready = async (): Promise<World> => {
    const world = await published(some);
    // What a publication leaves that was cut off: targets are judged last.
    await inTransaction(world.database, (session) => session.query('DELETE FROM release.target'));
    return world;
  };

  it('has its paths, also where the publication was cut off', async () => {
    const world = await ready();
    const { edition } = done(await closeEdition(world.context, '2025-03'));
    const [, row] = factsOf(edition).initiatives[0]?.targets ?? [];
    expect(row?.now).toMatchObject({ status: 'SHOWN', baseline: 0.1, target: 0.6 });
  });

  it('waits for the end of it', async () => {
    const world = await ready();
    const order: string[] = [];
    let closing: Promise<unknown> = Promise.resolve();
    await exclusively(world.database, 'refresh', async () => {
      closing = closeEdition(world.context, '2025-03').then(() => order.push('closed'));
      await pause(500);
      order.push('published');
    });
    await closing;
    expect(order).toEqual(['published', 'closed']);
  });
});
