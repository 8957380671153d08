import type { Fault } from './fault.js';
import { Faulted } from './fault.js';
import { Secret } from './secret.js';
import type { OpenSession } from './session.js';
import { openSession } from './session.js';
import type { Served, Told } from './testing/index.js';
import { memoryPorts, plainConnector, serve } from './testing/index.js';

const SECRET = 'a-very-secret-client-secret';
const NOW = Date.UTC(2026, 10, 1);

let time = NOW;
const servers: Served[] = [];
const sessions: OpenSession<object>[] = [];
beforeEach(() => {
  time = NOW;
});
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
  for (const server of servers.splice(0)) await server.close();
});

async function started(answer: (n: number, token: string | undefined) => Told): Promise<Served> {
  let n = 0;
  const server = await serve(({ headers }) => answer(n++, headers.authorization));
  servers.push(server);
  return server;
}

const given = (n: number, more: object = {}): Told => ({
  body: { token_type: 'Bearer', access_token: `token-${n}`, expires_in: 3599, ...more },
});

interface Opening {
  readonly tell?: (n: number) => Told;
  readonly platform?: (n: number, token: string | undefined) => Told;
  readonly tokenUrl?: (url: string) => string;
  readonly hosts?: readonly string[];
  /** Names of more limits than the one. */
  readonly limits?: readonly string[];
}

async function open({
  tell = given,
  platform = () => ({ body: {} }),
  tokenUrl = (url) => url,
  hosts,
  limits,
}: Opening = {}) {
  const issuer = await started(tell);
  const server = await started(platform);
  const plain = plainConnector({
    baseUrl: server.url,
    headers: { prefer: 'x' },
    grant: {
      tokenUrl: tokenUrl(`${issuer.url}/a-tenant/oauth2/v2.0/token?x=1`),
      clientId: 'an-app',
      clientSecret: new Secret(SECRET),
      scope: 'https://graph.example/.default',
    },
  });
  const more = (limits ?? []).map((name) => ({ name, calls: 1_000, perMs: 1_000 }));
  const connector = { ...plain, limits: [...plain.limits, ...more] };
  const ports = memoryPorts({ now: () => time, ...(hosts === undefined ? {} : { hosts }) });
  const session = openSession({ connector, config: {}, ports });
  sessions.push(session);
  return { session, issuer, server, ports };
}

async function faultOf(opening: Opening): Promise<Fault> {
  const { session } = await open(opening);
  try {
    await session.send({ path: '/a' });
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/very-secret|token-\d|AADSTS|tenant/);
    return error.fault;
  }
  throw new Error('nothing went wrong');
}

it('a token is asked for once, in a form, and goes along until it runs out', async () => {
  const { session, issuer, server, ports } = await open();
  await session.send({ path: '/a' });
  await session.download({ path: '/b' });
  expect(issuer.asked).toHaveLength(1);
  expect(issuer.asked[0]).toMatchObject({
    method: 'POST',
    path: '/a-tenant/oauth2/v2.0/token',
    body: {
      grant_type: 'client_credentials',
      client_id: 'an-app',
      client_secret: SECRET,
      scope: 'https://graph.example/.default',
    },
  });
  time += 3_600_000 - 62_000;
  await session.send({ path: '/c' });
  time += 2_000;
  await session.send({ path: '/d' });
  expect(server.asked.map(({ path, headers }) => `${path} ${headers.authorization}`)).toEqual([
    '/a Bearer token-0',
    '/b Bearer token-0',
    '/c Bearer token-0',
    '/d Bearer token-1',
  ]);
  expect(JSON.stringify([server.asked[0]?.headers, issuer.asked[0]?.headers])).not.toContain(SECRET);
  expect(issuer.asked[0]?.headers).not.toHaveProperty('prefer');
  expect(ports.turns).toHaveLength(4);
});

