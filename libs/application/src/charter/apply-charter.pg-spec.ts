import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEFAULT_POLICY, Zone } from '@takeup/domain';
import { inTransaction, migrations, openDatabase, reading, tables } from '@takeup/storage';
import type { Database } from '@takeup/storage';
import { northwind } from '@takeup/simulator';
import type { Configuration, Context } from '../context.js';
import type { AppliedCharter } from './apply-charter.js';
import { applyCharter } from './apply-charter.js';
import { checkCharter } from './check-charter.js';
import { confirmedCharters, personaRevisions } from './in-force.js';
import { readInitiatives } from './list-initiatives.js';
import { showCharter } from './show-charter.js';

jest.setTimeout(60_000);

const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
chmodSync(root, 0o755);
const [ask = '', branch = '', fraud = ''] = northwind().charters.map(({ yaml }) => yaml);
let database: Database;
let now = '2026-11-23T06:00:00Z';

const config: Configuration = {
  organisation: 'Northwind Group',
  zone: new Zone('Europe/London'),
  currency: 'GBP',
  itDepartments: [],
  connections: ['mattermost', 'tickets'].map((key) => ({ key, title: key })),
  policy: DEFAULT_POLICY,
  outcomes: [],
  attributes: [],
  demo: false,
};
const context = (changed: Partial<Configuration> = {}): Context => ({
  pools: database,
  clock: { now: () => Date.parse(now) },
  config: { ...config, ...changed },
  solver: { minimise: async () => [] },
});

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const apply = (
  yaml: string,
  more: { note?: string; declaredOn?: string } = {},
  changed?: Partial<Configuration>,
) => applyCharter(context(changed), { bytes: bytesOf(yaml), ...more });

async function applied(yaml: string): Promise<AppliedCharter> {
  const outcome = await apply(yaml);
  if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.done;
}

const check = (yaml: string) =>
  inTransaction(database, (session) =>
    checkCharter({ ...context(), session }, { bytes: bytesOf(yaml), name: 'charter.yaml' }),
  );

const revisions = async () =>
  (await reading(database, personaRevisions)).map(({ key, fromMonth, rule }) =>
    [key, fromMonth, Object.values(rule).flat().join('|')].filter(Boolean).join(' '),
  );

const changeRule = (yaml: string, from: string, to: string) =>
  yaml.replace(`job_family: ["${from}"]`, `job_family: ["${to}"]`);

beforeAll(async () => {
  database = await openDatabase({ dataDir: root, create: true, entities: tables, migrations });
});
beforeEach(async () => {
  now = '2026-11-23T06:00:00Z';
  await database.owner.query(
    'TRUNCATE declared.charter, declared.persona, person.roster, person.profile, person.roster_member',
  );
  const families = ['RM', 'AN', 'DI', 'EN', 'BR', 'SA'];
  await database.owner.query(
    `INSERT INTO person.profile (profile_key, attributes) SELECT f, jsonb_build_object('job_family', f || '-1')
     FROM unnest($1::text[]) f`,
    [families],
  );
  await database.owner.query(
    `WITH r AS (INSERT INTO person.roster (as_of, imported_on, file_sha256, people)
                VALUES (NULL, '2026-11-01', gen_random_uuid()::text, 180) RETURNING roster_id)
     INSERT INTO person.roster_member (person_key, roster_id, profile_id)
     SELECT row_number() OVER (), roster_id, profile_id FROM r, person.profile, generate_series(1, 34)`,
  );
});
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

