import path from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createToken } from '@takeup/application';
import { addDays } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, RunningServer } from '@takeup/testing';
import {
  Board,
  PLATFORM_TOKEN,
  contentsOf,
  fingerprint,
  removeFolder,
  startServer,
  temporaryFolder,
  until,
} from '@takeup/testing';
import { asking, asks, bearer } from './http.js';

jest.setTimeout(240_000);

const TODAY = new Date().toISOString().slice(0, 10);
const SINCE = addDays(TODAY, -10);
const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data'), cwd: folder };
const tokens: Record<string, string> = {};
let platform: MattermostServer;
let database: Database;
/** One that shows pages, and one that was there before and reads platforms. */
let [api, worker]: RunningServer[] = [];

const MEMBERS = `__typename ... on ConnectionFault { where message whatToDo detail } ... on OperatorsOnly { message }`;
const TEST = `mutation($draft: ConnectionDraft!) { answer: testConnection(draft: $draft) { ${MEMBERS} ... on ConnectionTested { platform reads proves { title given } } } }`;
const CONNECT = `mutation($draft: ConnectionDraft!) { answer: connectSource(draft: $draft) { ${MEMBERS} ... on SourceConnected { connection } } }`;
const CONNECTABLE = `{ answer: connectable { __typename ... on Connectables { platforms { id fields { name kind required label } } } } }`;
const CHANGEABLE = `{ answer: changeable(connection: "chat") { __typename ... on Changeable { title sealed values { name value } platform { id } } } }`;
const TEST_CHANGE = `mutation($change: ConnectionChange!) { answer: testChange(change: $change) { ${MEMBERS} } }`;
const CHANGE = `mutation($change: ConnectionChange!) { answer: changeSource(change: $change) { ${MEMBERS} ... on SourceChanged { connection } } }`;
const REMOVE = `mutation { answer: removeSource(connection: "chat") { __typename } }`;

const change = (values: readonly object[], more: object = {}) => ({
  change: { connection: 'chat', values, ...more },
});

interface Answer {
  readonly data?: { readonly answer: Record<string, unknown> };
  readonly errors?: readonly { readonly message: string }[];
}

async function ask(role: string, query: string, variables: unknown = {}): Promise<Answer> {
  const { text } = await asking(`${api?.url}/graphql`, {
    ...asks(query, bearer(tokens[role] ?? '')),
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(text) as Answer;
}
const draft = (token: string, more: object = {}) => ({
  draft: {
    ...{ key: 'chat', title: 'Chat', platform: 'mattermost', since: SINCE },
    values: [
      { name: 'url', value: platform.url },
      { name: 'token', value: token },
    ],
    ...more,
  },
});

beforeAll(async () => {
  const board = new Board();
  const room = board.channel('help');
  const ann = board.account('ann');
  for (let day = SINCE; day < TODAY; day = addDays(day, 1)) board.post(room, ann, `${day}T09:00:00Z`);
  platform = await mattermostServer({ content: board, clock: () => Date.now(), token: PLATFORM_TOKEN });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'takeup.yaml'), 'allow_hosts: [127.0.0.1]\n');
  worker = await startServer({ ...options, env: { TAKEUP_ROLE: 'worker' } });
  api = await startServer({ ...options, env: { TAKEUP_ROLE: 'api' } });
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
  for (const role of ['operator', 'reader']) {
    const made = await createToken({ pools: database, day: TODAY }, { role });
    if ('done' in made) tokens[role] = made.done.token;
  }
});
afterAll(async () => {
  await api?.stop();
  await worker?.stop();
  await database.close();
  await platform.close();
  removeFolder(folder);
});

it.each([
  ['the form', CONNECTABLE, {}],
  ['a test', TEST, undefined],
  ['connecting', CONNECT, undefined],
  ['what may be changed', CHANGEABLE, {}],
  ['a test of a change', TEST_CHANGE, change([])],
  ['changing', CHANGE, change([])],
  ['removing', REMOVE, {}],
])('readers are refused %s, and nothing is asked of a platform', async (_, question, variables) => {
  const before = await fingerprint(database, ['access.token']);
  const asked = platform.requests.length;
  const { data } = await ask('reader', question, variables ?? draft(PLATFORM_TOKEN));
  expect(data?.answer['__typename']).toBe('OperatorsOnly');
  expect(await fingerprint(database, ['access.token'])).toBe(before);
  expect(platform.requests).toHaveLength(asked);
});

it('operators are told what each platform needs', async () => {
  const { data } = await ask('operator', CONNECTABLE);
  expect(data?.answer['platforms']).toContainEqual({
    id: 'mattermost',
    fields: [
      { name: 'url', kind: 'ADDRESS', required: true, label: 'Address of the server' },
      { name: 'token', kind: 'SECRET', required: true, label: 'Access token' },
      { name: 'edition', kind: 'CHOICE', required: false, label: 'Report of posts' },
    ],
  });
});

