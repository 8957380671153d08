import { readAdoption, refresh } from '@takeup/application';
import { addDays } from '@takeup/domain';
import { inTransaction } from '@takeup/storage';
import { report, timed } from './report.mjs';

const [FIRST, DAYS, DEPARTMENTS, PERSONAS] = ['2026-05-04', 91, 300, 8];

/** Counting every group against COUNT(DISTINCT), then reading what was released. */
export async function benchCounting(context, people) {
  await counting(context, people);
  await reading(context);
}

/** People, personas by job family, 40 % of whom ever act, made by the database itself. */
async function fill(pools, people) {
  const personas = Array.from({ length: PERSONAS }, (_, n) => [
    `p${n}`,
    JSON.stringify({ job_family: [`F${n}`] }),
  ]);
  await inTransaction(pools, async (session) => {
    await session.query(
      `INSERT INTO coverage.connection (key, title, kinds, unread_from) VALUES ('bench', 'bench', '{4,8,9}', '2026-09-01')`,
    );
    await session.query(
      `INSERT INTO person.profile (profile_key, attributes)
       SELECT d || '/' || f, jsonb_build_object('department', 'D' || d % 30 || '/T' || d, 'job_family', 'F' || f)
       FROM generate_series(0, $1 - 1) d, generate_series(0, $2) f`,
      [DEPARTMENTS, PERSONAS],
    );
    await session.query(
      `INSERT INTO person.roster (as_of, imported_on, file_sha256, people) VALUES (NULL, '2026-09-01', '', $1)`,
      [people],
    );
    await session.query(
      `INSERT INTO person.roster_member (person_key, roster_id, profile_id)
       SELECT n, 1, 1 + (n * 7919) % $2 FROM generate_series(1, $1) n`,
      [people, DEPARTMENTS * (PERSONAS + 1)],
    );
    await session.query(
      `INSERT INTO person.act (account_key, connection_id, act_key, day, kind, community_id, count)
       SELECT n, 1, md5(n || ' ' || d)::uuid, $2::date + d, (ARRAY[4, 8, 9])[1 + (n + d) % 3], 0, 1
       FROM generate_series(1, $1 * 2 / 5) n, generate_series(0, $3 - 1) d WHERE (n * 31 + d * 17) % 100 < 20`,
      [people, FIRST, DAYS],
    );
    await session.query(
      `INSERT INTO coverage.dirty_month SELECT DISTINCT 1, date_trunc('month', day)::date FROM person.act`,
    );
    for (const [key, rule] of personas) {
      await session.query(`INSERT INTO declared.persona VALUES ($1, 1, NULL, 'bench', $1, $2)`, [key, rule]);
    }
  });
  await pools.owner.query('VACUUM ANALYZE');
  const [{ acts }] = await pools.owner.query('SELECT count(*)::integer AS acts FROM person.act');
  return acts;
}

const WINDOW_END = addDays(FIRST, 27);
const DISTINCT = `SELECT p.attributes->>'department' AS department, p.attributes->>'job_family' AS family,
    count(DISTINCT a.account_key) AS active, count(DISTINCT a.account_key) FILTER (WHERE a.kind >= 8) AS contributing
  FROM person.act a JOIN person.roster_member m ON m.person_key = a.account_key AND m.roster_id = 1
  JOIN person.profile p USING (profile_id)
  WHERE a.day BETWEEN '${FIRST}' AND '${WINDOW_END}' GROUP BY GROUPING SETS ((1, 2), (1), (2), ())`;

async function counting(context, people) {
  const { pools } = context;
  const acts = await fill(pools, people);
  console.log(
    `${people} people, ${DEPARTMENTS} departments × ${PERSONAS} personas, ${acts} acts in ${DAYS} days\n`,
  );
  const { ms } = await timed(() => pools.owner.query(DISTINCT));
  report('one 28-day window, every group', 'COUNT(DISTINCT) over the acts', ms);
  const first = await timed(() => refresh(context));
  const { published } = first.answer;
  report(`${published} periods, every group, masked, released`, 'takeup refresh', first.ms);
  report('  the same, a period', 'takeup refresh', first.ms / published);
  const again = await timed(() => refresh(context));
  report('nothing changed', 'takeup refresh', again.ms);
}

async function reading(context) {
  const question = {
    measure: 'active',
    period: `28d:${WINDOW_END}`,
    by: new Set(['persona', 'department']),
    initiative: null,
    department: null,
    allLevels: false,
  };
  const samples = [];
  for (let n = 0; n < 30; n += 1) samples.push((await timed(() => readAdoption(context, question))).ms);
  report(
    'persona × department of one window, median of 30',
    'reading the release',
    samples.sort((a, b) => a - b)[15],
  );
}
