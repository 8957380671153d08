import type { Session } from '../session.js';
import { copyRows, oneRow, rows } from '../session.js';

export interface ScopeRow {
  readonly id: number;
  readonly key: string;
  /** Null: all connections there are. */
  readonly connections: readonly string[] | null;
}

/** The scope of this key, made if there is none. */
export async function claimScope(
  session: Session,
  key: string,
  connections: readonly string[] | null,
): Promise<ScopeRow> {
  await session.query(
    `INSERT INTO release.scope (key, connections) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING`,
    [key, connections],
  );
  return oneRow(session, `SELECT scope_id AS id, key, connections FROM release.scope WHERE key = $1`, [key]);
}

export interface ReleaseEpochRow {
  readonly month: string;
  readonly minimumGroup: number;
  readonly t: number;
  readonly personas: readonly { readonly key: string; readonly name: string }[];
  /** Rounded to 10; null: fewer than 20. */
  readonly exclusions: readonly { readonly reason: string; readonly people: number | null }[];
}

export async function writeReleaseEpoch(session: Session, epoch: ReleaseEpochRow): Promise<void> {
  await session.query(
    `INSERT INTO release.epoch (month, minimum_group, t, personas, exclusions, roster_on)
     VALUES ($1, $2, $3, $4, $5, (
       SELECT coalesce(r.as_of, r.imported_on) FROM counting.epoch c JOIN person.roster r USING (roster_id)
       WHERE c.month = $1 AND coalesce(r.as_of, r.imported_on) > c.month))
     ON CONFLICT (month) DO UPDATE SET personas = excluded.personas, exclusions = excluded.exclusions,
       roster_on = excluded.roster_on`,
    [
      epoch.month,
      epoch.minimumGroup,
      epoch.t,
      JSON.stringify(epoch.personas),
      JSON.stringify(epoch.exclusions),
    ],
  );
}

/** The policy an epoch was first published under: it holds for all of it. */
export async function policyOfEpoch(
  session: Session,
  month: string,
): Promise<{ readonly minimumGroup: number; readonly t: number } | undefined> {
  const [found] = await rows<{ minimumGroup: number; t: number }>(
    session,
    `SELECT minimum_group AS "minimumGroup", t FROM release.epoch WHERE month = $1`,
    [month],
  );
  return found;
}

export interface ReleaseCellRow {
  readonly id: number;
  readonly department: string;
  readonly persona: string;
  readonly location: string;
  readonly people: number | null;
}

export async function releaseCells(session: Session, month: string): Promise<readonly ReleaseCellRow[]> {
  return rows(
    session,
    `SELECT cell_id AS id, department, persona, location, people FROM release.cell WHERE month = $1 ORDER BY cell_id`,
    [month],
  );
}

/** Adds the cells that are not there yet; what is there stays as it is. */
export async function addReleaseCells(
  session: Session,
  month: string,
  cells: readonly Omit<ReleaseCellRow, 'id'>[],
): Promise<void> {
  await session.query(
    `INSERT INTO release.cell (month, department, persona, location, people)
     SELECT $1, x.department, x.persona, x.location, x.people
     FROM ROWS FROM (json_to_recordset($2) AS (department text, persona text, location text, people integer))
       WITH ORDINALITY AS x(department, persona, location, people, place)
     ORDER BY x.place ON CONFLICT (month, department, persona, location) DO NOTHING`,
    [month, JSON.stringify(cells)],
  );
}

export interface ReleasePeriodRow {
  readonly key: string;
  readonly scopeId: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly month: string;
  readonly connections: readonly string[];
  /** Null where they would tell what is hidden. */
  readonly accounts: number | null;
  readonly matched: number | null;
  readonly restatementPending: boolean;
}

