import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createToken } from '@takeup/application';
import type { CreateToken } from '@takeup/application';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, RunningServer } from '@takeup/testing';
import { removeFolder, runWell, startServer, temporaryFolder } from '@takeup/testing';
import type { Answer } from './http.js';
import { asking, asks, bearer } from './http.js';
import { CONFIG, KPI, OUTSIDE, activityFile, charterFile, directoryFile } from './limited-company.js';
import type { Introspection } from './schema-questions.js';
import { INTROSPECTION, Questions } from './schema-questions.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data') };
let database: Database;
let server: RunningServer;
let questions: Questions;
const tokens = { everything: '', sales: '', berlin: '', technology: '' };
type Who = keyof typeof tokens;

const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const post = (address: string, body: string) => asking(`${server.url}${address}`, { method: 'POST', body });

async function made(asked: CreateToken): Promise<string> {
  const outcome = await createToken({ pools: database, day: '2025-06-01' }, asked);
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  return outcome.done.token;
}

beforeAll(async () => {
  file('takeup.yaml', CONFIG);
  server = await startServer(options);
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
  for (const [address, body] of [
    ['/import/directory', directoryFile()],
    ['/import/activity?connection=files', activityFile()],
  ] as const) {
    const { status, text } = await post(address, body);
    if (status !== 200) throw new Error(text);
  }
  await runWell(['charter', 'apply', file('charter.yaml', charterFile())], options);
  await runWell(['import', 'outcome', file('kpi.csv', KPI), '--series', 'files/time_to_answer'], options);
  await runWell(['refresh'], options);
  await runWell(['edition', 'close', '2025-03'], options);
  tokens.everything = await made({ role: 'reader' });
  tokens.sales = await made({ role: 'reader', department: 'Sales' });
  tokens.berlin = await made({ role: 'reader', department: 'Sales/Berlin' });
  tokens.technology = await made({ role: 'reader', department: 'Technology' });
  const { text } = await asking(`${server.url}/graphql`, asks(INTROSPECTION, bearer(tokens.everything)));
  questions = new Questions((JSON.parse(text) as { data: Introspection }).data);
});
afterAll(async () => {
  await server.stop();
  await database.close();
  removeFolder(folder);
});

/** The answer to a question for all that it tells. @throws Error for one that is no answer */
async function told(who: Who, asked: string): Promise<string> {
  const { status, text } = await asking(
    `${server.url}/graphql`,
    asks(questions.all(asked), bearer(tokens[who])),
  );
  if (status !== 200 || text.includes('"errors"'))
    throw new Error(`${asked}: ${status} ${text.slice(0, 500)}`);
  return text;
}

