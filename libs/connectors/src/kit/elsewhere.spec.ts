import type { Target } from './asking.js';
import { Faulted } from './fault.js';
import { openSession } from './session.js';
import type { Served, Told } from './testing/index.js';
import { memoryPorts, plainConnector, serve } from './testing/index.js';

const TOKEN = 'a-very-secret-token';
const LOCAL = ['127.0.0.1', 'localhost'];

const opened: Served[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function started(answer: (path: string, n: number) => Told): Promise<Served> {
  let n = 0;
  const server = await serve(({ path }) => answer(path, n++));
  opened.push(server);
  return server;
}

interface Asking {
  readonly elsewhere?: readonly string[];
  /** Hosts that may be private and without https. */
  readonly hosts?: readonly string[];
  readonly request?: { readonly method?: 'POST'; readonly elsewhere?: true };
}

async function ask(
  platform: Served,
  { elsewhere = LOCAL, hosts = LOCAL, request = { elsewhere: true } }: Asking = {},
) {
  const target: Target = {
    baseUrl: platform.url,
    headers: { authorization: `Bearer ${TOKEN}`, cookie: `session=${TOKEN}` },
    elsewhere,
  };
  const ports = memoryPorts({ hosts });
  const session = openSession({ connector: plainConnector(target), config: {}, ports });
  try {
    const { bytes } = await session.download({ path: '/report', ...request });
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    return { text: Buffer.concat(pieces).toString(), ports };
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/secret|sig=/);
    return { fault: error.fault, ports };
  } finally {
    await session.close();
  }
}

const sendsTo = (location: string, status = 302): Told => ({ status, headers: { location } });

it('a file lies elsewhere, and no header of the platform’s goes along, not on the way there either', async () => {
  const elsewhere = await started((path) =>
    path === '/first' ? sendsTo('/data?sig=secret') : { body: 'a,b\n' },
  );
  const platform = await started(() => sendsTo(`${elsewhere.url}/first?sig=secret`));
  const { text, ports } = await ask(platform);
  expect(text).toBe('a,b\n');
  expect(platform.asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(elsewhere.asked.map(({ path, query }) => `${path} ${query.get('sig')}`)).toEqual([
    '/first secret',
    '/data secret',
  ]);
  for (const { headers } of elsewhere.asked) {
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(JSON.stringify(headers)).not.toContain(TOKEN);
  }
  // What is asked elsewhere is not in the platform's count of calls.
  expect(ports.turns).toHaveLength(1);
});

it('nobody is sent back to the platform with less than it wants, or with more than elsewhere may see', async () => {
  const platform = await started((path) =>
    path === '/report'
      ? sendsTo(`${elsewhere.url.replace('127.0.0.1', 'localhost')}/data`)
      : { body: 'home' },
  );
  const elsewhere = await started(() => sendsTo(`${platform.url}/again`));
  const { text } = await ask(platform);
  expect(text).toBe('home');
  expect(platform.asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, undefined]);
});

describe('is not followed', () => {
  it.each<[string, Asking]>([
    ['without being asked for', { request: {} }],
    ['to a host that is not declared', { elsewhere: ['.office.com'] }],
    ['to a host that only ends like one', { elsewhere: ['.0.0.1.example', '27.0.0.1'] }],
    ['by what sends something', { request: { method: 'POST', elsewhere: true } }],
  ])('%s', async (_, asking) => {
    const elsewhere = await started(() => ({ body: 'stolen' }));
    const platform = await started(() => sendsTo(`${elsewhere.url}/data?sig=secret`, 307));
    const { fault } = await ask(platform, asking);
    expect(fault).toEqual({
      kind: 'denied',
      code: 'other-origin',
      detail: expect.stringMatching(/ \/report: 307 to http:\/\/127\.0\.0\.1:\d+ other-origin$/),
    });
    expect(elsewhere.asked).toEqual([]);
  });

  it('without https, except where the operator allows the host', async () => {
    const elsewhere = await started(() => ({ body: 'stolen' }));
    const platform = await started(() => sendsTo(`${elsewhere.url.replace('127.0.0.1', 'localhost')}/data`));
    const { fault } = await ask(platform, { hosts: ['127.0.0.1'] });
    expect(fault).toMatchObject({ kind: 'denied', code: 'other-origin' });
    expect(elsewhere.asked).toEqual([]);
  });

  it('to a private address, by number or by name', async () => {
    for (const host of ['10.1.2.3', '169.254.169.254', 'localhost']) {
      const platform = await started(() => sendsTo(`https://${host}/data`));
      const { fault } = await ask(platform, { elsewhere: [host], hosts: ['127.0.0.1'] });
      expect(fault).toMatchObject({ kind: 'denied', code: 'private-host' });
    }
  });

  it('from elsewhere to a host that is not declared', async () => {
    const third = await started(() => ({ body: 'stolen' }));
    const elsewhere = await started(() => sendsTo(`${third.url.replace('127.0.0.1', 'localhost')}/data`));
    const platform = await started(() => sendsTo(elsewhere.url));
    const { fault } = await ask(platform, { elsewhere: ['127.0.0.1'] });
    expect(fault).toMatchObject({ kind: 'denied', code: 'other-origin' });
    expect(third.asked).toEqual([]);
  });

  it('for ever', async () => {
    const elsewhere = await started((_, n) => sendsTo(`/${n}`));
    const platform = await started(() => sendsTo(elsewhere.url));
    expect((await ask(platform)).fault).toMatchObject({ kind: 'denied', code: 'too-many-redirects' });
    expect(elsewhere.asked).toHaveLength(5);
  });
});

it.each([401, 403, 404, 410])(
  'an address that is taken back (%i) is given anew, and is no lack of a permission',
  async (status) => {
    const elsewhere = await started(() => ({ status }));
    const platform = await started(() => sendsTo(elsewhere.url));
    expect((await ask(platform)).fault).toMatchObject({ kind: 'transient', code: 'server-error' });
  },
);
