import { createHash, createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, RunningServer } from '@takeup/testing';
import { contentsOf, removeFolder, runWell, startServer, temporaryFolder, until } from '@takeup/testing';
import type { Answer } from './http.js';
import { asking, refusalIn } from './http.js';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const PUBLIC = 'https://takeup.example';
const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const [NEW, OLD, STRANGER] = [secretOf(1), secretOf(2), secretOf(3)];
const folder = temporaryFolder();
const options: CliOptions = {
  dataDir: path.join(folder, 'data'),
  env: { TAKEUP_PUBLIC_URL: PUBLIC, HOOK_NEW: NEW, HOOK_OLD: OLD },
};
const dayAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
let server: RunningServer;
let database: Database;
let sent = 0;

writeFileSync(
  path.join(folder, 'takeup.yaml'),
  `connections:
  - key: wiki
    title: Our wiki
    connector: webhook
    secrets: [{ env: HOOK_NEW }, { env: HOOK_OLD }]
  - key: files
`,
);

beforeAll(async () => {
  server = await startServer(options, []);
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
});
afterAll(async () => {
  await server.stop();
  await database.close();
  removeFolder(folder);
});

interface Delivered {
  readonly id?: string;
  readonly at?: number;
  readonly secrets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly to?: string;
}

/** Signs as Standard Webhooks 1.0 says, in lines of its own. */
function deliver(body: string | Uint8Array, own: Delivered = {}): Promise<Answer> {
  sent += 1;
  const { id = `msg_${sent}`, at = Date.now(), secrets = [NEW], headers = {}, to = 'wiki' } = own;
  const seconds = Math.floor(at / 1000);
  const signatures = secrets.map((secret) =>
    createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${id}.${seconds}.`)
      .update(body)
      .digest('base64'),
  );
  return asking(`${server.url}/hooks/${to}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
      ...headers,
    },
    body,
  });
}

const act = (n: number, more: object = {}) =>
  JSON.stringify({
    at: `${dayAgo(3)}T09:${String(10 + n)}:00Z`,
    account: `p${n}@example.org`,
    kind: 'post',
    community: 'ask',
    message_id: `m${sent}-${n}`,
    ...more,
  });
const said = ({ status, text }: Answer) => [status, (JSON.parse(text) as { report?: object }).report];
const acts = async () =>
  (await database.owner.query<{ n: number }[]>('SELECT count(*)::integer AS n FROM person.act'))[0]?.n;
const WRITTEN = /^(?:person\.(?:act|identity)|coverage\.(?:connection|community|covered_day|delivery))$/;
/** All that a delivery writes, without what the work in the background makes of it. */
const stored = async () =>
  JSON.stringify([...(await contentsOf(database))].filter(([table]) => WRITTEN.test(table)));

it('keeps what is signed, and says so once it is kept', async () => {
  const before = await acts();
  const answer = await deliver([act(1), act(2), act(2)].join('\n'));
  expect(said(answer)).toEqual([
    200,
    { connection: 'wiki', again: false, lines: 3, acts: 2, repeated: 1, covered: 0 },
  ]);
  expect(await acts()).toBe((before ?? 0) + 2);
});

it('a delivery sent again, later and signed anew, changes nothing', async () => {
  const body = [act(1), act(2)].join('\n');
  expect(said(await deliver(body, { id: 'again' }))).toEqual([200, expect.objectContaining({ acts: 2 })]);
  const before = await stored();
  for (const at of [Date.now(), Date.now() - 60_000, Date.now() + 60_000])
    expect(said(await deliver(body, { id: 'again', at, secrets: [OLD] }))).toEqual([
      200,
      expect.objectContaining({ again: true, acts: 0 }),
    ]);
  expect(await stored()).toBe(before);
});

it('another body under a known id is refused, and the first stands', async () => {
  expect((await deliver(act(1), { id: 'taken' })).status).toBe(200);
  const before = await stored();
  const answer = await deliver(act(2), { id: 'taken' });
  expect([answer.status, refusalIn(answer)]).toEqual([409, 'delivery-id-taken']);
  expect(await stored()).toBe(before);
});

it('many of one id at once are one', async () => {
  const before = (await acts()) ?? 0;
  const body = [act(1), act(2), act(3)].join('\n');
  const answers = await Promise.all(Array.from({ length: 12 }, () => deliver(body, { id: 'at-once' })));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers.filter(({ text }) => text.includes('"again":false'))).toHaveLength(1);
  expect(await acts()).toBe(before + 3);
});

it('deliveries in any order, in other cuts and overlapping lead to the same acts', async () => {
  const lines = Array.from({ length: 6 }, (_, n) => act(n, { message_id: `order-${n}` }));
  const before = (await acts()) ?? 0;
  for (const body of [lines.slice(3), lines.slice(0, 4), [...lines].reverse()])
    expect((await deliver(body.join('\n'))).status).toBe(200);
  expect(await acts()).toBe(before + 6);
});

