import { removeFolder, runCli, startServer, temporaryFolder } from '@takeup/testing';
import type { CliOptions, RunningServer } from '@takeup/testing';
import path from 'node:path';
import { asking, asks } from './http.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data') };
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(options);
});
afterAll(async () => {
  await server.stop();
  removeFolder(folder);
});

const CODE = 'FILTER_NOT_PUBLISHABLE';

interface Answered {
  readonly data?: Readonly<
    Record<string, { readonly __typename: string; readonly code?: string } | null>
  > | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

async function answerTo(query: string, variables: object = {}): Promise<Answered> {
  const { text } = await asking(`${server.url}/graphql`, {
    ...asks(query),
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(text) as Answered;
}

const REFUSED = `__typename ... on UnknownPeriod { code } ... on UnknownInitiative { code }`;

describe('a filter of one’s own is refused with a code of its own', () => {
  it.each([
    ['a range of days', { period: '2025-03-03..2025-03-09' }, 'UnknownPeriod', CODE],
    ['a window that ends on a Tuesday', { period: '28d:2025-03-25' }, 'UnknownPeriod', CODE],
    ['two weeks at once', { period: 'week:2025-W11,week:2025-W12' }, 'UnknownPeriod', CODE],
    ['two departments at once', { period: 'week:2025-W11', department: 'A,B' }, 'UnknownDepartment', CODE],
    ['an initiative that is not there', { initiative: 'x' }, 'UnknownInitiative', 'UNKNOWN_INITIATIVE'],
    ['nothing published', {}, 'UnknownPeriod', 'NOTHING_PUBLISHED'],
  ])('%s', async (_, asked, name, code) => {
    const query = `query Q($query: AdoptionQuery!) { adoption(query: $query) { ${REFUSED} ... on UnknownDepartment { code } } }`;
    const { data } = await answerTo(query, { query: { measure: 'ACTIVE', ...asked } });
    expect(data?.['adoption']).toEqual({ __typename: name, code });
  });

  it('a group that is not registered', async () => {
    const query = `query Q($query: GroupQuery!) { group(query: $query) { ${REFUSED} ... on UnknownGroup { code } } }`;
    const asked = { measure: 'ACTIVE', period: '2025-03-03..2025-03-09', persona: 'ALL', department: 'A' };
    const { data } = await answerTo(query, { query: asked });
    expect(data?.['group']).toEqual({ __typename: 'UnknownPeriod', code: CODE });
  });

  const variables = `query Q($query: AdoptionQuery!) { adoption(query: $query) { __typename } }`;
  it.each<[string, string, object]>([
    ['an attribute', `{ adoption(query: { measure: ACTIVE, jobTitle: "Director" }) { __typename } }`, {}],
    ['an attribute by variable', variables, { query: { measure: 'ACTIVE', jobTitle: 'Director' } }],
    ['a dimension', `{ adoption(query: { measure: ACTIVE, by: [MANAGER] }) { __typename } }`, {}],
    ['a dimension by variable', variables, { query: { measure: 'ACTIVE', by: ['MANAGER'] } }],
    ['first and last day', `{ adoption(query: { measure: ACTIVE }, from: "2025-03-03") { __typename } }`, {}],
    ['a kind of period', `{ periods(kind: YEAR) { keys } }`, {}],
  ])('%s that the schema does not have', async (_, query, own) => {
    const { errors = [], data } = await answerTo(query, own);
    expect(data ?? null).toBeNull();
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual([CODE]);
  });

  it('and nothing else gets that code', async () => {
    const { errors = [] } = await answerTo(`{ adoption(query: { measure: ACTIVE }) { people } }`);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it.each([
    [['--period', '2025-03-03..2025-03-09'], CODE],
    [['--period', '28d:2025-03-04'], CODE],
    [['--by', 'manager'], CODE],
    [['--period', 'week:2025-W11', '--department', 'A,B'], CODE],
    [['--initiative', 'x'], 'UNKNOWN_INITIATIVE'],
  ])('on the command line: %j', async (args, code) => {
    const { code: exitCode, stderr, stdout } = await runCli(['adoption', ...args], options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`code: ${code}`);
  });
});
