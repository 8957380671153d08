import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createToken, listTokens } from '@takeup/application';
import type { CreateToken, TokenWorld } from '@takeup/application';
import { addDays } from '@takeup/domain';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, RunningServer } from '@takeup/testing';
import {
  contentsOf,
  directoryText,
  fingerprint,
  removeFolder,
  runCli,
  runWell,
  startCli,
  startServer,
  temporaryFolder,
} from '@takeup/testing';
import { en } from '@takeup/words';
import { PEOPLE } from './fixtures.js';
import type { Answer, Asking } from './http.js';
import { asking, asks, bearer, refusalIn } from './http.js';

jest.setTimeout(120_000);

const ME = '{ me { role department byToken expires } }';
const DRAFT = 'draft: { key: "chat", platform: "mattermost", values: [] }';
const CHANGE = 'change: { connection: "files", values: [] }';
/** Everything that may be changed by a question, and something to change. */
const CHANGES: Readonly<Record<string, string>> = {
  syncSource: 'connection: "files"',
  confirmSourceDays: 'connection: "files", days: ["2026-01-04"]',
  testConnection: DRAFT,
  connectSource: DRAFT,
  testChange: CHANGE,
  changeSource: CHANGE,
  removeSource: 'connection: "files"',
  enterGoalValue: 'initiative: "example", key: "time", entry: { at: "2026-01-04", value: "1" }',
};
const PUBLIC = 'https://takeup.example';
const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data'), env: { TAKEUP_PUBLIC_URL: PUBLIC } };
const today = new Date().toISOString().slice(0, 10);
let database: Database;
let server: RunningServer;

const ask = (more: string, how?: Asking): Promise<Answer> => asking(`${server.url}${more}`, how);
const me = (headers: Asking['headers'] = {}): Promise<Answer> => ask('/graphql', asks(ME, headers));
const world = (day = today): TokenWorld => ({ pools: database, day });
const port = () => new URL(server.url).port;

async function made(asked: CreateToken, day = today): Promise<string> {
  const outcome = await createToken(world(day), asked);
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  return outcome.done.token;
}

beforeAll(async () => {
  const file = path.join(folder, 'directory.csv');
  writeFileSync(file, directoryText(PEOPLE));
  server = await startServer(options);
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
  const imported = await ask('/import/directory', { method: 'POST', body: directoryText(PEOPLE) });
  if (imported.status !== 200) throw new Error(imported.text);
});
afterAll(async () => {
  await server.stop();
  await database.close();
  removeFolder(folder);
});

describe('while there is no token', () => {
  it('whoever is on this machine may do everything', async () => {
    const { status, text } = await me();
    expect([status, text]).toEqual([200, expect.stringContaining('"OPERATOR"')]);
    expect(text).toContain('"byToken":false');
  });

  it.each<[string, Asking['headers'], number, string]>([
    ['a proxy in between', { 'x-forwarded-for': '203.0.113.9' }, 401, 'token-none'],
    ['a proxy of the new kind', { forwarded: 'for=203.0.113.9' }, 401, 'token-none'],
    ['the public address', { host: 'takeup.example' }, 401, 'token-none'],
  ])('nobody else: %s', async (_name, headers, status, code) => {
    const answer = await me(headers);
    expect([answer.status, refusalIn(answer)]).toEqual([status, code]);
  });

  it('no other address is listened on', async () => {
    const cli = startCli(['serve', '--empty'], { ...options, env: { TAKEUP_BIND: '0.0.0.0', PORT: '0' } });
    // One that listens would never end.
    const patience = setTimeout(() => cli.child.kill(), 30_000);
    const result = await cli.ended;
    clearTimeout(patience);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(
      /TAKEUP_BIND 0\.0\.0\.0 .* no access tokens yet\.\n.*token create --role operator/,
    );
  });

  it('a token that is entered is not taken', async () => {
    const answer = await entered('anything');
    expect([answer.status, refusalIn(answer), answer.headers['set-cookie']]).toEqual([
      409,
      'token-none',
      undefined,
    ]);
  });
});

