import { closedAfterwards, faultOf, pagesOf, packed, tellings } from '@takeup/connectors/testing';
import { countsOf, open as openWorkspace } from './testing/opened.js';
import { channelDay, smallWorkspace } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

const DAY = '2026-10-27';
const withFile = (rows: readonly object[]) => ({
  ...smallWorkspace,
  channelFiles: { ...smallWorkspace.channelFiles, [DAY]: rows as never },
});

async function toldOf(rows: readonly object[]) {
  const told = await tellings(await open(withFile(rows)), countsOf(DAY));
  return told.flatMap(({ facts }) =>
    facts.map((fact) => fact.fact === 'aggregate' && [fact.community, fact.day, fact.measure, fact.value]),
  );
}

describe('a day of all public channels', () => {
  it('is what members wrote and what was reacted, and in how many they wrote', async () => {
    const rows = [channelDay(0, DAY), channelDay(1, DAY), channelDay(3, DAY)];
    expect(await toldOf(rows)).toEqual([
      [null, DAY, 'messages', 16],
      [null, DAY, 'reactions', 8],
      [null, DAY, 'channels', 2],
      [null, DAY, 'postersAtLeast', 3],
    ]);
  });

  it('says how many different members wrote at least: those of the busiest channel', async () => {
    const rows = [3, 11, 7].map((posters, n) =>
      channelDay(n + 1, DAY, { members_who_posted_count: posters }),
    );
    expect(await toldOf(rows)).toContainEqual([null, DAY, 'postersAtLeast', 11]);
  });

  it('on which there was none is a day of nothing, for the file says so', async () => {
    expect(await toldOf([])).toEqual(
      ['messages', 'reactions', 'channels', 'postersAtLeast'].map((measure) => [null, DAY, measure, 0]),
    );
  });

  it('holds nothing of a single channel', async () => {
    const own = await open(smallWorkspace);
    const pages = await pagesOf(own, countsOf(DAY));
    expect(pages.flatMap(({ rows }) => rows.map((row) => Object.keys(row)))).toEqual([
      ['date', 'channels', 'messages', 'reactions', 'postersAtLeast'],
    ]);
    expect(JSON.stringify(pages)).not.toMatch(/C0CHANNEL/);
  });
});

it('each day in its turn, by the file of channels and the token that may', async () => {
  const own = await open(smallWorkspace);
  const pages = await pagesOf(own, countsOf('2026-10-24', 3));
  expect(pages.map(({ cursor, covers }) => [cursor, covers !== undefined])).toEqual([
    ['2026-10-25', false],
    ['2026-10-26', false],
    [undefined, true],
  ]);
  expect(await pagesOf(own, { ...countsOf('2026-10-24', 3), cursor: '2026-10-25' })).toEqual(pages.slice(1));
  expect(own.server.asked.slice(0, 3).map(({ body }) => body)).toEqual(
    ['24', '25', '26'].map((day) => ({ type: 'public_channel', date: `2026-10-${day}` })),
  );
});

describe('a file that cannot be trusted', () => {
  it.each<[string, object]>([
    ['without what members wrote', { messages_posted_by_members_count: undefined }],
    ['without how many wrote', { members_who_posted_count: undefined }],
    ['with a text for a number', { reactions_added_count: '4' }],
    ['with half a message', { messages_posted_by_members_count: 2.5 }],
    ['of something that is no channel', { channel_id: undefined }],
  ])('%s is changed, and no day of less', async (_, more) => {
    const own = await open(withFile([channelDay(1, DAY), channelDay(2, DAY, more)]));
    expect(await faultOf(pagesOf(own, countsOf(DAY)))).toMatchObject({
      kind: 'changed',
      code: 'unexpected-shape',
    });
  });

  it('of another day is not taken for it', async () => {
    const own = await open(withFile([channelDay(1, '2026-10-26')]));
    expect(await faultOf(pagesOf(own, countsOf(DAY)))).toMatchObject({ kind: 'transient' });
  });

  it.each([
    ['2026-11-10', 'not-yet'],
    ['2026-10-19', 'absent'],
  ])('of %s is %s', async (day, kind) => {
    expect(await faultOf(pagesOf(await open(smallWorkspace), countsOf(day)))).toMatchObject({ kind });
  });

  it('that says to wait is waited for', async () => {
    const instead = () => ({ status: 429, headers: { 'retry-after': '30' }, body: '' });
    expect(await faultOf(pagesOf(await open(smallWorkspace, { instead }), countsOf(DAY)))).toMatchObject({
      kind: 'throttled',
    });
  });
});

it('a file of a hundred thousand channels is added up as it comes', async () => {
  const lines = Array.from({ length: 100_000 }, (_, n) =>
    JSON.stringify(channelDay(n % 3, DAY, { channel_id: `C${n}` })),
  );
  const body = packed(`${lines.join('\n')}\n`);
  const own = await open(smallWorkspace, {
    instead: () => ({ headers: { 'content-type': 'application/gzip' }, body }),
  });
  const [page] = await pagesOf(own, countsOf(DAY));
  expect(page?.rows).toEqual([
    { date: DAY, channels: 66_666, messages: 399_996, reactions: 199_998, postersAtLeast: 3 },
  ]);
}, 60_000);
