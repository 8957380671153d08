import { Faulted } from '@takeup/connectors/kit';
import type { FalseDatabase } from '@takeup/connectors/testing';
import {
  DONE,
  WELCOME,
  columns,
  falseDatabase,
  int16,
  int32,
  memoryPorts,
  message,
} from '@takeup/connectors/testing';
import { outcomeSql } from './outcome-sql.js';

jest.setTimeout(60_000);

const opened: FalseDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

type Answer = Parameters<typeof falseDatabase>[0];
const open = async (answer: Answer) => {
  const database = await falseDatabase(answer);
  opened.push(database);
  return database;
};
const asked = (port: number, who = 'reader:pass', more = {}) =>
  outcomeSql.rows(
    outcomeSql.config.parse({
      database: `postgresql://${who}@127.0.0.1:${port}/kpi?sslmode=disable`,
      query: 'SELECT 1 AS at',
      ...more,
    }),
    memoryPorts(),
  );
const faultOf = async (asking: Promise<unknown>) => {
  const error = await asking.catch((own: unknown) => own);
  if (!(error instanceof Faulted)) throw new Error(`no fault: ${String(error)}`);
  const { kind, code, detail } = error.fault;
  return { said: `${kind} ${code}`, detail };
};

const VALUE = message('D', int16(1), int32(1), 'x');
/** In good order up to the rows. */
const rows =
  (...said: readonly Buffer[]): Answer =>
  (at) =>
    at === 0 ? WELCOME : at < 3 ? DONE : Buffer.concat(said);
const first =
  (said: Buffer): Answer =>
  () =>
    said;

it('gives rows by the names of their columns, without what is not known', async () => {
  const row = message('D', int16(3), int32(10), '2025-05-04', int32(2), '61', int32(-1));
  const fetched = Buffer.concat([
    columns('at', 'value', 'n'),
    row,
    message('C', 'FETCH 1\0'),
    message('Z', 'T'),
  ]);
  const { port, received } = await open((at) => (at === 0 ? WELCOME : at === 3 ? fetched : DONE));
  expect(await asked(port)).toEqual([{ at: '2025-05-04', value: '61' }]);
  expect(received()).toMatch(/ROLLBACK\0/);
});

it.each<[string, Answer, string]>([
  ['a way to sign in that nobody knows', first(message('R', int32(99))), 'changed unexpected-shape'],
  ['a row without a body before the sign-in', first(message('D')), 'changed unexpected-shape'],
  ['a row that nobody asked for', first(VALUE), 'changed unexpected-shape'],
  ['a sign-in that goes on before it began', first(message('R', int32(11), 'x')), 'changed unexpected-shape'],
  ['a row without a body', rows(message('D')), 'changed unexpected-shape'],
  [
    'a row that says 30,000 columns and holds none',
    rows(message('D', int16(30_000))),
    'changed unexpected-shape',
  ],
  ['a row before its columns', rows(VALUE, message('Z', 'T')), 'changed unexpected-shape'],
  [
    'a row with more cells than columns',
    rows(columns(), VALUE, message('Z', 'T')),
    'changed unexpected-shape',
  ],
  [
    'an error without a code',
    rows(message('E', 'SERROR\0\0'), message('Z', 'T')),
    'changed unexpected-shape',
  ],
  [
    'an error with a word of the language as code',
    rows(message('E', 'Cconstructor\0\0'), message('Z', 'T')),
    'changed unexpected-shape',
  ],
  [
    'two answers to one question',
    rows(columns('a'), message('C', 'FETCH 0\0'), columns('b'), message('C', 'FETCH 0\0'), message('Z', 'T')),
    'changed unexpected-shape',
  ],
  [
    'a connection that is closed',
    (at, socket) => void (at === 0 ? socket.write(WELCOME) : socket.end()),
    'transient reset',
  ],
  [
    'more rows than were asked for',
    rows(columns('at'), ...Array<Buffer>(100_002).fill(VALUE)),
    'changed too-large',
  ],
])('%s is a fault, and the process stays up', async (_, answer, fault) => {
  const { port } = await open(answer);
  expect((await faultOf(asked(port))).said).toBe(fault);
});