it('two secrets hold while one takes the place of the other', async () => {
  for (const secrets of [[NEW], [OLD], [STRANGER, OLD]])
    expect((await deliver(act(1), { secrets })).status).toBe(200);
  expect(refusalIn(await deliver(act(1), { secrets: [STRANGER] }))).toBe('delivery-signature');
});

describe('what is not taken is refused by name, tells nothing, and changes nothing', () => {
  const good = () => act(1);
  it.each<[string, () => Promise<Answer>, number, string, string]>([
    [
      'no such webhook',
      () => deliver(good(), { to: 'nothing' }),
      401,
      'delivery-signature',
      'header webhook-signature',
    ],
    [
      'an id with a full stop',
      () => deliver(good(), { id: 'a.b' }),
      400,
      'delivery-unsigned',
      'header webhook-id',
    ],
    [
      'no signature',
      () => deliver(good(), { secrets: [] }),
      400,
      'delivery-unsigned',
      'header webhook-signature',
    ],
    [
      'a token instead',
      () => deliver(good(), { secrets: [], headers: { authorization: 'Bearer takeup_x_y' } }),
      400,
      'delivery-unsigned',
      'header webhook-signature',
    ],
    [
      'another secret',
      () => deliver(good(), { secrets: [STRANGER] }),
      401,
      'delivery-signature',
      'header webhook-signature',
    ],
    [
      'signed six minutes ago',
      () => deliver(good(), { at: Date.now() - 360_000 }),
      401,
      'delivery-time',
      'header webhook-timestamp',
    ],
    [
      'signed six minutes ahead',
      () => deliver(good(), { at: Date.now() + 360_000 }),
      401,
      'delivery-time',
      'header webhook-timestamp',
    ],
    [
      'JSON',
      () => deliver(good(), { headers: { 'content-type': 'application/json' } }),
      415,
      'delivery-type',
      'header content-type',
    ],
    [
      'another character set',
      () => deliver(good(), { headers: { 'content-type': 'application/x-ndjson; charset=latin1' } }),
      415,
      'delivery-type',
      'header content-type',
    ],
    [
      'gzip that is said',
      () => deliver(gzipSync(good()), { headers: { 'content-encoding': 'gzip' } }),
      415,
      'delivery-encoding',
      'header content-encoding',
    ],
    ['gzip that is not', () => deliver(gzipSync(good())), 422, 'delivery-not-utf8', 'body'],
    ['no lines', () => deliver('\n \n'), 422, 'delivery-empty', 'body'],
    [
      'a bad line',
      () => deliver([good(), '{"account":"p@example.org"}', good()].join('\n')),
      422,
      'delivery-line',
      'line 2',
    ],
    ['CSV', () => deliver('at,account,kind\n2026-01-01,p,post\n'), 422, 'delivery-line', 'line 1'],
    [
      'a time ahead of all clocks',
      () => deliver(act(1, { at: new Date(Date.now() + 600_000).toISOString() })),
      422,
      'delivery-line',
      'line 1',
    ],
    [
      'a day that has not ended',
      () => deliver(`${good()}\n${JSON.stringify({ type: 'covers', from: dayAgo(1), to: dayAgo(0) })}`),
      422,
      'delivery-line',
      'line 2',
    ],
    [
      'a day of long ago',
      () => deliver(`${good()}\n${JSON.stringify({ type: 'covers', from: dayAgo(94), to: dayAgo(94) })}`),
      400,
      'delivery-too-old',
      'line 2',
    ],
    [
      'no days',
      () => deliver(JSON.stringify({ type: 'covers', from: dayAgo(1), to: dayAgo(2) })),
      422,
      'delivery-line',
      'line 1',
    ],
    ['too much', () => deliver(Buffer.alloc(6 * 1024 * 1024, 10)), 413, 'delivery-too-large', 'body'],
    [
      'too much, told by nobody beforehand',
      () => deliver(Buffer.alloc(6 * 1024 * 1024, 10), { headers: { 'transfer-encoding': 'chunked' } }),
      413,
      'delivery-too-large',
      'body',
    ],
  ])('%s', async (_, delivered, status, code, where) => {
    const before = await stored();
    const answer = await delivered();
    expect([answer.status, refusalIn(answer)]).toEqual([status, code]);
    const { refusal } = JSON.parse(answer.text) as { refusal: { where: string; whatToDo: string } };
    expect(refusal.where).toBe(where);
    expect(refusal.whatToDo).not.toBe('');
    expect(answer.text).not.toMatch(/example\.org|whsec|AAAA/);
    expect(await stored()).toBe(before);
  });

  it.each<[string, string, Delivered]>([
    ['no signature', good(), { secrets: [] }],
    ['another secret', good(), { secrets: [STRANGER] }],
    ['no id', good(), { id: '' }],
    ['another time', good(), { secrets: [STRANGER], at: Date.now() - 3_600_000 }],
    ['another type', good(), { headers: { 'content-type': 'text/plain' } }],
    ['compressed', good(), { headers: { 'content-encoding': 'br' } }],
    ['nothing', '', { secrets: [STRANGER] }],
  ])('whoever holds no secret does not learn which webhooks there are: %s', async (_, body, own) => {
    const answers: Answer[] = [];
    for (const to of ['wiki', 'files', 'nothing']) {
      const { status, text, headers } = await deliver(body, { id: 'same', ...own, to });
      answers.push({
        status,
        text: text.replace(/\d+ seconds/, 'seconds'),
        headers: { ...headers, date: '' },
      });
    }
    expect(answers[0]?.status).toBeGreaterThan(399);
    expect(answers).toEqual(answers.map(() => answers[0]));
  });

  it('a host that is not ours, or a page elsewhere', async () => {
    const foreign = await deliver(act(1), { headers: { host: 'elsewhere.example' } });
    expect([foreign.status, refusalIn(foreign)]).toEqual([403, 'host-refused']);
    const page = await deliver(act(1), { headers: { origin: 'https://elsewhere.example' } });
    expect([page.status, refusalIn(page)]).toEqual([403, 'origin-refused']);
    expect((await deliver(act(1), { headers: { host: 'takeup.example' } })).status).toBe(200);
  });
});

