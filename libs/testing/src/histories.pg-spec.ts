import { ancestry } from '@takeup/domain';
import type { Database } from '@takeup/storage';
import fc from 'fast-check';
import type { Counted, Member, Tally, Told } from './brute-force.js';
import { byAccount, tallies } from './brute-force.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText } from './table.js';
import { World } from './world.js';

jest.setTimeout(600_000);

const cluster = new TestCluster();
/** Five histories where TAKEUP_SHORT=1, as in CI. */
const RUNS = Number(process.env['TAKEUP_RUNS'] ?? (process.env['TAKEUP_SHORT'] === '1' ? 1 : 10));
/** Together they are one organisation of as many departments, and audits take longer the larger it is. */
const HISTORIES = process.env['TAKEUP_SHORT'] === '1' ? 5 : 50;
const POLICY = { minimumGroup: 5, t: 2 };

afterAll(() => cluster.stop());

/** What each of three rosters says of a person; null: they are not in it. */
const stay = fc.record({
  department: fc.constantFrom('', '/A', '/A', '/B', '/B/North'),
  jobFamily: fc.constantFrom('', 'P1', 'P2', 'X'),
  dates: fc.constantFrom('', '', 'joins', 'leaves'),
});
const life = fc.record({
  stays: fc.tuple(...[0, 1, 2].map(() => fc.option(stay, { nil: null, freq: 6 }))),
  acts: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 96 }),
      kind: fc.constantFrom('signin', 'view', 'join', 'react', 'vote', 'edit', 'file', 'reply', 'post'),
      by: fc.constantFrom('id', 'email', 'EMAIL'),
    }),
    { maxLength: 24 },
  ),
});
/** One department with its people: movers, joiners and leavers over three months. */
const history = fc.array(life, { minLength: 5, maxLength: 14 });
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

const FIRST = Date.UTC(2025, 1, 24);
const dayOf = (n: number) => new Date(FIRST + n * 86_400_000).toISOString().slice(0, 10);
/** The first roster names no day and holds back; the others count from theirs on. */
const ROSTERS = [undefined, '2025-04-01', '2025-05-01'] as const;
const DATES: Record<string, [string | null, string | null]> = {
  joins: ['2025-04-01', null],
  leaves: [null, '2025-04-15'],
};

function membersIn(roster: number, histories: readonly (readonly Life[])[]): Member[] {
  return histories.flatMap((lives, place) =>
    lives.flatMap(({ stays }, index) => {
      const own = stays[roster];
      if (!own) return [];
      const [start, end] = DATES[own.dates] ?? [null, null];
      const id = `H${place}-${index}`;
      const department = `H${place}${own.department}`;
      return [
        { id, email: `${id.toLowerCase()}@example.com`, department, jobFamily: own.jobFamily, start, end },
      ];
    }),
  );
}

function actsOf(histories: readonly (readonly Life[])[]): Told[] {
  const acts = histories.flatMap((lives, place) =>
    lives.flatMap(({ acts }, index) =>
      acts.map(({ day, kind, by }) => {
        const id = `H${place}-${index}`;
        const account = by === 'id' ? id : `${by === 'email' ? id.toLowerCase() : id}@example.com`;
        return { connection: kind === 'signin' ? 'signins' : 'chat', day: dayOf(day), account, kind };
      }),
    ),
  );
  // Somebody in no roster acts on every day, so that every day is covered; sign-ins begin later.
  const filler = (connection: string, kind: string, from: number): Told[] =>
    Array.from({ length: 97 - from }, (_, n) => ({
      connection,
      day: dayOf(from + n),
      account: 'robot',
      kind,
    }));
  const signinsFrom = dayOf(14);
  return [...acts, ...filler('chat', 'post', 0), ...filler('signins', 'signin', 14)].filter(
    ({ connection, day }) => connection === 'chat' || day >= signinsFrom,
  );
}

const CHARTER = `
charter: 1
initiative: { key: example, name: Example }
personas:
  - { key: p, name: P, who: { job_family: ["P*"] } }
  - { key: two, name: Two, who: { job_family: ["*2"] } }
`;
const personasOf = ({ jobFamily }: Member) => [
  ...(jobFamily.startsWith('P') ? ['p'] : []),
  ...(jobFamily.endsWith('2') ? ['two'] : []),
];

async function published(histories: readonly (readonly Life[])[]): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-06-20', config: { policy: POLICY } });
  await world.charter(CHARTER);
  for (const [place, asOf] of ROSTERS.entries()) {
    const people = membersIn(place, histories).map(({ id, jobFamily, start, end, ...rest }) => ({
      ...rest,
      employee_id: id,
      job_family: jobFamily,
      start_date: start ?? '',
      end_date: end ?? '',
    }));
    await world.directory(directoryText(people), {
      allowShrink: true,
      ...(asOf === undefined ? {} : { asOf }),
    });
  }
  const acts = actsOf(histories);
  for (const connection of ['chat', 'signins']) {
    await world.activity(
      activityText(
        acts.filter((act) => act.connection === connection).map(({ connection: _, ...act }) => act),
      ),
      { connection },
    );
  }
  await world.refresh();
  return world;
}

