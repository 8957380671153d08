import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { identityKey, importActivity, readAdoption, refresh } from '@takeup/application';
import { loadSolver } from '@takeup/disclosure';
import { Zone, addDays } from '@takeup/domain';
import { inTransaction, migrations, openDatabase, tables } from '@takeup/storage';
import { parse } from 'csv-parse';
import loadHighs from 'highs';

/**
 * How fast, against the alternatives, in one run on one machine: counting distinct people by day masks against
 * COUNT(DISTINCT) over the acts, reading the release against counting again, importing against parsing alone.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '50000' }, only: { type: 'string' } },
});
const people = Number(values.people);
const [FIRST, DAYS, DEPARTMENTS, PERSONAS] = ['2026-05-04', 91, 300, 8];
const clock = { now: () => Date.parse('2026-09-01T06:00:00Z') };

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'takeup-bench-'));
const pools = await openDatabase({ dataDir, create: true, entities: tables, migrations });
const config = {
  organisation: 'Bench',
  zone: new Zone('UTC'),
  currency: 'EUR',
  itDepartments: [],
  connections: [],
  policy: { minimumGroup: 10, t: 2 },
  attributes: [],
  demo: false,
};
const solver = await loadSolver(loadHighs);
const context = { pools, clock, config, solver, identity: identityKey(1, randomBytes(32)) };
const results = [];
const wanted = (name) => values.only === undefined || name.includes(values.only);

async function timed(work) {
  const start = performance.now();
  const answer = await work();
  return { ms: performance.now() - start, answer };
}

function report(what, how, ms) {
  results.push({ what, how, ms });
  console.log(`${what.padEnd(46)} ${how.padEnd(44)} ${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`);
}

/** People, personas by job family, 40 % of whom ever act, made by the database itself. */
async function fill() {
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

async function counting() {
  const acts = await fill();
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

async function reading() {
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

async function importing() {
  const lines = Math.min(people * 4, 1_000_000);
  const chunks = function* () {
    yield 'at,account,kind,community\n';
    for (let n = 0; n < lines; n += 1) {
      const minute = String(n % 60).padStart(2, '0');
      yield `2026-08-${String(1 + (n % 28)).padStart(2, '0')}T${String(n % 24).padStart(2, '0')}:${minute}:${String(Math.floor(n / 60) % 60).padStart(2, '0')}Z,u${n % people},post,c${n % 40}\n`;
    }
  };
  const bytes = async function* () {
    let text = '';
    for (const line of chunks()) {
      text += line;
      if (text.length < 65_536) continue;
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  };
  const plain = await timed(async () => {
    const parser = parse({ columns: true });
    const feed = (async () => {
      for await (const chunk of bytes())
        if (!parser.write(chunk)) await new Promise((ok) => parser.once('drain', ok));
      parser.end();
    })();
    let rows = 0;
    for await (const row of parser) if (row) rows += 1;
    await feed;
    return rows;
  });
  report(`${lines} lines of CSV`, 'csv-parse alone', plain.ms);
  const own = await timed(() => importActivity(context, { bytes: bytes(), connection: 'import' }));
  report(`${lines} lines of CSV`, 'takeup import activity (parsed, keyed, stored)', own.ms);
  console.log(`resident memory at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

try {
  if (wanted('counting')) await counting();
  if (wanted('counting')) await reading();
  if (wanted('importing')) await importing();
} finally {
  await pools.close();
  rmSync(dataDir, { recursive: true, force: true });
}