/** Every question with every way to ask it; one that is new has to be added here, and thought about. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  me: ['me'],
  organisation: ['organisation'],
  overview: ['overview', 'overview(asof: "2025-03-30")'],
  adoption: [
    'adoption(query: { measure: ACTIVE })',
    'adoption(query: { measure: ACTIVE, by: [PERSONA, DEPARTMENT] })',
    'adoption(query: { measure: CONTRIBUTING, by: [DEPARTMENT, LOCATION], allLevels: true })',
    'adoption(query: { measure: ACTIVE, by: [PERSONA, DEPARTMENT], initiative: "example" })',
    'adoption(query: { measure: ACTIVE, by: [DEPARTMENT], period: "month:2025-03" })',
    'adoption(query: { measure: ACTIVE, by: [DEPARTMENT], allLevels: true, period: "month:2025-01" })',
    'adoption(query: { measure: REGISTERED, by: [PERSONA, DEPARTMENT, LOCATION] })',
  ],
  group: [
    'group(query: { measure: ACTIVE, persona: "ALL", department: "Sales" })',
    'group(query: { measure: ACTIVE, persona: "clerk", department: "Sales" })',
  ],
  periods: ['periods(kind: DAYS_28)', 'periods(kind: MONTH)'],
  charter: ['charter(initiative: "example")', 'charter(initiative: "example", version: 1)'],
  goals: ['goals', 'goals(on: "2025-03-30")'],
  goal: ['goal(initiative: "example", key: "time")'],
  coverage: ['coverage(from: "2025-03-01", to: "2025-03-31")'],
  sources: ['sources'],
  connectable: ['connectable'],
  changeable: ['changeable(connection: "chat")'],
  editions: ['editions'],
  preview: ['preview'],
  report: ['report(month: "2025-03")'],
};

describe('whoever may see Sales', () => {
  it('is asked about with every question there is', () => {
    expect(Object.keys(ASKED).toSorted()).toEqual([...questions.names].toSorted());
  });

  it('is told no preview, like every reader', async () => {
    for (const who of ['everything', 'sales'] as const)
      expect(await told(who, 'preview')).toContain('"__typename":"OperatorsOnly"');
  });

  it('reads nothing of what lies outside', async () => {
    const leaks: string[] = [];
    for (const asked of Object.values(ASKED).flat()) {
      for (const who of ['sales', 'berlin'] as const) {
        const found = OUTSIDE.exec(await told(who, asked));
        if (found !== null)
          leaks.push(`${who}: ${asked}: ${found.input.slice(found.index - 80, found.index + 40)}`);
      }
      if (/Lyon/.test(await told('berlin', asked))) leaks.push(`berlin: ${asked}: Lyon`);
    }
    expect(leaks).toEqual([]);
  });

  it('would read it otherwise', async () => {
    const telling = ['organisation', 'overview', 'charter(initiative: "example")', 'sources'];
    const withDepartments = [...telling, 'adoption(query: { measure: ACTIVE, by: [DEPARTMENT] })'];
    for (const asked of withDepartments) expect(await told('everything', asked)).toMatch(OUTSIDE);
  });

  it.each(['Backoffice', 'Backoffice/Vault', 'Technology', 'ALL'])(
    'is told the same of %s as of a department that does not exist',
    async (outside) => {
      const about = (department: string) => [
        `adoption(query: { measure: ACTIVE, by: [PERSONA, DEPARTMENT], department: "${department}" })`,
        `adoption(query: { measure: ACTIVE, department: "${department}", period: "month:2025-03" })`,
        `adoption(query: { measure: ACTIVE, department: "${department}", period: "month:2025-01", allLevels: true })`,
        `adoption(query: { measure: ACTIVE, department: "${department}", period: "never" })`,
        `group(query: { measure: ACTIVE, persona: "ALL", department: "${department}" })`,
        `group(query: { measure: ACTIVE, persona: "clerk", department: "${department}" })`,
        `group(query: { measure: ACTIVE, persona: "ALL", department: "${department}", initiative: "example" })`,
        `group(query: { measure: ACTIVE, persona: "ALL", department: "${department}", period: "month:2025-01" })`,
      ];
      const unnamed = (text: string, name: string) =>
        text.replaceAll(`"${name}"`, '"?"').replaceAll(`“${name}”`, '“?”');
      for (const [index, asked] of about(outside).entries()) {
        const nowhere = await told('sales', about('Mars')[index] ?? '');
        // Everybody as a persona is called ALL too, and stays so.
        const told1 = unnamed(await told('sales', asked), outside);
        expect(outside === 'ALL' ? unnamed(told1, 'Mars') : told1).toBe(
          outside === 'ALL' ? unnamed(unnamed(nowhere, 'Mars'), 'ALL') : unnamed(nowhere, 'Mars'),
        );
      }
    },
  );

  it('begins there, and reads of it what everybody reads, shares of the organisation too', async () => {
    const ask = 'adoption(query: { measure: ACTIVE, by: [PERSONA, DEPARTMENT]';
    const own = rowsIn(await told('sales', `${ask} })`));
    const whole = rowsIn(await told('everything', `${ask}, department: "Sales" })`));
    // A persona that nobody there holds is not known there.
    expect(own).toEqual(whole.filter(({ statuses }) => statuses !== 'NO_PEOPLE'));
    expect(own.slice(0, 3).map(({ departments }) => departments)).toEqual([
      'Sales',
      'Sales/Berlin',
      'Sales/Lyon',
    ]);
    // Unrounded, it and 27 of 53 would say 117 of 187.
    expect(own[0]?.['representations']).toBe(0.81);
  });

  it('reads which part a target for everybody has there', async () => {
    const { data } = JSON.parse(await told('sales', 'overview')) as {
      data: {
        overview: {
          Overview_initiatives: { InitiativeOverview_adoption: { InitiativeAdoption_department: string } }[];
        };
      };
    };
    const [initiative] = data.overview.Overview_initiatives;
    expect(initiative?.InitiativeOverview_adoption.InitiativeAdoption_department).toBe('Sales');
  });

  it('reads that nobody there is of the target’s persona: that is not a figure still to come', async () => {
    const { data } = JSON.parse(await told('technology', 'overview')) as {
      data: {
        overview: {
          Overview_initiatives: {
            InitiativeOverview_adoption: { InitiativeAdoption_rows: { AdoptionRows_statuses: string[] } };
          }[];
        };
      };
    };
    const [initiative] = data.overview.Overview_initiatives;
    expect(
      initiative?.InitiativeOverview_adoption.InitiativeAdoption_rows.AdoptionRows_statuses.slice(0, 1),
    ).toEqual(['NO_PEOPLE']);
  });

  it('finds no report: it tells of everybody', async () => {
    const report = (who: Who, month: string, format: string) =>
      asking(`${server.url}/reports/${month}.${format}`, { headers: bearer(tokens[who]) });
    const plain = ({ status, text }: Answer) => [status, text.replaceAll(/2025-0\d/g, 'MONTH')];
    for (const format of ['json', 'csv', 'xlsx', 'html', 'pdf', 'docx'])
      expect(plain(await report('sales', '2025-03', format))).toEqual(
        plain(await report('sales', '2025-01', format)),
      );
    expect((await report('everything', '2025-03', 'json')).status).toBe(200);
    expect(await told('everything', 'editions')).toContain('2025-03');
    expect(await told('sales', 'editions')).toContain('{"Editions_closed":[],"Editions_next":null}');
    const asked = async (month: string) =>
      (await told('sales', `report(month: "${month}")`)).replace(/2025-0\d|(January|March) 2025/g, 'MONTH');
    expect(await asked('2025-03')).toBe(await asked('2025-01'));
  });
});

/** The rows of an answer, one object each. */
function rowsIn(text: string): readonly Readonly<Record<string, unknown>>[] {
  const { data } = JSON.parse(text) as {
    data: { adoption: { Adoption_rows: Readonly<Record<string, readonly unknown[]>> } };
  };
  const columns = Object.entries(data.adoption.Adoption_rows);
  return (columns[0]?.[1] ?? []).map((_, index) =>
    Object.fromEntries(columns.map(([name, values]) => [name.replace('AdoptionRows_', ''), values[index]])),
  );
}
