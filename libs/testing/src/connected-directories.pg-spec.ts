import type { ConnectWorld, ConnectionDraft, DirectoryContext } from '@takeup/application';
import {
  Scheduler,
  changeConnection,
  changeableConnection,
  connectSource,
  openedDirectory,
  pullDirectoryJob,
  readSources,
  removeConnection,
  storedSources,
  testConnection,
} from '@takeup/application';
import type { ScimOptions, ScimServer } from '@takeup/simulator';
import { scimServer } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { connecting } from './connecting.js';
import { contentsOf } from './contents.js';
import { network } from './network.js';
import { directoryText, peopleOf } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-the-directory';
const cluster = new TestCluster();
const servers: ScimServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const PEOPLE = peopleOf('b', 130, { department: 'Retail/Berlin' }).map((person) => ({
  ...person,
  email: `${person.employee_id}@example.org`,
}));

async function start(options: Partial<ScimOptions> = {}) {
  const server = await scimServer({ people: () => PEOPLE, token: TOKEN, mostPerPage: 30, ...options });
  servers.push(server);
  const own = new World(await cluster.database(), { today: '2026-10-05', config: { connections: [] } });
  const world = connecting(own);
  const draft = (more: Partial<ConnectionDraft> = {}): ConnectionDraft => ({
    ...{ key: 'people', title: 'Our directory', connector: 'scim' },
    values: { url: server.url, token: TOKEN },
    ...more,
  });
  return { own, world, draft, server };
}

/** What a process does with it at a tick: any that has the database. */
async function tick(own: World, world: ConnectWorld): Promise<number> {
  let pulls = 0;
  const scheduler = new Scheduler({
    context: own.context,
    jobs: async () => {
      const found = openedDirectory(await storedSources(world));
      if (found === null) return [];
      const context: DirectoryContext = { ...own.context, directory: found.directory, network };
      return [pullDirectoryJob({ context, key: found.key, onPulled: () => (pulls += 1) })];
    },
    ...{ leaseMs: 60_000, every: () => () => undefined },
    onError: (_, error) => {
      throw error;
    },
  });
  await scheduler.tick();
  await scheduler.settled();
  return pulls;
}

const rosters = (own: World) =>
  own.database.owner.query<object[]>(
    `SELECT count(*)::int AS people FROM person.roster_member GROUP BY roster_id ORDER BY roster_id`,
  );

it('is tested first, says how many people it has, and is then read at once by whichever process is there', async () => {
  const { own, world, draft, server } = await start();
  expect(done(await testConnection(world, draft()))).toMatchObject({
    ...{ kind: 'directory', platform: 'SCIM 2.0', notes: [] },
    people: { count: 130, whole: true },
  });
  expect([await storedSources(world), server.requests.length]).toEqual([[], 1]);
  done(await connectSource(world, draft()));
  expect(await tick(own, world)).toBe(1);
  expect(await rosters(own)).toEqual([{ people: 130 }]);
  expect(await tick(own, connecting(own))).toBe(0);
  expect((await readSources(own.context)).asked).toMatchObject([
    {
      key: 'people',
      title: 'Our directory',
      kind: 'directory',
      connector: 'scim',
      trouble: null,
      reading: false,
    },
  ]);
  const told = JSON.stringify([
    [...(await contentsOf(own.database))],
    done(await changeableConnection(world, 'people')),
  ]);
  expect(told).not.toMatch(/a-token-of-the-directory|example\.org/);
});

it('is read on the schedule from then on: in a new month, and not before', async () => {
  const { own, world, draft } = await start();
  done(await connectSource(world, draft()));
  await tick(own, world);
  own.clock.set('2026-10-06');
  expect(await tick(own, world)).toBe(0);
  own.clock.set('2026-11-01');
  expect(await tick(own, world)).toBe(1);
});

it.each<[string, Partial<ConnectionDraft>, string]>([
  ['a wrong token', { values: { token: 'not-the-token' } }, 'unauthorised'],
  ['an address that is no directory', { values: { url: 'http://127.0.0.1:9/scim/v2' } }, 'unreachable'],
])('%s is said, and nothing is kept', async (_, { values }, code) => {
  const { own, world, draft } = await start();
  const before = await contentsOf(own.database);
  const typed = draft();
  const refused = await connectSource(world, { ...typed, values: { ...typed.values, ...values } });
  expect('done' in refused && 'fault' in refused.done && refused.done.fault.code).toBe(code);
  expect(await contentsOf(own.database)).toEqual(before);
});

