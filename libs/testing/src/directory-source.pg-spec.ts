import type { DirectoryContext, Outcome, PulledDirectory } from '@takeup/application';
import {
  Scheduler,
  noteSourcesOfFile,
  pullDirectory,
  pullDirectoryJob,
  readSources,
} from '@takeup/application';
import { scim } from '@takeup/connectors';
import type { ScimOptions, ScimPerson, ScimServer } from '@takeup/simulator';
import { scimServer } from '@takeup/simulator';
import { LeaseLost } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { contentsOf, fingerprint } from './contents.js';
import { network } from './network.js';
import { directoryText, peopleOf } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-the-directory';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const cluster = new TestCluster();
const servers: ScimServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const withAddresses = (people: readonly ScimPerson[]): readonly ScimPerson[] =>
  people.map((person) => ({ ...person, email: `${person.employee_id}@example.org` }));
const PEOPLE = withAddresses([
  ...peopleOf('b', 130, { department: 'Retail/Berlin', location: 'Berlin', job_family: 'clerk' }),
  ...peopleOf('l', 75, { department: 'Retail/Lyon', location: 'Lyon', job_family: 'adviser' }),
]);

interface Asked extends Partial<ScimOptions> {
  readonly world: World;
  readonly allowedHosts?: readonly string[];
}

/** A world beside a directory that it may ask. */
async function asking({ world, allowedHosts = ['127.0.0.1'], ...options }: Asked) {
  const server = await scimServer({ people: () => PEOPLE, token: TOKEN, ...options });
  servers.push(server);
  const department = [`${ENTERPRISE}:division`, `${ENTERPRISE}:department`];
  const config = scim.config.parse({ url: server.url, token: TOKEN, columns: { department } });
  const context: DirectoryContext = {
    ...world.context,
    directory: { connector: scim, config, allowedHosts },
    network,
  };
  return { server, context };
}

async function pulled(context: DirectoryContext): Promise<PulledDirectory> {
  const found = await pullDirectory(context);
  if ('fault' in found) throw new Error(found.fault.detail);
  return done(found);
}

async function faultOf(context: DirectoryContext): Promise<string> {
  const found = await pullDirectory(context);
  return 'fault' in found ? `${found.fault.kind} ${found.fault.code}` : codeOf(found as Outcome<unknown>);
}

const worldOn = async (today: string) => new World(await cluster.database(), { today });

