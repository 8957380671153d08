import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Faulted, openSession } from '@takeup/connectors/kit';
import type { AskedOf, Told } from '@takeup/connectors/testing';
import { directoryConformance, memoryPorts, serve } from '@takeup/connectors/testing';
import { entra } from './entra.js';

const SECRET = 'client-secret-of-the-tests';
const PER_PAGE = 100;
const EXAMPLES = path.join(__dirname, '../../../../../shared/contracts/msgraph');

const userOf = (n: number) => ({
  ...{ id: `id-${n}`, employeeId: `E${n}`, mail: `person${n}@example.org`, accountEnabled: true },
  ...{
    userPrincipalName: `p${n}@tenant.example`,
    department: 'Branches',
    jobTitle: 'Clerk',
    userType: 'Member',
  },
  ...{ officeLocation: 'Lyon', employeeHireDate: '2024-03-01T00:00:00Z' },
});
type User = Readonly<Record<string, unknown>>;

const configOf = (url: string) => ({
  ...{ tenant: 'bank.example', client_id: 'app', client_secret: SECRET, login_url: url, graph_url: url },
});

/** Rounds of pages by links that name the next one. */
function graphAnswer(pages: readonly (readonly User[])[], origin = ''): (asked: AskedOf) => Told {
  return ({ path: asked, query, headers }) => {
    if (asked === '/bank.example/oauth2/v2.0/token')
      return { body: { access_token: 'bearer-of-the-tests', token_type: 'Bearer', expires_in: 3600 } };
    if (headers.authorization !== 'Bearer bearer-of-the-tests') return { status: 401 };
    const base = origin || `http://${headers.host}`;
    if (asked === '/v1.0/users') return { body: { value: (pages[0] ?? []).slice(0, 20) } };
    const at = Number(query.get('$skiptoken') ?? 0);
    const last = at >= pages.length - 1;
    const link = last
      ? { '@odata.deltaLink': `${base}${asked}?$deltatoken=x` }
      : { '@odata.nextLink': `${base}${asked}?$skiptoken=${at + 1}` };
    return { body: { ...link, value: pages[at] ?? [] } };
  };
}

const inPages = (people: number) =>
  Array.from({ length: Math.max(1, Math.ceil(people / PER_PAGE)) }, (_, page) =>
    Array.from({ length: Math.min(PER_PAGE, people - page * PER_PAGE) }, (_, n) =>
      userOf(page * PER_PAGE + n),
    ),
  );