it('one that is not taken any more is renewed once', async () => {
  const { session, issuer, server } = await open({
    platform: (_, token) =>
      token === 'Bearer token-0' ? { status: 401, body: {} } : { body: { fine: true } },
  });
  expect((await session.send({ path: '/a' })).json).toEqual({ fine: true });
  expect([issuer.asked.length, server.asked.length]).toEqual([2, 2]);
});

it('a platform that takes none is not asked for ever', async () => {
  const { session, issuer, server } = await open({ platform: () => ({ status: 401, body: {} }) });
  await expect(session.send({ path: '/a' })).rejects.toMatchObject({
    fault: { kind: 'denied', code: 'unauthorised', detail: 'GET /a: 401 unauthorised' },
  });
  expect([issuer.asked.length, server.asked.length]).toEqual([2, 2]);
});

it('is not asked for before the time that was named, by whatever call', async () => {
  const tell = (n: number): Told =>
    n === 0 ? { status: 429, headers: { 'retry-after': '7' }, body: {} } : given(n);
  const { session, issuer } = await open({ tell, limits: ['files'] });
  const told = async (limit: string) => {
    await expect(session.send({ path: '/a', limit })).rejects.toMatchObject({ fault: { kind: 'throttled' } });
    return issuer.asked.length;
  };
  expect([await told('api'), await told('files'), await told('api')]).toEqual([1, 1, 1]);
  time += 7_000;
  await session.send({ path: '/a', limit: 'files' });
  expect(issuer.asked).toHaveLength(2);
});

describe('no token', () => {
  const refusal = (error: string, status = 400): Told => ({
    status,
    body: { error, error_description: 'AADSTS7000215: Invalid client secret provided for a-tenant.' },
  });
  it.each<[string, Told, Fault['kind'], Fault['code']]>([
    ['a wrong secret', refusal('invalid_client', 401), 'denied', 'unauthorised'],
    ['an unknown app', refusal('unauthorized_client'), 'denied', 'unauthorised'],
    ['an unknown tenant', refusal('invalid_request'), 'denied', 'unauthorised'],
    ['a scope that was not given', refusal('invalid_scope'), 'denied', 'permission-missing'],
    ['a refusal with 200', refusal('invalid_client', 200), 'denied', 'unauthorised'],
    ['401 without a word', { status: 401 }, 'denied', 'unauthorised'],
    ['a bad moment', refusal('temporarily_unavailable'), 'transient', 'server-error'],
    ['500', refusal('server_error', 500), 'transient', 'server-error'],
    ['429', { status: 429, headers: { 'retry-after': '7' }, body: {} }, 'throttled', 'rate-limited'],
    [
      'a page for people',
      { headers: { 'content-type': 'text/html' }, body: '<html></html>' },
      'denied',
      'login-page',
    ],
    [
      'a redirect',
      { status: 307, headers: { location: 'https://elsewhere.example/' } },
      'denied',
      'other-origin',
    ],
    ['no token in it', given(0, { access_token: undefined }), 'changed', 'unexpected-shape'],
    ['a token that breaks a header', given(0, { access_token: 'a\r\nx: y' }), 'changed', 'unexpected-shape'],
    ['a token of another kind', given(0, { token_type: 'mac' }), 'changed', 'unexpected-shape'],
    ['a connection that ends', 'reset', 'transient', 'reset'],
  ])('%s', async (_, told, kind, code) => {
    const fault = await faultOf({ tell: () => told });
    expect(fault).toMatchObject({ kind, code });
    expect(fault.detail).toMatch(/^POST token: /);
  });

  it('is asked for where anybody on the way could read along', async () => {
    const tokenUrl = (url: string) => url.replace('127.0.0.1', 'localhost');
    const fault = await faultOf({ tokenUrl, hosts: ['127.0.0.1'] });
    expect(fault).toEqual({ kind: 'denied', code: 'other-origin', detail: 'POST token: other-origin' });
    expect(servers[0]?.asked).toEqual([]);
  });

  it('is asked for at a private address', async () => {
    const fault = await faultOf({ tokenUrl: () => 'https://169.254.169.254/token' });
    expect(fault).toMatchObject({ kind: 'denied', code: 'private-host' });
  });
});