it.each<[string, (at: number) => Buffer]>([
  ['one value of 2 GB', () => Buffer.concat([message('D').subarray(0, 1), int32(0x7fffffff)])],
  ['notices without an end', () => message('N', 'SNOTICE\0Mhello\0\0')],
])('%s ends as too large', async (_, begun) => {
  const more = Buffer.concat(Array<Buffer>(50_000).fill(message('N', 'SNOTICE\0Mhello\0\0')));
  const { port } = await open((at, socket) => {
    if (at === 0) return WELCOME;
    const pour = () => socket.write(more, (error) => (error || socket.destroyed ? undefined : pour()));
    socket.write(begun(at));
    return void pour();
  });
  expect((await faultOf(asked(port))).said).toBe('changed too-large');
});

it('a query that the database ends for its time is not tried again, nor one that is never answered', async () => {
  const late = await open(rows(message('E', 'SERROR\0C57014\0Mlate\0\0'), message('Z', 'T')));
  expect((await faultOf(asked(late.port))).said).toBe('changed query-too-slow');
});

it('a database that drips is left with the time of its query', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  try {
    const silent = await open((at) => {
      if (at === 0) return WELCOME;
      setImmediate(() => jest.advanceTimersByTime(30_000));
      return undefined;
    });
    expect((await faultOf(asked(silent.port, undefined, { timeout_s: 1 }))).said).toBe(
      'changed query-too-slow',
    );
    const mute = await open(() => void setImmediate(() => jest.advanceTimersByTime(16_000)));
    expect((await faultOf(asked(mute.port))).said).toBe('not-yet unreachable');
  } finally {
    jest.useRealTimers();
  }
});

it.each(['42601', '42P01', '42703', '0A000', '22P02'])(
  '%s says that the query is wrong, and no values',
  async (code) => {
    const said = message('E', `SERROR\0C${code}\0MSECRETTABLE somebody@example.org\0\0`);
    const { port } = await open(rows(said, message('Z', 'T')));
    expect(await faultOf(asked(port))).toEqual({
      said: 'changed query-wrong',
      detail: `SELECT: ${code} query-wrong`,
    });
  },
);

describe('an address that leaves something out', () => {
  const before = { ...process.env };
  beforeEach(() => {
    const names = [
      'USER',
      'PASSWORD',
      'DATABASE',
      'HOST',
      'PORT',
      'OPTIONS',
      'APPNAME',
      'SSLMODE',
      'REPLICATION',
      'SSLNEGOTIATION',
      'PASSFILE',
      'SERVICE',
      'CLIENT_ENCODING',
    ];
    for (const name of names)
      process.env[`PG${name}`] = name === 'PORT' ? '1' : name === 'SSLMODE' ? 'require' : 'ours';
  });
  afterEach(() => {
    process.env = { ...before };
  });

  it('is not filled from the environment', async () => {
    const password = message('R', int32(3));
    const database = await open((at) => (at === 0 ? password : message('E', 'SFATAL\0C28P01\0Mno\0\0')));
    expect((await faultOf(asked(database.port, 'reader'))).said).toBe('denied unauthorised');
    expect((await faultOf(asked(database.port, 'reader:pass'))).said).toBe('denied unauthorised');
    expect(database.received()).toContain('user\0reader\0database\0kpi\0');
    expect(database.received()).toContain('pass\0');
    expect(database.received()).not.toMatch(/ours|replication/);
  });
});

it.each(['no-such-host.invalid', 'reader.example.org'])('%s that is not found is a fault', async (host) => {
  const database = `postgresql://reader:pass@${host}/kpi`;
  const config = outcomeSql.config.parse({ database, query: 'SELECT 1' });
  const ports = memoryPorts({
    resolve: (_name, _options, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), undefined as never),
  });
  expect((await faultOf(outcomeSql.rows(config, ports))).said).toBe('transient unreachable');
});
