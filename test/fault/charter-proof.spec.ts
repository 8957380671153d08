import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '@takeup/storage';
import {
  claimConnection,
  inTransaction,
  migrations,
  notePreflight,
  openDatabase,
  tables,
} from '@takeup/storage';
import type { CliOptions } from '@takeup/testing';
import { directoryText, peopleOf, removeFolder, runCli, runWell, temporaryFolder } from '@takeup/testing';

jest.setTimeout(120_000);

const EXAMPLE = path.join(__dirname, '../../docs/charter.example.yaml');
const ENGAGE = `{ key: platform, connector: viva-engage, tenant: bank.example, client_id: application, client_secret: { env: ENGAGE_SECRET }`;
const REPORTS_ONLY = `${ENGAGE} }`;
const WITH_EXPORT = `${ENGAGE}, export_refresh_token: { env: ENGAGE_EXPORT } }`;
const BOARD = `{ key: platform, connector: mattermost, url: "https://chat.bank.example", token: { env: ENGAGE_SECRET } }`;

const folder = temporaryFolder();
const options: CliOptions = {
  dataDir: path.join(folder, 'data'),
  cwd: folder,
  env: { ENGAGE_SECRET: 'a-secret', ENGAGE_EXPORT: 'another-secret' },
};
let database: Database;

beforeAll(async () => {
  const people = [
    ...peopleOf('f', 20, { job_family: 'field' }),
    ...peopleOf('o', 20, { job_family: 'office' }),
  ];
  const directory = path.join(folder, 'directory.csv');
  writeFileSync(directory, directoryText(people));
  await runWell(['import', 'directory', directory], options);
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
});
afterAll(async () => {
  await database.close();
  removeFolder(folder);
});

async function check(
  connection: string,
  change: (charter: string) => string = (charter) => charter,
  outcomes = '',
) {
  writeFileSync(path.join(folder, 'takeup.yaml'), `connections: [${connection}]\noutcomes: [${outcomes}]\n`);
  const file = path.join(folder, 'charter.yaml');
  writeFileSync(file, change(readFileSync(EXAMPLE, 'utf8')));
  const { code, stdout, stderr } = await runCli(['charter', 'check', file], options);
  expect(stderr).toBe('');
  const lines = stdout.split('\n');
  return { code, lacks: lines.filter((own) => own.startsWith('lacks')), stdout };
}

const EXPORT =
  'Viva Engage: the Data Export, by a Verified Admin’s token (export_refresh_token), stream messages of platform';

describe('the example charter', () => {
  it('is complete where Viva Engage may be exported', async () => {
    const { code, lacks, stdout } = await check(WITH_EXPORT);
    expect({ code, lacks }).toEqual({ code: 0, lacks: [] });
    expect(stdout).toContain("The steps of Answer a customer's question are visible in data.\n");
  });

  it('is refused by reports alone, which tell no answers, and says what it takes', async () => {
    const { code, lacks, stdout } = await check(REPORTS_ONLY);
    expect({ code, lacks }).toEqual({
      code: 1,
      lacks: [
        `lacks Answer a customer\'s question cannot be seen in platform; not told: posts by community, replies, communities and topics. Would tell it: ${EXPORT}. (use_cases[0].tasks[0].steps[0])`,
      ],
    });
    expect(stdout).toContain('has   The adoption target for field can be measured.');
  });

  it('is complete where files are brought, and says what they have to hold', async () => {
    const { code, stdout } = await check('{ key: platform }');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'visible in data, as far as files of platform hold posts by community, replies, communities and topics.',
    );
  });
});

it('a KPI that is looked at by itself is a source, without a connection of its name', async () => {
  const ofTickets = (charter: string) =>
    charter.replace('connection: platform, series', 'connection: tickets, series');
  const without = await check(WITH_EXPORT, ofTickets);
  expect(without.code).toBe(1);
  expect(without.lacks).toEqual([
    expect.stringContaining('under outcomes `- { series: tickets/time_to_answer, file: FILE.csv }`'),
  ]);
  const file = '{ series: tickets/time_to_answer, file: kpi.csv }';
  expect(await check(WITH_EXPORT, ofTickets, file)).toMatchObject({ code: 0, lacks: [] });
  const { code, lacks } = await check(REPORTS_ONLY, ofTickets, file);
  expect({ code, lacks }).toEqual({ code: 1, lacks: [expect.stringContaining(`Would tell it: ${EXPORT}`)] });
});

it('a target that a platform tells with no consent is refused', async () => {
  const { code, lacks } = await check(BOARD, (charter) =>
    charter.replace('measure: active', 'measure: reached'),
  );
  expect({ code, lacks }).toEqual({
    code: 1,
    lacks: [
      'lacks The adoption target for field cannot be measured from any connection; not told: what counts as “reached”. No consent brings what counts as “reached”. Take another measure, or bring the acts in by file. (adoption[0].measure)',
    ],
  });
});

it('what the platform’s check found to be withheld proves nothing', async () => {
  const concealed = async (notes: readonly string[]) =>
    inTransaction(database, async (session) => {
      const { id } = await claimConnection(session, 'platform', 'platform');
      await notePreflight(session, id, {
        ...{ platform: 'Viva Engage', role: '', workspace: null },
        ...{ notes, at: new Date() },
      });
    });
  await concealed(['viva-engage-names-concealed']);
  const { code, lacks } = await check(REPORTS_ONLY);
  expect(code).toBe(1);
  expect(lacks.at(-1)).toContain(
    'not told: what counts as “active”. Would tell it: Viva Engage: the usage reports, by Reports.Read.All',
  );
  expect(lacks.at(-1)).toContain(EXPORT);
  await concealed([]);
  expect((await check(REPORTS_ONLY)).lacks).toHaveLength(1);
});