describe('versions', () => {
  it('confirms complete charters and keeps an incomplete one as a draft', async () => {
    expect(await applied(ask)).toMatchObject({ initiative: 'ask-an-expert', version: 1, state: 'confirmed' });
    expect(await applied(branch)).toMatchObject({ version: 1, state: 'confirmed', declaredOn: '2026-11-23' });
    const draft = await applied(fraud);
    expect(draft).toMatchObject({ version: 1, state: 'draft' });
    expect(draft.completeness.filter(({ done }) => !done).map(({ code }) => code)).toEqual([
      'goal.baseline',
      'retirement.content',
    ]);
    const inForce = await reading(database, confirmedCharters);
    expect(
      inForce.map(({ initiative, connections, targets }) => [initiative, connections, targets.length]),
    ).toEqual([
      ['ask-an-expert', ['mattermost'], 7],
      ['branch-answers', ['mattermost'], 3],
    ]);
    expect(await readInitiatives(context())).toMatchObject([
      { key: 'ask-an-expert', state: 'confirmed' },
      { key: 'branch-answers', state: 'confirmed' },
      { key: 'fraud-patterns', name: 'Fraud patterns from branches', version: 1, state: 'draft' },
    ]);
    expect((await revisions()).map((line) => line.split(' ')[0])).toHaveLength(6);
  });

  it('makes none where nothing new is said', async () => {
    await applied(ask);
    expect(await applied(`# A comment\n${ask}`)).toMatchObject({ version: 1, unchanged: true, personas: [] });
    expect(await applied(ask.replace('value: 8,', 'value: 9,'))).toMatchObject({
      version: 2,
      unchanged: false,
    });
    expect(await applied(ask)).toMatchObject({ version: 3, unchanged: false });
  });

  it('confirms a draft once the directory it waited for is in', async () => {
    await database.owner.query(`UPDATE person.roster_member SET end_date = '2026-01-01'`);
    expect(await applied(ask)).toMatchObject({ version: 1, state: 'draft' });
    expect(await applied(ask)).toMatchObject({ version: 1, unchanged: true });
    await database.owner.query(`UPDATE person.roster_member SET end_date = NULL`);
    await database.owner.query(`UPDATE person.roster SET file_sha256 = 'another'`);
    expect(await applied(ask)).toMatchObject({ version: 2, state: 'confirmed', unchanged: false });
  });

  it('numbers two at once one after the other', async () => {
    const both = await Promise.all([applied(ask), applied(ask.replace('value: 8,', 'value: 9,'))]);
    expect(both.map(({ version }) => version).sort()).toEqual([1, 2]);
    const same = await Promise.all([applied(branch), applied(branch), applied(branch)]);
    expect(same.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(same.filter(({ unchanged }) => !unchanged)).toHaveLength(1);
  });

  it('are declared today, except in the demo', async () => {
    const asked = { declaredOn: '2026-08-24', note: ' because ' };
    expect(await apply(ask, asked)).toMatchObject({
      refusal: { code: 'declared-on-demo-only', kind: 'refused' },
    });
    expect(await apply(ask, { declaredOn: '2026-11-24' }, { demo: true })).toMatchObject({
      refusal: { code: 'declared-on-invalid', kind: 'invalid' },
    });
    expect(await apply(ask, asked, { demo: true })).toMatchObject({ done: { declaredOn: '2026-08-24' } });
    expect(await showCharter(context(), { initiative: 'ask-an-expert' })).toMatchObject({
      charter: { versions: [{ version: 1, declaredOn: '2026-08-24', note: 'because' }] },
    });
  });
});

describe('personas', () => {
  it('mean the same people everywhere', async () => {
    await applied(branch);
    const outcome = await apply(changeRule(fraud, 'BR-*', 'BR-1*'));
    expect(outcome).toMatchObject({
      refusal: {
        code: 'persona-taken',
        kind: 'invalid',
        details: { persona: 'branch-staff', initiative: 'branch-answers' },
        faults: [{ path: 'personas[0].who', line: 17, column: 5 }],
      },
    });
    expect(await check(changeRule(fraud, 'BR-*', 'BR-1*'))).toMatchObject({
      done: { state: 'invalid', faults: [{ code: 'persona-taken', line: 17 }] },
    });
    expect((await readInitiatives(context())).map(({ key }) => key)).toEqual(['branch-answers']);
  });

  it('change from the next month on, once a month, by the only one who declares them', async () => {
    await applied(ask);
    const changed = await applied(changeRule(ask, 'RM-*', 'RM-1*'));
    expect(changed.personas).toEqual([{ key: 'relationship-manager', fromMonth: '2026-12-01' }]);
    expect(await apply(changeRule(ask, 'RM-*', 'R*'))).toMatchObject({
      refusal: { code: 'persona-changed-twice', kind: 'refused', details: { from: '2026-12-01' } },
    });
    now = '2026-12-02T06:00:00Z';
    await applied(changeRule(ask, 'RM-*', 'R*'));
    expect((await revisions()).filter((line) => line.startsWith('relationship'))).toEqual([
      'relationship-manager RM-*',
      'relationship-manager 2026-12-01 RM-1*',
      'relationship-manager 2027-01-01 R*',
    ]);
  });

  it('are not revised by another name or another order of the rule', async () => {
    await applied(ask);
    const renamed = await applied(ask.replace('name: Analyst', 'name: Analysts'));
    expect(renamed).toMatchObject({ version: 2, personas: [] });
    const names = (await reading(database, personaRevisions)).map(({ name }) => name);
    expect(names).toContain('Analysts');
    expect(names).toHaveLength(4);
  });

  it('of drafts count, and stay reserved while a draft declares them', async () => {
    await applied(fraud);
    expect(await revisions()).toEqual(['analyst AN-*', 'branch-staff BR-*']);
    expect(await apply(changeRule(ask, 'AN-*', 'AN-1*'))).toMatchObject({
      refusal: { code: 'persona-taken', details: { initiative: 'fraud-patterns' } },
    });
  });
});

describe('check', () => {
  it('answers for all three charters and changes nothing', async () => {
    const states = await Promise.all([ask, branch, fraud].map(check));
    expect(states.map((outcome) => 'done' in outcome && outcome.done.state)).toEqual([
      'complete',
      'complete',
      'incomplete',
    ]);
    expect(await readInitiatives(context())).toEqual([]);
  });

  it('knows connections that an import made', async () => {
    const bare = { ...context({ connections: [] }) };
    await inTransaction(database, async (session) => {
      await session.query(`INSERT INTO coverage.connection (key, title) VALUES ('mattermost', 'M')`);
      const outcome = await checkCharter({ ...bare, session }, { bytes: bytesOf(ask), name: 'ask' });
      const open = 'done' in outcome ? outcome.done.completeness.filter(({ done }) => !done) : [];
      expect(open.map(({ code, details }) => `${code} ${details['connection']}`)).toEqual([
        'goal.source tickets',
        'goal.source tickets',
      ]);
      await session.query(`DELETE FROM coverage.connection`);
    });
  });

  it('says that a persona fits too few', async () => {
    expect(await check(changeRule(ask, 'DI-*', 'XX-*'))).toMatchObject({
      done: {
        state: 'incomplete',
        completeness: expect.arrayContaining([
          expect.objectContaining({
            code: 'persona.people',
            done: false,
            details: { persona: 'Director', reason: 'too-few', fewerThan: 10 },
          }),
        ]),
      },
    });
  });
});

it('shows a version with rounded headcounts, and says what it does not know', async () => {
  await applied(ask);
  await applied(ask.replace('value: 8,', 'value: 9,'));
  expect(await showCharter(context(), { initiative: 'ask-an-expert', version: 1 })).toMatchObject({
    charter: {
      version: 1,
      state: 'confirmed',
      versions: [{ version: 1 }, { version: 2 }],
      personas: [
        { key: 'relationship-manager', rule: [{ attribute: 'job_family', values: ['RM-*'] }], people: 30 },
        {},
        {},
        {},
      ],
      goals: [
        {
          target: 8,
          source: 'tickets/time_to_answer',
          lead: true,
          worth: { amount: 41, currency: 'GBP', per: 'h' },
        },
        { lead: false, worth: null },
      ],
      retirement: { atGates: [{ condition: { of: 'goal' } }] },
      exclusions: [
        { reason: 'launch team', rule: [{ attribute: 'account_group', values: ['takeup-launch'] }] },
      ],
    },
  });
  expect(await showCharter(context(), { initiative: 'nobody' })).toEqual({ unknown: 'initiative' });
  expect(await showCharter(context(), { initiative: 'ask-an-expert', version: 7 })).toEqual({
    unknown: 'version',
  });
});