const entered = (token: string, headers: Asking['headers'] = {}) =>
  ask('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });

describe('the address that is asked, and the page that asks', () => {
  const here = () => `localhost:${port()}`;
  it.each<[string, () => Asking['headers'], string | null]>([
    ['this machine', () => ({ host: here() }), null],
    ['by number', () => ({ host: `127.0.0.1:${port()}` }), null],
    ['by its sixth number', () => ({ host: `[::1]:${port()}` }), null],
    ['its own page', () => ({ host: here(), origin: `http://${here()}` }), null],
    ['a name pointed here', () => ({ host: `evil.example:${port()}` }), 'host-refused'],
    ['a name that begins alike', () => ({ host: 'localhost.evil.example' }), 'host-refused'],
    ['a path in the name', () => ({ host: 'localhost/evil' }), 'host-refused'],
    ['a user in the name', () => ({ host: 'localhost@evil.example' }), 'host-refused'],
    ['two names', () => ({ host: 'localhost, evil.example' }), 'host-refused'],
    ['a page from elsewhere', () => ({ host: here(), origin: 'https://evil.example' }), 'origin-refused'],
    ['a page of another port', () => ({ host: here(), origin: 'http://localhost:1' }), 'origin-refused'],
    ['a page of nowhere', () => ({ host: here(), origin: 'null' }), 'origin-refused'],
    ['no page at all', () => ({ host: here(), origin: 'localhost' }), 'origin-refused'],
  ])('%s', async (_name, headers, code) => {
    for (const answer of [await me(headers()), await ask('/', { headers: headers() })]) {
      expect(refusalIn(answer)).toBe(code);
      if (code !== null) expect(answer.status).toBe(403);
    }
  });

  it('is told on a page where somebody opens it in a browser', async () => {
    const headers = { host: 'evil.example', accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const answer = await ask('/adoption', { headers });
    expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('<h1>This address is not served here.</h1>');
    expect(answer.text).toContain('let TAKEUP_PUBLIC_URL name the one you use');
  });
});

describe('takeup token', () => {
  const create = (...more: string[]) => ['token', 'create', ...more];
  it.each<[string, readonly string[], RegExp]>([
    ['no role', create(), /required option '--role/],
    [
      'a department that does not exist',
      create('--role', 'reader', '--department', 'Berlin/Mars'),
      /no department “Berlin\/Mars” in the newest directory.*\n.*Sales\/Berlin/,
    ],
    ['an unknown id', ['token', 'revoke', 'nobody'], /no access token “nobody”.*\n.*token list/],
  ])('refuses %s with 2, and changes nothing', async (_name, args, words) => {
    const before = await fingerprint(database);
    const { code, stdout, stderr } = await runCli(args, options);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)]);
    expect(await fingerprint(database)).toBe(before);
  });

  // A process each would take longer than all the rest.
  it.each<[string, CreateToken, RegExp]>([
    ['another role', { role: 'king' }, /no role “king”.*reader and operator/],
    ['everybody as a department', { role: 'reader', department: '/' }, /no department “”/],
    ['a limited operator', { role: 'operator', department: 'Berlin' }, /cannot be limited/],
    [
      'an end in the past',
      { role: 'reader', expires: '2020-01-01' },
      /2020-01-01 lies in the past: today is/,
    ],
    ['no day', { role: 'reader', expires: '2030-02-30' }, /2030-02-30 is no day.*YYYY-MM-DD/],
  ])('is not made for %s', async (_name, asked, words) => {
    const before = await fingerprint(database);
    const outcome = await createToken(world(), asked);
    if (!('refusal' in outcome)) throw new Error('it was made');
    const { message, whatToDo } = en.refusal(outcome.refusal);
    expect([outcome.refusal.kind, `${message} ${whatToDo}`]).toEqual([
      'invalid',
      expect.stringMatching(words),
    ]);
    expect(await fingerprint(database)).toBe(before);
  });

  it('shows a token once, and keeps its hash', async () => {
    const args = create('--role', 'reader', '--department', 'Berlin', '--expires', addDays(today, 30));
    const { stdout, stderr } = await runWell(args, options);
    const token = stdout.trim();
    expect(token).toMatch(/^takeup_[0-9a-f]{10}_[\w-]{43}$/);
    expect(stderr).toMatch(/reader, Berlin and all below it, to the end of .*\n.*cannot be shown again/);
    expect(stderr).toContain(en.access.noOperator);
    expect((await runWell(['token', 'list'], options)).stdout).toContain(token.slice(7, 17));
    const stored = [...(await contentsOf(database)).values()].flat().join('\n');
    expect(stored).toContain(token.slice(7, 17));
    expect(stored).not.toContain(token.slice(18));
    expect(stored).not.toContain(Buffer.from(token).toString('hex'));
    const told = await me(bearer(token));
    expect(JSON.parse(told.text)).toEqual({
      data: { me: { role: 'READER', department: 'Berlin', byToken: true, expires: addDays(today, 30) } },
    });
    expect(await listTokens(world())).toMatchObject([{ usedOn: today, state: 'live' }]);
  });

  it('says nothing of operators where one has a token', async () => {
    const { stderr } = await runWell(create('--role', 'operator'), options);
    expect(stderr).toContain('operator, every department');
    expect(stderr).not.toContain(en.access.noOperator);
  });
});

