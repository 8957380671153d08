import { confirmDays, readCoverage, readSources, requestSync } from '@takeup/application';
import { addDays, eachDay, weekday } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { inTransaction, publishedPeriods } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

/** Fridays; on the weekend nobody writes. */
const [TODAY, SINCE] = ['2026-10-23', '2026-09-01'];
const QUIET = '2026-10-13';
const PEOPLE = 12;

/** A platform on which everybody writes twice every working day, and its server; on quiet days nobody does. */
async function platform(quiet: readonly string[]) {
  const board = new Board();
  const room = board.channel('help');
  const users = Array.from({ length: PEOPLE }, (_, n) => board.account(`p${n}`));
  const write = (day: string) =>
    users.forEach((user) => ['09', '15'].forEach((hour) => board.post(room, user, `${day}T${hour}:00:00Z`)));
  for (const day of eachDay(SINCE, addDays(TODAY, -1)))
    if (weekday(day) <= 5 && !quiet.includes(day)) write(day);
  const server = await mattermostServer({
    content: board,
    clock: () => Date.parse(`${TODAY}T12:00:00Z`),
    token: PLATFORM_TOKEN,
  });
  servers.push(server);
  return { source: sourceOf({ server, since: SINCE }), write };
}

async function world(): Promise<World> {
  const own = new World(await cluster.database(), {
    today: TODAY,
    config: { connections: [{ key: 'chat', title: 'Chat' }] },
  });
  const people = Array.from({ length: PEOPLE }, (_, n) => `${n},p${n}@example.org\n`).join('');
  await own.directory(`employee_id,email\n${people}`);
  return own;
}

async function stateOf(own: World, day: string): Promise<string | undefined> {
  await own.refresh();
  const [chat] = await readCoverage(own.context, day, day);
  return chat?.states[0];
}

/** Whether the week of the quiet day is. */
const published = async (own: World): Promise<boolean> => {
  const periods = await inTransaction(own.database, publishedPeriods);
  return periods.some(({ kind, from, to }) => kind === 'week' && from <= QUIET && to >= QUIET);
};

const suspects = async (own: World) =>
  (await readSources(own.context)).toFix.flatMap((item) => (item.about === 'suspect' ? item.days : []));

it('a day without an act where there always are some is in doubt, and nothing is concluded from it', async () => {
  const { source } = await platform([QUIET]);
  const own = await world();
  await pull(own, source);
  expect(await stateOf(own, QUIET)).toBe('suspect');
  expect(await stateOf(own, addDays(QUIET, 1))).toBe('complete');
  // Nobody is expected on a Sunday.
  expect(await stateOf(own, '2026-10-18')).toBe('complete');
  expect(await suspects(own)).toEqual([QUIET]);
  expect(await published(own)).toBe(false);
});

it('counts once somebody says that it was that quiet', async () => {
  const { source } = await platform([QUIET]);
  const own = await world();
  await pull(own, source);
  await own.refresh();
  expect(codeOf(await confirmDays(own.context, { connection: 'wiki', days: [QUIET] }))).toBe('sync-unknown');
  expect(codeOf(await confirmDays(own.context, { connection: 'chat', days: [TODAY] }))).toBe('sync-day');
  expect(await stateOf(own, QUIET)).toBe('suspect');
  expect(done(await confirmDays(own.context, { connection: 'chat', days: [QUIET, QUIET] })).days).toEqual([
    QUIET,
  ]);
  expect(await stateOf(own, QUIET)).toBe('complete');
  expect(await suspects(own)).toEqual([]);
  expect(await published(own)).toBe(true);
});

it('counts once it was read again and holds what was lacking', async () => {
  const { source, write } = await platform([QUIET]);
  const own = await world();
  await pull(own, source);
  expect(await stateOf(own, QUIET)).toBe('suspect');
  write(QUIET);
  await requestSync(own.context, [source], { connection: 'chat', days: [QUIET] });
  await pull(own, source);
  expect(await stateOf(own, QUIET)).toBe('complete');
});
