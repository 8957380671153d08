import { en } from '@takeup/words';
import { gzipSync } from 'node:zlib';
import { TestCluster, World, csvOf, directoryText, fingerprint } from '@takeup/testing';
import { REFUSED } from './bad-files.js';
import { GOOD_ACTS, PEOPLE, manyLines } from './fixtures.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
let world: World;

beforeAll(async () => {
  world = new World(await cluster.database(), { today: '2025-06-01' });
  await world.directory(directoryText(PEOPLE));
  await world.activity(GOOD_ACTS);
});
afterAll(() => cluster.stop());

describe('a bad file is refused, says why, and changes nothing', () => {
  const files = REFUSED.map(([name, what, content, exit, words, asked = {}]) => ({
    name,
    what,
    content,
    exit,
    words,
    asked,
  }));
  it.each(files)('$name ($what)', async ({ what, content, exit, words, asked }) => {
    const before = await fingerprint(world.database);
    const outcome = await (what === 'directory'
      ? world.tryDirectory(content, asked)
      : world.tryActivity(content, asked));
    const refusal = 'refusal' in outcome ? outcome.refusal : undefined;
    const { message, where, whatToDo } = en.refusal(refusal ?? { code: 'demo-import', details: {} });
    expect(`${where === null ? '' : `${where}: `}${message}\n${whatToDo}\n`).toMatch(words);
    expect(refusal?.kind).toBe(exit === 2 ? 'invalid' : 'refused');
    expect(await fingerprint(world.database)).toBe(before);
  });
});

describe('a file that is understood all the same', () => {
  const ACTS = {
    comma: GOOD_ACTS,
    semicolon: GOOD_ACTS.replaceAll(',', ';'),
    tab: GOOD_ACTS.replaceAll(',', '\t'),
  };
  const NDJSON = [
    { at: '2025-03-03T09:00:00Z', account: 'b1', kind: 'post' },
    { at: '2025-03-04T09:00:00Z', account: 'b2', kind: 'view' },
  ];
  const STREAM = [
    { type: 'Create', actor: 'b1', published: '2025-03-03T09:00:00Z', object: { type: 'Note' } },
    { type: 'View', actor: { id: 'b2' }, published: '2025-03-04T09:00:00Z', object: 'x' },
  ];
  const lines = (values: readonly object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

  it.each([
    ['with semicolons', ACTS.semicolon],
    ['with tabs', ACTS.tab],
    ['gzipped', gzipSync(GOOD_ACTS)],
    ['with a byte order mark and Windows line ends', `\uFEFF${GOOD_ACTS.replaceAll('\n', '\r\n')}`],
    ['as NDJSON', lines(NDJSON)],
    ['as gzipped NDJSON', gzipSync(lines(NDJSON))],
    ['as ActivityStreams', lines(STREAM)],
    ['with header names in any case', GOOD_ACTS.replace('at,account,kind', 'At,ACCOUNT,Kind')],
  ])('the same acts %s are the same acts', async (_name, content) => {
    expect(await world.activity(content)).toMatchObject({
      lines: 2,
      acts: 0,
      repeated: 2,
      quarantined: 0,
      firstDay: '2025-03-03',
      lastDay: '2025-03-04',
    });
  });

  it('a directory with semicolons is the same directory', async () => {
    const report = await world.directory(directoryText(PEOPLE).replaceAll(',', ';'));
    expect(report).toMatchObject({ people: 20, joined: 0, vanished: 0, droppedColumns: [] });
  });

  it('bad lines up to 5 % are left out, each with its number and reason', async () => {
    const bad = csvOf(`
      2999-01-01T00:00:00Z | b1 | post
      2025-03-05T25:00:00Z | b1 | post
      2025-03-05T09:00:00Z | b1 | dance
      2025-03-05T09:00:00Z |    | post`);
    const report = await world.activity(manyLines(0, 96) + bad);
    expect(report).toMatchObject({ lines: 100, quarantined: 4 });
    const rejects = [
      { line: 98, reason: 'future' },
      { line: 99, reason: 'bad-time' },
      { line: 100, reason: 'unknown-kind' },
      { line: 101, reason: 'no-account' },
    ];
    expect(report.rejects).toEqual(rejects);
    const kept = await world.database.owner.query(
      'SELECT line, reason FROM coverage.quarantined_line ORDER BY line',
    );
    expect(kept).toEqual(rejects);
  });

  it('accounts that nobody has are counted as unmatched and not dropped', async () => {
    const report = await world.activity('day,account,kind\n2025-03-06,stranger,post\n2025-03-06,b3,post\n');
    expect(report).toMatchObject({ acts: 2, accounts: 2, matched: 1 });
  });

  it('half of a file twice is the half once', async () => {
    const lines = manyLines(0, 40).split('\n');
    const half = `${lines.slice(0, 21).join('\n')}\n`;
    await world.activity(half);
    const before = await fingerprint(world.database, ['coverage.import']);
    expect(await world.activity(half + lines.slice(1, 21).join('\n'))).toMatchObject({
      acts: 0,
      repeated: 40,
    });
    expect(await fingerprint(world.database, ['coverage.import'])).toBe(before);
  });

  it('a directory that lost a quarter is taken with --allow-shrink', async () => {
    const report = await world.directory(directoryText(PEOPLE.slice(0, 15)), { allowShrink: true });
    expect(report).toMatchObject({ people: 15, vanished: 5 });
  });
});
