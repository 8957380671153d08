import { DEFAULT_POLICY, Zone } from '@takeup/domain';
import { northwind } from '@takeup/simulator';
import type { CharterCheck } from './check-charter.js';
import { checkCharter } from './check-charter.js';
import type { CharterInForce, PersonaRevision } from './in-force.js';
import { charterVersionOn, personasOn } from './in-force.js';

const config = {
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
const clock = { now: () => Date.parse('2026-11-23T06:00:00Z') };
const ask = northwind().charters[0]?.yaml ?? '';

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

async function check(yaml: string): Promise<CharterCheck> {
  const outcome = await checkCharter(
    { config, clock, session: null },
    { bytes: bytesOf(yaml), name: 'ask.yaml' },
  );
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  return outcome.done;
}

const faults = async (yaml: string) =>
  (await check(yaml)).faults.map(({ code, path, line, column }) => `${line}:${column} ${path} ${code}`);

describe('without a database', () => {
  it('lacks nothing but the directory', async () => {
    const { state, completeness } = await check(ask);
    expect(state).toBe('incomplete');
    expect(
      completeness.filter(({ done }) => !done).map(({ code, details }) => `${code} ${details['reason']}`),
    ).toEqual(Array.from({ length: 4 }, () => 'persona.people no-directory'));
  });

  it.each([
    ['an unknown field', ['  runs: Wealth', '  runns: Wealth'], '13:3 governance.runns unknown-field'],
    [
      'a rule by address',
      ['job_family: ["AN-*"]', 'email: ["a*"]'],
      '21:12 personas[1].who.email rule-attribute-personal',
    ],
    [
      'a target before go-live',
      ['target: { value: 8, by: 2027-06-30 }', 'target: { value: 8, by: 2026-06-30 }'],
      '57:29 goals[0].target.by deadline-not-after-go-live',
    ],
    ['a bare fraction', ['baseline: 9%', 'baseline: 0.09'], '82:15 adoption[1].baseline bare-share'],
  ])('%s is found where it stands', async (_what, [from = '', to = ''], found) => {
    expect(ask).toContain(from);
    expect(await faults(ask.replace(from, to))).toEqual([found]);
  });

  it('lists faults in the order of the file', async () => {
    const broken = ask
      .replace('go_live: 2026-09-07', 'go_live: 2026-02-30')
      .replace('sponsor: Head of Wealth', 'sponsor: a@b.c');
    expect(await faults(broken)).toEqual([
      expect.stringContaining('governance.sponsor person-not-role'),
      expect.stringContaining('timeline.go_live no-such-day'),
    ]);
  });

  it('refuses what is no YAML, with the place', async () => {
    const outcome = await checkCharter(
      { config, clock, session: null },
      { bytes: bytesOf('a: 1\na: 2'), name: 'x' },
    );
    expect(outcome).toMatchObject({
      refusal: {
        code: 'charter-unreadable',
        kind: 'invalid',
        details: { reason: 'duplicate-key', line: 2, column: 1 },
      },
    });
  });
});

const version = (number: number, declaredOn: string): CharterInForce => ({
  initiative: 'a',
  name: 'A',
  version: number,
  declaredOn,
  connections: [],
  targets: [],
  exclusions: [],
  places: { communities: [], topics: [] },
});

it.each([
  ['2026-08-31', 1, true],
  ['2026-09-01', 1, false],
  ['2026-09-30', 1, false],
  ['2026-10-01', 2, false],
])('on %s version %i speaks', (day, number, declaredAfter) => {
  const versions = [version(2, '2026-10-01'), version(1, '2026-09-01')];
  expect(charterVersionOn(versions, day)).toMatchObject({ charter: { version: number }, declaredAfter });
  expect(charterVersionOn([], day)).toBeUndefined();
});

it('takes the newest persona that has begun', () => {
  const revision = (fromMonth: string | null, family: string): PersonaRevision => ({
    key: 'a',
    name: 'A',
    rule: { job_family: [family] },
    fromMonth,
  });
  const revisions = [revision(null, 'x'), revision('2026-12-01', 'y')];
  expect(personasOn(revisions, '2026-11-01')).toMatchObject([{ rule: { job_family: ['x'] } }]);
  expect(personasOn(revisions, '2026-12-01')).toMatchObject([{ rule: { job_family: ['y'] } }]);
});