describe('from the first token on', () => {
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    tokens['operator'] = await made({ role: 'operator', expires: today });
    tokens['reader'] = await made({ role: 'reader' });
    tokens['expired'] = await made({ role: 'operator', expires: addDays(today, -1) }, '2020-01-01');
    tokens['revoked'] = await made({ role: 'operator' });
    const id = (tokens['revoked'] ?? '').slice(7, 17);
    expect((await me(bearer(tokens['revoked'] ?? ''))).status).toBe(200);
    expect((await runWell(['token', 'revoke', id], options)).stdout).toMatch(/is revoked since/);
    tokens['another secret'] = `${(tokens['operator'] ?? '').slice(0, 18)}${'x'.repeat(43)}`;
    tokens['foreign'] = `takeup_0123456789_${'x'.repeat(43)}`;
    tokens['truncated'] = (tokens['operator'] ?? '').slice(0, -1);
    tokens['longer'] = `${tokens['operator']}x`;
  });

  it.each([
    ['expired', 'token-expired', /has expired/],
    ['revoked', 'token-revoked', /was revoked/],
    ['another secret', 'token-unknown', /another installation/],
    ['foreign', 'token-unknown', /another installation/],
    ['truncated', 'token-malformed', /copy all of it/],
    ['longer', 'token-malformed', /copy all of it/],
  ])('%s opens nothing, as a header and in the form', async (name, code, words) => {
    const token = tokens[name] ?? '';
    for (const answer of [
      await me(bearer(token)),
      await me({ cookie: `takeup_token=${token}` }),
      await entered(token),
    ]) {
      expect([answer.status, refusalIn(answer)]).toEqual([401, code]);
      expect(answer.text).toMatch(words);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).not.toContain(token.slice(18));
    }
  });

  it.each<[string, string, Asking]>([
    ['a question', '/graphql', asks(ME)],
    ['a question by address', '/graphql?query=%7Bme%7Brole%7D%7D', {}],
    ['a report', '/reports/2025-03.json', {}],
    ['a file', '/import/directory', { method: 'POST', body: directoryText(PEOPLE) }],
    ['acts', '/import/activity?connection=files', { method: 'POST', body: 'at,account,kind\n' }],
    ['the measures of the process', '/metrics', {}],
    ['a look at where deliveries go', '/hooks/files', {}],
    ['a delivery to elsewhere', '/hooks/files/more', { method: 'POST', body: '{}' }],
    ['an address of nothing', '/health/else', {}],
    ['a way around', '/health/live/../../graphql', asks(ME)],
    ['another kind of header', '/graphql', asks(ME, { authorization: 'Basic b3BlcmF0b3I6' })],
    ['an empty cookie', '/graphql', asks(ME, { cookie: 'takeup_token=' })],
  ])('%s needs one', async (_name, address, how) => {
    const before = await fingerprint(database);
    const answer = await ask(address, how);
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="Takeup"']);
    expect(answer.text).toMatch(/token/);
    expect(await fingerprint(database)).toBe(before);
  });

  it('a wrong header is not mended by a right cookie', async () => {
    const cookie = `takeup_token=${tokens['operator']}`;
    expect((await me({ cookie })).status).toBe(200);
    for (const wrong of [bearer(tokens['truncated'] ?? ''), { authorization: 'Basic b3BlcmF0b3I6' }])
      expect(refusalIn(await me({ cookie, ...wrong }))).toBe('token-malformed');
  });

  it.each(['/health/live', '/health/ready', '/', '/icon.svg', '/adoption'])(
    '%s needs none',
    async (address) => {
      const answer = await ask(address, { headers: { accept: 'text/html,*/*' } });
      expect([answer.status, answer.text]).toEqual([200, expect.not.stringMatching(/refusal/)]);
    },
  );

  it('a link to a report leads to a page that opens it', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const answer = await ask('/reports/2025-03.pdf?x=%22%3E%3Cscript%3E', { headers });
    expect([answer.status, answer.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(answer.text).toMatch(/<a href="\/reports\/2025-03\.pdf[^"]*">Open it<\/a>/);
    expect(answer.text).not.toMatch(/<script/);
  });

  it('the form keeps it where no script can read it, for no longer than it holds, and forgets it', async () => {
    const answer = await entered(` ${tokens['operator']}\n`, { host: 'takeup.example', origin: PUBLIC });
    const [set = ''] = answer.headers['set-cookie'] ?? [];
    expect([answer.status, set]).toEqual([
      204,
      `takeup_token=${tokens['operator']}; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict; Secure`,
    ]);
    const [cookie = ''] = set.split(';');
    expect((await me({ cookie: `other=1; ${cookie}`, host: 'takeup.example', origin: PUBLIC })).status).toBe(
      200,
    );
    const forgotten = await ask('/session', { method: 'DELETE', headers: { cookie } });
    expect(forgotten.headers['set-cookie']).toEqual([
      'takeup_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect((await entered(tokens['operator'] ?? '', { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('a reader brings nothing in, has nothing read and changes nothing that there is to change', async () => {
    const before = await fingerprint(database, ['access.token']);
    const reader = bearer(tokens['reader'] ?? '');
    const told = async (question: string) => JSON.parse((await ask('/graphql', asks(question, reader))).text);
    const { data } = await told('{ __schema { mutationType { fields { name } } } }');
    const names = data.__schema.mutationType.fields.map(({ name }: { name: string }) => name);
    expect(Object.keys(CHANGES).sort()).toEqual(names.sort());
    for (const [name, given] of Object.entries(CHANGES)) {
      const answer = await told(`mutation { answer: ${name}(${given}) { __typename } }`);
      expect([name, answer]).toEqual([name, { data: { answer: { __typename: 'OperatorsOnly' } } }]);
    }
    for (const address of ['/import/directory', '/import/activity?connection=files']) {
      const answer = await ask(address, { method: 'POST', headers: reader, body: directoryText(PEOPLE) });
      expect([answer.status, refusalIn(answer)]).toEqual([403, 'operators-only']);
    }
    expect(await fingerprint(database, ['access.token'])).toBe(before);
  });

  it('an operator does', async () => {
    const operator = bearer(tokens['operator'] ?? '');
    const question = 'mutation { syncSource(connection: "files") { __typename } }';
    expect((await ask('/graphql', asks(question, operator))).text).toContain('UnknownSource');
    const body = directoryText(PEOPLE);
    expect((await ask('/import/directory', { method: 'POST', headers: operator, body })).status).toBe(200);
  });

  it('the reader of the database may check a token, and change none', async () => {
    await expect(database.reader.query('SELECT secret_hash FROM access.token')).resolves.toHaveLength(6);
    await expect(database.reader.query('UPDATE access.token SET revoked_on = NULL')).rejects.toThrow(
      /denied/,
    );
  });

  it('other addresses are listened on, and need one too', async () => {
    const env = { TAKEUP_BIND: '0.0.0.0', TAKEUP_ROLE: 'api' };
    const wide = await startServer({ ...options, env });
    try {
      const answers = [
        await asking(`${wide.url}/graphql`, asks(ME)),
        await asking(`${wide.url}/graphql`, asks(ME, bearer(tokens['reader'] ?? ''))),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 200]);
    } finally {
      await wide.stop();
    }
  });

  it('nothing opens again when every token is revoked', async () => {
    await database.owner.query('UPDATE access.token SET revoked_on = coalesce(revoked_on, $1)', [today]);
    expect(refusalIn(await me())).toBe('token-missing');
    expect((await runWell(['doctor'], options)).stdout).toMatch(/no access token holds any more/);
  });
});