it('bodies that are sent slowly by nobody in particular cannot fill the memory', async () => {
  const slow = Array.from({ length: 13 }, () => {
    const request = http.request(`${server.url}/hooks/wiki`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'transfer-encoding': 'chunked' },
      agent: false,
    });
    request.on('error', () => undefined);
    return request;
  });
  const rest = Buffer.alloc(5 * 1024 * 1024 - 1, 10);
  await Promise.all(slow.map((request) => new Promise((written) => request.write(rest, written))));
  await pause(500);
  let busy: Answer | undefined;
  await until('it is too much', async () => {
    busy = await deliver(act(1));
    return busy.status !== 200;
  });
  expect([busy?.status, busy && refusalIn(busy), busy?.headers['retry-after']]).toEqual([
    503,
    'hook-busy',
    '5',
  ]);
  for (const request of slow) request.destroy();
  await until('it is over', async () => (await deliver(act(1))).status === 200);
});

it('a token is wanted as before for everything else, and none for a delivery', async () => {
  await runWell(['token', 'create', '--role', 'reader'], options);
  expect((await asking(`${server.url}/hooks/wiki`)).status).toBe(401);
  expect((await asking(`${server.url}/hooks`, { method: 'POST' })).status).toBe(401);
  expect((await asking(`${server.url}/import/activity?connection=wiki`, { method: 'POST' })).status).toBe(
    401,
  );
  expect((await deliver(act(1))).status).toBe(200);
});

it('a kill between the writing and the commit leaves nothing, and the delivery can be sent again', async () => {
  const body = `${act(1)}\n${JSON.stringify({ type: 'covers', from: dayAgo(3), to: dayAgo(3) })}`;
  const before = await acts();
  const holder = database.owner.createQueryRunner();
  await holder.startTransaction();
  await holder.query('LOCK TABLE coverage.covered_day IN SHARE MODE');
  const answer = deliver(body, { id: 'killed' }).catch(() => undefined);
  const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'coverage.covered_day'::regclass`;
  await until('the delivery waits', async () => (await database.owner.query<unknown[]>(waiting)).length > 0);
  server.cli.child.kill('SIGKILL');
  expect(await answer).toBeUndefined();
  await server.cli.ended;
  await holder.rollbackTransaction();
  await holder.release();
  await until(
    'the delivery is gone',
    async () => (await database.owner.query<unknown[]>(waiting)).length === 0,
  );
  expect(await acts()).toBe(before);
  server = await startServer(options, []);
  expect(said(await deliver(body, { id: 'killed' }))).toEqual([
    200,
    expect.objectContaining({ again: false, acts: 1, covered: 1 }),
  ]);
  expect(await acts()).toBe((before ?? 0) + 1);
});

it('neither the database nor the log holds who, what was written, an id or a secret', async () => {
  const line = act(7, { account: 'Canary.Person@example.org', text: 'canary-text', topic: 'canary-topic' });
  expect(said(await deliver(line, { id: 'canary-id' }))).toEqual([200, expect.objectContaining({ acts: 1 })]);
  const all = JSON.stringify([...(await contentsOf(database))]);
  expect(all).toContain('Our wiki');
  expect(all.toLowerCase()).not.toMatch(/canary|example\.org|whsec_/);
  // A plain hash of so little could be guessed.
  for (const text of ['canary-id', line])
    expect(all).not.toContain(createHash('sha256').update(text).digest('hex').slice(0, 32));
  const { stderr, stdout } = await server.stop();
  expect(`${stderr}${stdout}`.toLowerCase()).not.toMatch(/canary|example\.org|whsec_|deadlock/);
  server = await startServer(options, []);
});

it('the doctor says when the last delivery came', async () => {
  await runWell(['refresh'], options);
  const { stdout } = await runWell(['doctor'], options);
  expect(stdout).toMatch(
    new RegExp(
      `wiki: ${dayAgo(3)} to ${dayAgo(3)}; last delivery ${new Date().toISOString().slice(0, 10)} \\d\\d:\\d\\d UTC`,
    ),
  );
});