interface PeriodRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly month: string;
  readonly connections: readonly string[];
}
interface CellRow extends Record<keyof Tally, number> {
  readonly department: string;
  readonly persona: string;
}

const periodsOf = ({ owner }: Database) =>
  owner.query<PeriodRow[]>(
    `SELECT period_key AS key, first_day AS "from", last_day AS "to", month, connections FROM release.period ORDER BY 1`,
  );

/** Every group of a period from the kept counts of its atoms, hidden ones too. */
async function groupsOf({ owner }: Database, key: string): Promise<CellRow[]> {
  const atoms = await owner.query<(Tally & { department: string; personas: string[] })[]>(
    `SELECT a.department, a.personas, a.people, coalesce(n.reached, 0) AS reached, coalesce(n.active, 0) AS active,
       coalesce(n.habitual, 0) AS habitual, coalesce(n.contributing, 0) AS contributing
     FROM release.period p JOIN counting.atom a USING (month)
     LEFT JOIN counting.atom_count n ON n.atom_id = a.atom_id AND n.period_key = p.period_key
     WHERE p.period_key = $1`,
    [key],
  );
  const groups = new Map<string, CellRow>();
  for (const { department: leaf, personas, ...tally } of atoms) {
    for (const department of ancestry(leaf)) {
      for (const persona of [...(personas.length > 0 ? personas : ['NONE']), 'ALL']) {
        const own = { department, persona };
        const before = groups.get(tallyKey(own)) ?? {
          ...own,
          people: 0,
          reached: 0,
          active: 0,
          habitual: 0,
          contributing: 0,
        };
        for (const measure of MEASURED) before[measure] += tally[measure];
        groups.set(tallyKey(own), before);
      }
    }
  }
  return [...groups.values()];
}

const figuresOf = ({ owner }: Database, key: string) =>
  owner.query<
    {
      department: string;
      persona: string;
      measure: keyof Tally;
      status: string;
      count: number | null;
      people: number | null;
    }[]
  >(
    `SELECT c.department, c.persona, f.measure, f.status, f.count, c.people FROM release.figure f
     JOIN release.cell c USING (cell_id) WHERE f.period_key = $1 AND c.location = 'ALL'`,
    [key],
  );

/** What a shown figure may say of a true count. */
function mayTell(
  status: string,
  count: number | null,
  { people, own }: { people: number; own: number },
): boolean {
  if (status === 'HIDDEN') return count === null;
  if (status === 'FEWER_THAN_T') return count === null && own < POLICY.t;
  if (status === 'ALL_BUT_FEWER_THAN_T') return count === null && own > people - POLICY.t;
  return count === own && own >= POLICY.t && own <= people - POLICY.t;
}

const MEASURED = ['people', 'reached', 'active', 'habitual', 'contributing'] as const;
const tallyKey = ({ department, persona }: Pick<CellRow, 'department' | 'persona'>) =>
  `${department} ${persona}`;
const lineOf = (key: string, tally: Tally) =>
  `${key}: ${tally.people} ${tally.reached} ${tally.active} ${tally.habitual} ${tally.contributing}`;

function compare(expected: ReadonlyMap<string, Tally>, groups: readonly CellRow[]): void {
  const found = groups.map((group) => lineOf(tallyKey(group), group)).sort();
  expect(found).toEqual([...expected].map(([key, tally]) => lineOf(key, tally)).sort());
  const broken = groups.filter(
    ({ people, reached, active, habitual, contributing }) =>
      reached > people || active > reached || habitual > active || contributing > active,
  );
  expect(broken).toEqual([]);
}

it(`counts ${RUNS * HISTORIES} histories with movers, joiners and leavers as brute force does`, async () => {
  const many = fc.array(history, { minLength: HISTORIES, maxLength: HISTORIES });
  await fc.assert(
    fc.asyncProperty(many, async (histories) => {
      const { database } = await published(histories);
      const periods = await periodsOf(database);
      expect(periods.map(({ key }) => key)).toContain('28d:2025-04-27');
      const acts = byAccount(actsOf(histories));
      for (const { key, from, to, month, connections } of periods) {
        const roster = month < '2025-04-01' ? 0 : month < '2025-05-01' ? 1 : 2;
        const period: Counted = { from, to, connections, epoch: month };
        expect(connections).toEqual(from < dayOf(14) ? ['chat'] : ['chat', 'signins']);
        const expected = tallies(membersIn(roster, histories), acts, period, personasOf);
        compare(expected, await groupsOf(database, key));
        const figures = await figuresOf(database, key);
        expect(new Set(figures.map(tallyKey))).toEqual(new Set(expected.keys()));
        const wrong = figures.filter(({ department, persona, measure, status, count, people }) => {
          const tally = expected.get(`${department} ${persona}`);
          if (tally === undefined || (people !== null && people !== tally.people)) return true;
          return !mayTell(status, count, { people: tally.people, own: tally[measure] });
        });
        expect(wrong).toEqual([]);
      }
      await cluster.close(database);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
