import { Faulted, openSession } from '@takeup/connectors/kit';
import type { AskedOf, Told } from '@takeup/connectors/testing';
import { directoryConformance, memoryPorts, serve } from '@takeup/connectors/testing';
import { scim } from './scim.js';
import type { User } from './testing/scim-server.js';
import { ENTERPRISE, TOKEN, listOf, scimAnswer, userOf } from './testing/scim-server.js';

const usersOf = (people: number) => Array.from({ length: people }, (_, n) => userOf(n));

describe('scim, as every directory', () => {
  const cases = directoryConformance({
    connector: scim,
    configOf: (url) => ({ url: `${url}/scim/v2`, token: TOKEN }),
    secret: TOKEN,
    answerOf: (people) => scimAnswer(() => usersOf(people)),
    isAboutPeople: () => true,
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});

async function reading<T>(
  answer: (asked: AskedOf) => Told,
  columns: Readonly<Record<string, unknown>>,
  work: (session: Parameters<typeof scim.people>[0]) => Promise<T>,
): Promise<T> {
  const server = await serve(answer);
  const config = scim.config.parse({ url: `${server.url}/scim/v2/`, token: TOKEN, columns });
  const session = openSession({ connector: scim, config, ports: memoryPorts({ patienceMs: 5_000 }) });
  try {
    return await work(session);
  } finally {
    await session.close();
    await server.close();
  }
}

const peopleOf = (users: readonly User[], columns = {}) =>
  reading(
    scimAnswer(() => users),
    columns,
    (session) => scim.people(session),
  );

describe('a SCIM user', () => {
  it('becomes a line of a directory file', async () => {
    expect(await peopleOf([userOf(1)])).toEqual([
      {
        ...{ employee_id: 'E1', email: 'person1@example.org', department: 'Branches' },
        ...{ location: 'Lyon', job_family: 'Clerk' },
      },
    ]);
  });

  it('has the primary address before that of work, and departments as a path where the operator says so', async () => {
    const user = {
      ...userOf(1),
      emails: [
        { value: 'a@b.c', type: 'work' },
        { value: 'd@e.f', primary: true },
      ],
    };
    const columns = { department: [`${ENTERPRISE}:division`, `${ENTERPRISE}:department`], grade: 'userType' };
    expect(await peopleOf([user], columns)).toEqual([
      expect.objectContaining({ email: 'd@e.f', department: 'Retail/Branches' }),
    ]);
  });

  it('is left out once it was switched off, also where that is said as text', async () => {
    const off = [
      { ...userOf(1), active: false },
      { ...userOf(2), active: 'False' },
    ];
    expect(await peopleOf([...off, userOf(3)])).toHaveLength(1);
  });

  it('is found under names of attributes in any case', async () => {
    const { [ENTERPRISE]: _, ...user } = userOf(1);
    const other = { ...user, [ENTERPRISE.toUpperCase()]: { EmployeeNumber: 7 } };
    expect(await peopleOf([other])).toEqual([expect.objectContaining({ employee_id: '7' })]);
  });
});

describe('people who come and go while they are read', () => {
  it('are read once more, so that nobody is missed', async () => {
    let requests = 0;
    const all = usersOf(250);
    // Of the first hundred one leaves after the first page; who was the 101st is the 100th then.
    const answer = scimAnswer(() => (requests++ === 0 ? all : all.slice(1)));
    const people = await reading(answer, {}, (session) => scim.people(session));
    expect(people.map((entry) => entry['employee_id'])).toEqual(all.slice(1).map((_, n) => `E${n + 1}`));
  });

  it('are given up on while that does not end', async () => {
    let requests = 0;
    const answer = scimAnswer(() => usersOf(250).slice(requests++));
    await expect(reading(answer, {}, (session) => scim.people(session))).rejects.toThrow(Faulted);
  });
});

describe('a server without end', () => {
  const faultOf = (answer: (asked: AskedOf) => Told) =>
    reading(answer, {}, (session) => scim.people(session)).then(
      () => undefined,
      (error: unknown) => error instanceof Faulted && error.fault,
    );
  const flood =
    (total: (startIndex: number) => unknown, some = 1, more = {}) =>
    ({ query }: AskedOf): Told => {
      const startIndex = Number(query.get('startIndex'));
      const users = Array.from({ length: some }, (_, n) => ({ ...userOf(startIndex + n), ...more }));
      return { body: { ...listOf(users, 0, startIndex), totalResults: total(startIndex) } };
    };

  it.each([-5, 2.5, 1e300, '7', null])('is not believed that there are %p people', async (total) => {
    expect(await faultOf(flood(() => total))).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
  });

  it('is not asked for more people than are taken', async () => {
    let requests = 0;
    const answer = flood(() => 1_000_000_000, 200);
    const asking = faultOf((asked) => ((requests += 1) > 9 ? { status: 404 } : answer(asked)));
    expect(await asking).toMatchObject({ kind: 'changed', code: 'too-large' });
    expect(requests).toBe(1);
  });

  it('is not followed where there are always more people than it said', async () => {
    let requests = 0;
    const answer = flood((startIndex) => startIndex + 1000, 200);
    const asking = faultOf((asked) => ((requests += 1), answer(asked)));
    expect(await asking).toMatchObject({ kind: 'transient', code: 'truncated' });
    expect(requests).toBe(6);
  });

  it('is not followed where its people hold more text than is taken', async () => {
    const asking = faultOf(flood(() => 20, 1, { title: 'x'.repeat(30_000_000) }));
    expect(await asking).toMatchObject({ kind: 'changed', code: 'too-large' });
  }, 60_000);
});

describe('the first question', () => {
  it('notes a directory that does not tell employee ids', async () => {
    const { [ENTERPRISE]: _, ...user } = userOf(1);
    const { notes } = await reading(
      scimAnswer(() => [user]),
      {},
      (session) => scim.check(session),
    );
    expect(notes).toEqual([{ code: 'directory-no-employee-id' }]);
  });

  it('notes one without people', async () => {
    const answer = () => ({ body: { ...listOf([], 0), Resources: undefined } });
    const { notes } = await reading(answer, {}, (session) => scim.check(session));
    expect(notes).toEqual([{ code: 'directory-empty' }]);
  });
});

it.each([
  ['url', { url: 'ftp://people.example.org', token: TOKEN }],
  ['url', { url: 'https://user:pass@people.example.org', token: TOKEN }],
  ['token', { url: 'https://people.example.org', token: '' }],
  ['columns.department', { url: 'https://people.example.org', token: TOKEN, columns: { department: 'a b' } }],
])('refuses a configuration by its %s', (path, config) => {
  const read = scim.config.safeParse(config);
  expect(read.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
