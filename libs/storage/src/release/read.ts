import type { Session } from '../session.js';
import { rows } from '../session.js';

/** A published period in one scope. */
export interface ReleasedPeriod {
  readonly key: string;
  readonly scopeId: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly month: string;
  readonly connections: readonly string[];
  readonly accounts: number | null;
  readonly matched: number | null;
  readonly minimumGroup: number;
  readonly t: number;
  readonly personas: readonly { readonly key: string; readonly name: string }[];
  readonly exclusions: readonly { readonly reason: string; readonly people: number | null }[];
  readonly restatementPending: boolean;
  /** The day its roster speaks of, where that is after the epoch began: it holds back. */
  readonly rosterOn: string | null;
}

const PERIOD = `SELECT p.period_key AS key, p.scope_id AS "scopeId", p.kind, p.first_day AS "from", p.last_day AS "to", p.month,
  p.connections, p.accounts, p.matched, e.minimum_group AS "minimumGroup", e.t, e.personas, e.exclusions,
  p.restatement_pending AS "restatementPending", e.roster_on AS "rosterOn"
  FROM release.period p JOIN release.epoch e USING (month)`;

export async function releasedPeriod(
  session: Session,
  scopeId: number,
  key: string,
): Promise<ReleasedPeriod | undefined> {
  const [found] = await rows<ReleasedPeriod>(
    session,
    `${PERIOD} WHERE p.scope_id = $1 AND p.period_key = $2`,
    [scopeId, key],
  );
  return found;
}

/** Oldest first. */
export async function releasedPeriods(
  session: Session,
  scopeId: number,
  kind: string,
): Promise<readonly ReleasedPeriod[]> {
  return rows(session, `${PERIOD} WHERE p.scope_id = $1 AND p.kind = $2 ORDER BY p.last_day`, [
    scopeId,
    kind,
  ]);
}

export interface ScopeKey {
  readonly id: number;
  readonly key: string;
  readonly connections: readonly string[] | null;
}

export async function scopeByKey(session: Session, key: string): Promise<ScopeKey | undefined> {
  const [found] = await rows<ScopeKey>(
    session,
    `SELECT scope_id AS id, key, connections FROM release.scope WHERE key = $1`,
    [key],
  );
  return found;
}

export interface ReleasedMeasure {
  readonly key: string;
  readonly measure: string;
  readonly definitions: number;
  readonly expected: number;
  readonly present: number;
  readonly missing: readonly { readonly day: string; readonly connection: string }[];
}

/** The measures that these periods can tell. */
export async function releasedMeasures(
  session: Session,
  scopeId: number,
  keys: readonly string[],
): Promise<readonly ReleasedMeasure[]> {
  return rows(
    session,
    `SELECT period_key AS key, measure, definitions, expected, present, missing FROM release.period_measure
     WHERE scope_id = $1 AND period_key = ANY($2)`,
    [scopeId, keys],
  );
}

export interface ReleasedTarget {
  readonly initiative: string;
  readonly declaredAfter: boolean;
  readonly baseline: number | null;
  readonly path: number | null;
  readonly target: number;
  readonly deadline: string;
  readonly gap: number | null;
  readonly short: number | null;
  readonly shortAtLeast: number | null;
  readonly verdict: string | null;
}

/** One cell of one measure in one period, with the targets it was judged against. */
export interface ReleasedFigure {
  readonly key: string;
  readonly measure: string;
  readonly department: string;
  readonly persona: string;
  readonly location: string;
  readonly people: number | null;
  readonly status: string;
  readonly count: number | null;
  readonly targets: readonly ReleasedTarget[] | null;
}

const FIGURE = `SELECT f.period_key AS key, f.measure, c.department, c.persona, c.location,
  CASE WHEN f.status = 'HIDDEN' THEN NULL ELSE c.people END AS people, f.status, f.count,
  CASE WHEN f.status = 'HIDDEN' THEN NULL ELSE (
    SELECT json_agg(json_build_object('initiative', t.initiative, 'declaredAfter', t.declared_after,
      'baseline', t.baseline, 'path', t.path, 'target', t.target, 'deadline', t.deadline, 'gap', t.gap,
      'short', t.short, 'shortAtLeast', t.short_at_least, 'verdict', t.verdict) ORDER BY t.initiative)
    FROM release.target t WHERE t.period_key = f.period_key AND t.scope_id = f.scope_id AND t.measure = f.measure
      AND t.cell_id = f.cell_id) END AS targets
  FROM release.figure f JOIN release.cell c USING (cell_id)`;

/** Every cell of one measure in one period. */
export async function releasedFigures(
  session: Session,
  period: Pick<ReleasedPeriod, 'scopeId' | 'key'>,
  measure: string,
): Promise<readonly ReleasedFigure[]> {
  return rows(session, `${FIGURE} WHERE f.scope_id = $1 AND f.period_key = $2 AND f.measure = $3`, [
    period.scopeId,
    period.key,
    measure,
  ]);
}

/** Every measure of the departments × personas of one period. */
export async function releasedLadders(
  session: Session,
  period: Pick<ReleasedPeriod, 'scopeId' | 'key'>,
): Promise<readonly ReleasedFigure[]> {
  return rows(session, `${FIGURE} WHERE f.scope_id = $1 AND f.period_key = $2 AND c.location = 'ALL'`, [
    period.scopeId,
    period.key,
  ]);
}

export interface SeriesOf {
  readonly scopeId: number;
  readonly kind: string;
  readonly measure: string;
  readonly department: string;
  readonly persona: string;
}

/** One group in one measure over all published periods of a kind. */
export async function releasedSeries(session: Session, series: SeriesOf): Promise<readonly ReleasedFigure[]> {
  return rows(
    session,
    `${FIGURE} JOIN release.period p USING (period_key, scope_id)
     WHERE f.scope_id = $1 AND p.kind = $2 AND f.measure = $3 AND c.department = $4 AND c.persona = $5
       AND c.location = 'ALL' ORDER BY p.last_day`,
    [series.scopeId, series.kind, series.measure, series.department, series.persona],
  );
}

/** Department nodes of an epoch: names only. */
export async function releasedDepartments(session: Session, month: string): Promise<readonly string[]> {
  const found = await rows<{ department: string }>(
    session,
    `SELECT DISTINCT department FROM release.cell WHERE month = $1 ORDER BY department`,
    [month],
  );
  return found.map(({ department }) => department);
}

export async function newestEpoch(
  session: Session,
): Promise<Pick<ReleasedPeriod, 'month' | 'personas' | 'minimumGroup' | 't'> | undefined> {
  const [found] = await rows<Pick<ReleasedPeriod, 'month' | 'personas' | 'minimumGroup' | 't'>>(
    session,
    `SELECT month, personas, minimum_group AS "minimumGroup", t FROM release.epoch ORDER BY month DESC LIMIT 1`,
  );
  return found;
}

/** People in scope in an epoch, where that may be told. */
export async function releasedPeople(session: Session, month: string): Promise<number | null> {
  const [found] = await rows<{ people: number | null }>(
    session,
    `SELECT people FROM release.cell WHERE month = $1 AND department = '' AND persona = 'ALL' AND location = 'ALL'`,
    [month],
  );
  return found?.people ?? null;
}
