import type { Session } from '../session.js';
import { copyRows, rows } from '../session.js';

/** A target's judgement of one cell in one period, as it is released. */
export interface TargetRow {
  readonly key: string;
  readonly scopeId: number;
  readonly measure: string;
  readonly cellId: number;
  readonly initiative: string;
  readonly charterVersion: number;
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

/** What has been judged already: periods, scopes and initiatives whose every baseline is read. */
export async function judged(
  session: Session,
): Promise<readonly { readonly key: string; readonly scopeId: number; readonly initiative: string }[]> {
  return rows(
    session,
    `SELECT period_key AS key, scope_id AS "scopeId", initiative FROM release.target
     GROUP BY period_key, scope_id, initiative HAVING bool_and(baseline IS NOT NULL)`,
  );
}

export interface JudgedCell {
  readonly key: string;
  readonly scopeId: number;
  readonly measure: string;
  readonly cellId: number;
  readonly department: string;
  readonly persona: string;
  readonly people: number;
  readonly status: string;
  readonly count: number | null;
  readonly expected: number;
  readonly present: number;
  /** The epoch's own: bounds were told by it. */
  readonly t: number;
}

/** Every figure of these 28-day windows that is not hidden, departments crossed with personas. */
export async function visibleFigures(
  session: Session,
  scopeId: number,
  keys: readonly string[],
): Promise<readonly JudgedCell[]> {
  return rows(
    session,
    `SELECT f.period_key AS key, f.scope_id AS "scopeId", f.measure, f.cell_id AS "cellId", c.department, c.persona,
       c.people, f.status, f.count, m.expected, m.present, e.t
     FROM release.figure f JOIN release.cell c USING (cell_id)
     JOIN release.epoch e USING (month)
     JOIN release.period_measure m USING (period_key, scope_id, measure)
     WHERE f.scope_id = $1 AND f.period_key = ANY($2) AND f.status <> 'HIDDEN' AND c.location = 'ALL'`,
    [scopeId, keys],
  );
}

export async function writeTargets(
  session: Session,
  replaced: readonly { readonly key: string; readonly scopeId: number; readonly initiative: string }[],
  targets: Iterable<TargetRow>,
): Promise<void> {
  await session.query(
    `DELETE FROM release.target t USING json_to_recordset($1) AS x(key text, "scopeId" integer, initiative text)
     WHERE t.period_key = x.key AND t.scope_id = x."scopeId" AND t.initiative = x.initiative`,
    [JSON.stringify(replaced)],
  );
  await copyRows(session, `COPY release.target FROM STDIN`, fields(targets));
}

function* fields(targets: Iterable<TargetRow>) {
  for (const t of targets) {
    yield [
      t.key,
      t.scopeId,
      t.measure,
      t.cellId,
      t.initiative,
      t.charterVersion,
      t.declaredAfter ? 't' : 'f',
      t.baseline,
      t.path,
      t.target,
      t.deadline,
      t.gap,
      t.short,
      t.shortAtLeast,
      t.verdict,
    ] as const;
  }
}