describe('entra, as every directory', () => {
  const cases = directoryConformance({
    connector: entra,
    configOf,
    secret: SECRET,
    answerOf: (people) => graphAnswer(inPages(people)),
    isAboutPeople: ({ path: asked }) => asked.startsWith('/v1.0/'),
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});

async function peopleOf(answer: (asked: AskedOf) => Told) {
  const server = await serve(answer);
  const config = entra.config.parse(configOf(server.url));
  const session = openSession({ connector: entra, config, ports: memoryPorts({ patienceMs: 5_000 }) });
  try {
    return { people: await entra.people(session), asked: server.asked };
  } finally {
    await session.close();
    await server.close();
  }
}

it('makes lines of a directory file of users, and asks for nothing else of them', async () => {
  const { people, asked } = await peopleOf(graphAnswer([[userOf(1)]]));
  expect(people).toEqual([
    {
      ...{ employee_id: 'E1', email: 'person1@example.org', department: 'Branches', location: 'Lyon' },
      ...{ job_family: 'Clerk', start_date: '2024-03-01' },
    },
  ]);
  expect(asked.at(-1)?.query.get('$select')?.split(',').sort()).toEqual(
    [
      ...['accountEnabled', 'department', 'employeeHireDate', 'employeeId', 'id', 'jobTitle', 'mail'],
      ...['officeLocation', 'userPrincipalName', 'userType'],
    ].sort(),
  );
});

it('leaves out guests and accounts that were switched off', async () => {
  const others = [
    { ...userOf(2), userType: 'Guest' },
    { ...userOf(3), accountEnabled: false },
  ];
  expect((await peopleOf(graphAnswer([[userOf(1), ...others]]))).people).toHaveLength(1);
});

it('takes the newest of who comes again, and nobody who was removed meanwhile; pages may be empty', async () => {
  const pages = [
    [userOf(1), userOf(2), userOf(3)],
    [],
    [
      { ...userOf(1), department: 'Wealth' },
      { id: 'id-2', '@removed': { reason: 'deleted' } },
    ],
  ];
  const { people } = await peopleOf(graphAnswer(pages));
  expect(people.map((entry) => [entry['employee_id'], entry['department']])).toEqual([
    ['E1', 'Wealth'],
    ['E3', 'Branches'],
  ]);
});

it.each([
  ['410', { status: 410, headers: { location: 'https://elsewhere.example' } }],
  ['syncStateNotFound', { status: 400, body: { error: { code: 'syncStateNotFound' } } }],
])('begins the round anew at %s', async (_, told) => {
  const answer = graphAnswer(inPages(250));
  let broken = false;
  const { people } = await peopleOf((asked) => {
    if (broken || asked.query.get('$skiptoken') !== '2') return answer(asked);
    broken = true;
    return told;
  });
  expect(people).toHaveLength(250);
  const always = (asked: AskedOf) => (asked.query.get('$skiptoken') === '2' ? told : answer(asked));
  await expect(peopleOf(always)).rejects.toThrow(/truncated/);
});

it('follows no link to elsewhere', async () => {
  const elsewhere = graphAnswer(inPages(250), 'https://graph.example');
  await expect(peopleOf(elsewhere)).rejects.toThrow(/other-origin/);
});

it('says which permission is missing', async () => {
  const refused = { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } };
  const answer = graphAnswer([]);
  const asking = peopleOf((asked) => (asked.path.startsWith('/v1.0/') ? refused : answer(asked)));
  const fault = await asking.catch((error: unknown) => (error instanceof Faulted ? error.fault : error));
  expect(fault).toMatchObject({ kind: 'denied', code: 'permission-missing', detail: /User\.Read\.All/ });
});

it('reads the published examples of a round', async () => {
  if (!existsSync(EXAMPLES)) {
    console.log('not checked: examples of /users/delta absent');
    return;
  }
  const example = (n: number) =>
    JSON.parse(readFileSync(path.join(EXAMPLES, `users-delta-example-${n}.json`), 'utf8')) as Record<
      string,
      unknown
    >;
  const here = (link: unknown, host: string) =>
    String(link).replace('https://graph.microsoft.com', `http://${host}`);
  let n = 0;
  const token = graphAnswer([]);
  const { people } = await peopleOf((asked) => {
    if (!asked.path.startsWith('/v1.0/')) return token(asked);
    const body = example((n += 1));
    const host = asked.headers.host ?? '';
    const next = body['@odata.nextLink'];
    return { body: next === undefined ? body : { ...body, '@odata.nextLink': here(next, host) } };
  });
  expect(people).toHaveLength(6);
});

it('does not follow a round whose people hold more text than is taken', async () => {
  const department = 'x'.repeat(30_000_000);
  const pages = Array.from({ length: 20 }, (_, n) => [{ ...userOf(n), department }]);
  await expect(peopleOf(graphAnswer(pages))).rejects.toMatchObject({
    fault: { kind: 'changed', code: 'too-large' },
  });
}, 60_000);

it('keeps nothing of what comes unasked', async () => {
  const aboutMe = 'x'.repeat(30_000_000);
  const pages = Array.from({ length: 15 }, (_, n) => [{ ...userOf(n), aboutMe }]);
  expect((await peopleOf(graphAnswer(pages))).people).toHaveLength(15);
}, 60_000);