it.each<[string, () => object, RegExp]>([
  ['a wrong token', () => draft('sesame-wrong'), /does not take the token/],
  [
    'an address within the own network',
    () =>
      draft('sesame', {
        values: [
          { name: 'url', value: 'http://169.254.169.254' },
          { name: 'token', value: 'sesame' },
        ],
      }),
    /own network.*Nothing was sent/,
  ],
  [
    'no address',
    () => draft('sesame', { values: [{ name: 'token', value: 'sesame' }] }),
    /“Address of the server” is missing/,
  ],
  ['a name that is none', () => draft('sesame', { key: '../x' }), /“Key” must be lower-case/],
])('%s is told in words and keeps nothing', async (_, typed, words) => {
  const before = await fingerprint(database, ['access.token']);
  for (const question of [TEST, CONNECT]) {
    const { data } = await ask('operator', question, typed());
    expect(data?.answer['__typename']).toBe('ConnectionFault');
    expect(data?.answer['message']).toMatch(words);
    expect(JSON.stringify(data)).not.toContain('sesame');
  }
  expect(await fingerprint(database, ['access.token'])).toBe(before);
});

it.each<[string, string, object]>([
  [
    'a field that is not there',
    TEST,
    { draft: { key: 'x', platform: 'mattermost', values: [{ name: 'token', valve: 'sesame' }] } },
  ],
  [
    'a value that is no text',
    CONNECT,
    { draft: { key: 'x', platform: 'mattermost', values: [{ name: 'token', value: ['sesame'] }] } },
  ],
  ['a draft that is a text', TEST, { draft: 'sesame' }],
  ['a change that is a text', CHANGE, { change: 'sesame' }],
  [
    'a value in the question of a change',
    'mutation { changeSource(change: { connection: "chat", values: [{ name: "token", value: sesame }] }) { __typename } }',
    {},
  ],
  [
    'a value in the question',
    'mutation { testConnection(draft: { key: "x", platform: "m", values: [{ name: "token", value: sesame }] }) { __typename } }',
    {},
  ],
])('%s: GraphQL’s own refusal does not repeat it', async (_, question, variables) => {
  const answer = await ask('operator', question, variables);
  expect(answer.errors?.length).toBeGreaterThan(0);
  expect(JSON.stringify(answer)).not.toContain('sesame');
});

it('what is connected here is read by another process that was there before, and removed for all', async () => {
  const tested = await ask('operator', TEST, draft(PLATFORM_TOKEN));
  expect(tested.data?.answer).toMatchObject({
    __typename: 'ConnectionTested',
    platform: 'Mattermost 11.9.0',
    reads: ['users', 'channels', 'posts'],
    proves: [{ title: 'Mattermost: a bot account', given: true }],
  });
  const connected = await ask('operator', CONNECT, draft(PLATFORM_TOKEN));
  expect(connected.data?.answer).toEqual({ __typename: 'SourceConnected', connection: 'chat' });
  const acts = async () =>
    Number((await database.owner.query<{ n: string }[]>(`SELECT count(*) AS n FROM person.act`))[0]?.n);
  await until('the worker has read it', async () => (await acts()) === 10);

  const kept = () => database.owner.query<object[]>(`SELECT * FROM sealed.connection`);
  const held = await kept();
  const wrong = change([{ name: 'token', value: 'sesame-wrong' }]);
  for (const question of [TEST_CHANGE, CHANGE]) {
    const { data } = await ask('operator', question, wrong);
    expect(data?.answer).toMatchObject({
      __typename: 'ConnectionFault',
      detail: expect.stringContaining('401') as string,
    });
  }
  const moved = await ask('operator', CHANGE, change([{ name: 'url', value: 'https://sesame.example' }]));
  expect(moved.data?.answer['message']).toMatch(/“Address of the server” says which source chat is/);
  expect(await kept()).toEqual(held);
  const renamed = await ask(
    'operator',
    CHANGE,
    change([{ name: 'token', value: PLATFORM_TOKEN }], { title: 'Our chat' }),
  );
  expect(renamed.data?.answer).toEqual({ __typename: 'SourceChanged', connection: 'chat' });
  expect((await ask('operator', CHANGEABLE)).data?.answer).toEqual({
    ...{ __typename: 'Changeable', title: 'Our chat', sealed: ['token'] },
    ...{ values: [{ name: 'url', value: platform.url }], platform: { id: 'mattermost' } },
  });

  const sources = '{ sources { connections { key connected removedOn syncState } } }';
  const told = async () =>
    ((await ask('reader', sources)) as { data?: { sources: { connections: unknown[] } } }).data?.sources
      .connections;
  expect(await told()).toMatchObject([{ key: 'chat', connected: true, removedOn: null }]);
  expect((await ask('operator', REMOVE)).data?.answer['__typename']).toBe('SourceRemoved');
  expect(await told()).toEqual([{ key: 'chat', connected: false, removedOn: TODAY, syncState: null }]);
  expect(await acts()).toBe(10);

  const all = JSON.stringify([...(await contentsOf(database))]);
  expect(all).not.toMatch(/takeup1\.|a-token-for-tests/);
  for (const { cli } of [api, worker] as RunningServer[]) cli.child.kill('SIGTERM');
  for (const { cli } of [api, worker] as RunningServer[]) {
    const { stdout, stderr } = await cli.ended;
    expect(`${stdout}${stderr}`).not.toMatch(/sesame|a-token-for-tests|takeup1\./);
    expect(stderr).not.toMatch(/"level":(?:50|60)/);
  }
});