it('an empty directory, an attribute that is none and a host of one’s own network are refused', async () => {
  const { own, world, draft } = await start({ people: () => [] });
  const before = await contentsOf(own.database);
  const { values } = draft();
  const asked = (more: Partial<ConnectionDraft>, on = world) => connectSource(on, draft(more)).then(codeOf);
  expect(await asked({})).toBe('connection-nothing');
  expect(await asked({ values: { ...values, columns: 'department=???' } })).toBe('connection-invalid');
  expect(await asked({ values: { ...values, columns: 'department' } })).toBe('connection-invalid');
  expect(await asked({}, { ...world, allowedHosts: [] })).toBe('connection-private');
  expect(await contentsOf(own.database)).toEqual(before);
});

it('there is one directory: a second is refused, wherever the first is named', async () => {
  const { own, world, draft } = await start();
  expect(codeOf(await connectSource({ ...world, takenDirectory: true }, draft()))).toBe('directory-in-file');
  done(await connectSource(world, draft()));
  expect(codeOf(await connectSource(world, draft({ key: 'others' })))).toBe('directory-there');
  const both = await storedSources({ ...world, takenDirectory: true });
  expect(both).toMatchObject([{ opened: { unopened: 'file' } }]);
  done(await removeConnection(own.context, 'people'));
  done(await connectSource(world, draft({ key: 'others' })));
});

it('columns are made of what is said, kept, and can be said anew; the address stays', async () => {
  const { own, world, draft } = await start();
  const columns = 'location=addresses.region, department=urn:a:User:division,department=urn:a:User:unit';
  const { values } = draft();
  done(await connectSource(world, draft({ values: { ...values, columns } })));
  const made = async () => {
    const found = openedDirectory(await storedSources(world));
    return (found?.directory.config as { columns: Record<string, readonly string[]> }).columns;
  };
  expect(await made()).toMatchObject({
    location: ['addresses.region'],
    department: ['urn:a:User:division', 'urn:a:User:unit'],
    email: ['emails.value'],
  });
  done(await changeConnection(world, { key: 'people', values: { columns: 'location=title' } }));
  expect((await made())['location']).toEqual(['title']);
  const before = await contentsOf(own.database);
  const elsewhere = { key: 'people', values: { url: 'http://127.0.0.1:9/scim/v2' } };
  expect(codeOf(await changeConnection(world, elsewhere))).toBe('connection-elsewhere');
  expect(await contentsOf(own.database)).toEqual(before);
});

it('what stands in the way later is told beside it, and a removed one is asked no more', async () => {
  const people = [...PEOPLE];
  const { own, world, draft, server } = await start({ people: () => people });
  await own.directory(directoryText(PEOPLE));
  done(await connectSource(world, draft()));
  people.splice(10);
  expect(await tick(own, world)).toBe(1);
  expect((await readSources(own.context)).asked).toMatchObject([{ trouble: 'directory-shrinks' }]);
  done(await changeConnection(world, { key: 'people', values: {}, title: 'People' }));
  const asked = server.requests.length;
  done(await removeConnection(own.context, 'people'));
  expect([await tick(own, world), server.requests.length]).toEqual([0, asked]);
  expect((await readSources(own.context)).asked).toEqual([]);
  expect(await rosters(own)).toEqual([{ people: 130 }]);
});

describe('while it is read, page after page', () => {
  /** Ten requests a second: more than six seconds for all of it, more than a second for the rest of it. */
  async function reading() {
    const { own, world, draft, server } = await start({ mostPerPage: 2 });
    done(await connectSource(world, draft()));
    const read = tick(own, world);
    while (server.requests.length < 8) await network.sleep(20);
    return { own, world, server, read };
  }
  const MOST_AFTER = 20;

  it('a directory that is removed is asked no more, and its token goes nowhere', async () => {
    const { own, server, read } = await reading();
    expect((await readSources(own.context)).asked).toMatchObject([{ reading: true, askedAt: null }]);
    done(await removeConnection(own.context, 'people'));
    const asked = server.requests.length;
    expect(await read).toBe(0);
    expect(server.requests.length - asked).toBeLessThan(MOST_AFTER);
    expect(await rosters(own)).toEqual([]);
  });

  it('one that is changed is read anew as it is now', async () => {
    const { own, world, server, read } = await reading();
    done(await changeConnection(world, { key: 'people', values: {}, title: 'People' }));
    const asked = server.requests.length;
    expect(await read).toBe(0);
    expect(server.requests.length - asked).toBeLessThan(MOST_AFTER);
    expect(await tick(own, world)).toBe(1);
    expect(await rosters(own)).toEqual([{ people: 130 }]);
  });
});