/** @param at when it is published; no part of the release hash */
export async function addPeriods(
  session: Session,
  periods: readonly ReleasePeriodRow[],
  at: Date,
): Promise<void> {
  for (const p of periods) {
    await session.query(
      `INSERT INTO release.period (period_key, scope_id, kind, first_day, last_day, month, connections, accounts,
         matched, restatement_pending, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[p.key, p.scopeId, p.kind, p.from, p.to, p.month, p.connections],
        ...[p.accounts, p.matched, p.restatementPending, at],
      ],
    );
  }
}

export interface PeriodMeasureRow {
  readonly key: string;
  readonly scopeId: number;
  readonly measure: string;
  readonly definitions: number;
  readonly expected: number;
  readonly present: number;
  readonly missing: readonly { readonly day: string; readonly connection: string }[];
}

export async function addPeriodMeasures(
  session: Session,
  measures: Iterable<PeriodMeasureRow>,
): Promise<void> {
  await copyRows(
    session,
    `COPY release.period_measure (period_key, scope_id, measure, definitions, expected, present, missing) FROM STDIN`,
    mapped(measures, (m) => [
      m.key,
      m.scopeId,
      m.measure,
      m.definitions,
      m.expected,
      m.present,
      JSON.stringify(m.missing),
    ]),
  );
}

export interface FigureRow {
  readonly key: string;
  readonly scopeId: number;
  readonly measure: string;
  readonly cellId: number;
  readonly status: string;
  readonly count: number | null;
}

export async function addFigures(session: Session, figures: Iterable<FigureRow>): Promise<void> {
  await copyRows(
    session,
    `COPY release.figure (period_key, scope_id, measure, cell_id, status, count) FROM STDIN`,
    mapped(figures, (f) => [f.key, f.scopeId, f.measure, f.cellId, f.status, f.count]),
  );
}

function* mapped<T, U>(source: Iterable<T>, map: (item: T) => U): Iterable<U> {
  for (const item of source) yield map(item);
}

export interface PublishedPeriodRow {
  readonly key: string;
  readonly scopeId: number;
  readonly month: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly connections: readonly string[];
  readonly restatementPending: boolean;
}

export async function publishedPeriods(session: Session): Promise<readonly PublishedPeriodRow[]> {
  return rows(
    session,
    `SELECT period_key AS key, scope_id AS "scopeId", month, kind, first_day AS "from", last_day AS "to", connections,
       restatement_pending AS "restatementPending" FROM release.period ORDER BY last_day, first_day DESC, scope_id`,
  );
}

export async function figuresOfEpoch(session: Session, month: string): Promise<readonly FigureRow[]> {
  return rows(
    session,
    `SELECT f.period_key AS key, f.scope_id AS "scopeId", f.measure, f.cell_id AS "cellId", f.status, f.count
     FROM release.figure f JOIN release.cell c USING (cell_id) WHERE c.month = $1`,
    [month],
  );
}

export interface HiddenByPeriod extends Pick<FigureRow, 'scopeId' | 'measure' | 'cellId'> {
  /** Of the periods. */
  readonly kind: string;
  /** How many of them. */
  readonly periods: number;
}

/** Cells of an epoch that periods of it hid though its mask shows them, each once by scope, measure and kind of period. */
export async function hiddenByPeriods(session: Session, month: string): Promise<readonly HiddenByPeriod[]> {
  return rows(
    session,
    `SELECT f.scope_id AS "scopeId", f.measure, f.cell_id AS "cellId", p.kind, count(*)::integer AS periods
     FROM release.figure f JOIN release.cell c USING (cell_id) JOIN release.period p USING (period_key, scope_id)
     WHERE c.month = $1 AND c.people IS NOT NULL AND f.status = 'HIDDEN'
     GROUP BY f.scope_id, f.measure, f.cell_id, p.kind`,
    [month],
  );
}

/** Notes that these days of a connection changed, with every published period that any of them is part of. */
export async function markRestatements(
  session: Session,
  connectionId: number,
  days: readonly string[],
): Promise<void> {
  await session.query(
    `UPDATE release.period p SET restatement_pending = true FROM coverage.connection c
     WHERE c.connection_id = $1 AND c.key = ANY (p.connections) AND NOT p.restatement_pending
       AND EXISTS (SELECT FROM unnest($2::date[]) AS day WHERE day BETWEEN p.first_day AND p.last_day)`,
    [connectionId, days],
  );
}

/** SHA-256 over every row of the release in key order, without times: equal releases have equal hashes. */
export async function releaseHash(session: Session): Promise<string> {
  const { hash } = await oneRow<{ hash: string }>(
    session,
    `WITH line AS (
       SELECT 'figure' AS part, p.period_key, s.key AS scope, f.measure, c.department, c.persona, c.location,
         concat_ws('|', f.status, c.people, f.count) AS value
       FROM release.figure f JOIN release.period p USING (period_key, scope_id) JOIN release.scope s USING (scope_id)
       JOIN release.cell c USING (cell_id)
       UNION ALL
       SELECT 'coverage', m.period_key, s.key, m.measure, '', '', '',
         concat_ws('|', m.definitions, m.expected, m.present, m.missing::text)
       FROM release.period_measure m JOIN release.scope s USING (scope_id)
       UNION ALL
       SELECT 'match', p.period_key, s.key, '', '', '', '', concat_ws('|', p.accounts, p.matched, p.connections::text)
       FROM release.period p JOIN release.scope s USING (scope_id)
       UNION ALL
       SELECT 'target', t.period_key, s.key, t.measure, c.department, c.persona, t.initiative,
         concat_ws('|', t.charter_version, t.baseline, t.path, t.target, t.deadline, t.gap, t.short, t.short_at_least, t.verdict)
       FROM release.target t JOIN release.scope s USING (scope_id) JOIN release.cell c USING (cell_id)
       UNION ALL
       SELECT 'purpose', u.period_key, s.key, '', '', '', '',
         concat_ws('|', u.charters::text, coalesce(u.percent_with::text, ''), u.communities_hidden)
       FROM release.purpose u JOIN release.scope s USING (scope_id)
       UNION ALL
       SELECT 'purpose', u.period_key, s.key, '', u.department, '', '',
         concat_ws('|', coalesce(u.percent_of_all::text, ''), coalesce(u.percent_with::text, ''))
       FROM release.purpose_department u JOIN release.scope s USING (scope_id)
       UNION ALL
       SELECT 'community', a.period_key, s.key, '', a.connection, '', a.community, ''
       FROM release.active_community a JOIN release.scope s USING (scope_id)),
     part AS (
       SELECT period_key, sha256(convert_to(string_agg(concat_ws(chr(31), part, scope, measure, department, persona, location, value),
         chr(30) ORDER BY part COLLATE "C", scope COLLATE "C", measure COLLATE "C", department COLLATE "C",
         persona COLLATE "C", location COLLATE "C"), 'UTF8')) AS digest
       FROM line GROUP BY period_key)
     SELECT encode(sha256(coalesce(string_agg(digest, ''::bytea ORDER BY period_key COLLATE "C"), ''::bytea)), 'hex') AS hash
     FROM part`,
  );
  return hash;
}