/** What says where a roster came from, and which row is whose. */
const BY_CHANCE = ['public.migrations', 'person.identity', 'person.roster', 'person.roster_member'];
const rosterIn = (world: World) =>
  world.database.owner.query(
    `SELECT p.attributes, r.as_of, count(*)::integer AS people, count(m.email_key)::integer AS addresses
     FROM person.roster_member m JOIN person.profile p USING (profile_id) JOIN person.roster r USING (roster_id)
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );

it('a directory that is asked is the roster that its file would be', async () => {
  const [byAnswer, byFile] = [await worldOn('2025-03-03'), await worldOn('2025-03-03')];
  const { context } = await asking({ world: byAnswer, mostPerPage: 30 });
  expect(await pulled(context)).toMatchObject({ people: 205, withoutId: 0, unchanged: false, asOf: null });
  await byFile.directory(directoryText(PEOPLE));
  expect(await rosterIn(byAnswer)).toEqual(await rosterIn(byFile));
  const told = await contentsOf(byAnswer.database, BY_CHANCE);
  expect(JSON.stringify([...told])).not.toMatch(/example\.org|"b1"/);
});

it('each month has its own roster; the same people in another order change nothing', async () => {
  const world = await worldOn('2025-03-03');
  let people = PEOPLE;
  const { context } = await asking({ world, people: () => people });
  await pulled(context);
  world.clock.set('2025-04-01');
  people = [...PEOPLE].reverse().slice(4);
  expect(await pulled(context)).toMatchObject({ asOf: '2025-04-01', people: 201, vanished: 4 });
  const before = await fingerprint(world.database);
  people = [...people].reverse();
  expect(await pulled(context)).toMatchObject({ unchanged: true });
  expect(await fingerprint(world.database)).toBe(before);
});

it('whoever has no employee id is left out; where that is most of them, everybody', async () => {
  const world = await worldOn('2025-03-03');
  const robots = ['r1', 'r2', 'r3'].map((name) => ({ employee_id: '', email: `${name}@example.org` }));
  let people: readonly ScimPerson[] = [...PEOPLE, ...robots];
  const { context } = await asking({ world, people: () => people });
  expect(await pulled(context)).toMatchObject({ people: 205, withoutId: 3 });
  world.clock.set('2025-04-01');
  const before = await fingerprint(world.database);
  people = [...PEOPLE.slice(0, 2), ...robots];
  expect(codeOf((await pullDirectory(context)) as Outcome<unknown>)).toBe('directory-without-ids');
  expect(await fingerprint(world.database)).toBe(before);
});

describe('a directory that cannot be read changes nothing', () => {
  it.each<[string, Partial<Asked>, string]>([
    ['with another token', { token: 'another' }, 'denied unauthorised'],
    ['that gives its first page for ever', { ignoresQuery: true }, 'transient repeated-page'],
    ['within the private network, where nobody allowed it', { allowedHosts: [] }, 'denied private-host'],
    ['with nobody in it', { people: () => [] }, 'file-no-lines'],
    ['that lost a third', { people: () => PEOPLE.slice(70) }, 'directory-shrinks'],
    [
      'in which an id comes twice',
      { people: () => [...PEOPLE, { employee_id: 'b1', email: 'other@example.org' }] },
      'directory-repeated-ids',
    ],
  ])('%s', async (_, how, fault) => {
    const world = await worldOn('2025-03-03');
    await world.directory(directoryText(PEOPLE));
    world.clock.set('2025-04-01');
    const before = await fingerprint(world.database);
    const { context } = await asking({ world, ...how });
    expect(await faultOf(context)).toBe(fault);
    expect(await fingerprint(world.database)).toBe(before);
  });
});

describe('by itself', () => {
  /** @returns how many were read, by tick */
  async function ticks(context: DirectoryContext, world: World, days: readonly string[]) {
    const read: number[] = [];
    for (const day of days) {
      world.clock.set(day);
      let times = 0;
      const scheduler = new Scheduler({
        context,
        jobs: [pullDirectoryJob({ context, onPulled: () => (times += 1) })],
        leaseMs: 60_000,
        every: () => () => undefined,
        onError: (_, error) => {
          throw error;
        },
      });
      await scheduler.tick();
      await scheduler.settled();
      read.push(times);
    }
    return read;
  }

  it('it is read once a month, on its first day or as soon as there is none of the month', async () => {
    const world = await worldOn('2025-03-10');
    const { context } = await asking({ world });
    const days = ['2025-03-10', '2025-03-11', '2025-03-31', '2025-04-01', '2025-04-02', '2025-05-03'];
    expect(await ticks(context, world, days)).toEqual([1, 0, 0, 1, 0, 1]);
  });

  it('a month for which a file was brought in is left alone', async () => {
    const world = await worldOn('2025-03-10');
    await world.directory(directoryText(PEOPLE));
    const { context, server } = await asking({ world });
    expect(await ticks(context, world, ['2025-03-11'])).toEqual([0]);
    expect(server.requests).toEqual([]);
  });

  it('what stood in the way is said on the page and by the doctor, and asked again the next day', async () => {
    const world = await worldOn('2025-03-10');
    const { context } = await asking({ world, people: () => PEOPLE.slice(0, 0) });
    await noteSourcesOfFile(world.context, context.directory);
    expect(await ticks(context, world, ['2025-03-10', '2025-03-11'])).toEqual([1, 1]);
    const { asked, toFix } = await readSources(world.context);
    expect(asked).toMatchObject([{ kind: 'directory', inFile: true, trouble: 'file-no-lines' }]);
    expect(toFix).toContainEqual(expect.objectContaining({ about: 'asked', code: 'file-no-lines' }));
  });

  it('an owner that lost its lease writes nothing', async () => {
    const world = await worldOn('2025-03-10');
    const { context } = await asking({ world });
    const before = await fingerprint(world.database);
    const guard = () => Promise.reject(new LeaseLost({ job: 'directory', slot: '2025-03-10' }));
    await expect(pullDirectory(context, { guard })).rejects.toThrow(LeaseLost);
    expect(await fingerprint(world.database)).toBe(before);
  });
});
