import type { Session } from '../session.js';

/** A period that one scope tells as another told it. */
export interface TakenOver {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Publishes periods in further scopes as they stand in others: figures, measures, accounts, the counts that they were made of,
 * and whether corrections are pending.
 */
export async function takeOverPeriods(
  session: Session,
  taken: readonly TakenOver[],
  publishedAt: Date,
): Promise<void> {
  if (taken.length === 0) return;
  const asked = `WITH taken AS (SELECT * FROM json_to_recordset($1) AS t(key text, "from" integer, "to" integer))`;
  const rows = JSON.stringify(taken);
  await session.query(
    `${asked}
     INSERT INTO release.period (period_key, scope_id, kind, first_day, last_day, month, connections, accounts, matched,
       restatement_pending, published_at)
     SELECT period_key, t."to", kind, first_day, last_day, month, connections, accounts, matched, restatement_pending, $2
     FROM release.period p JOIN taken t ON t.key = p.period_key AND t."from" = p.scope_id`,
    [rows, publishedAt],
  );
  for (const { table, columns } of OF_PERIOD)
    await session.query(
      `${asked}
       INSERT INTO ${table} (period_key, scope_id, ${columns}) SELECT period_key, t."to", ${columns}
       FROM ${table} p JOIN taken t ON t.key = p.period_key AND t."from" = p.scope_id`,
      [rows],
    );
}

const OF_PERIOD = [
  { table: 'release.period_measure', columns: 'measure, definitions, expected, present, missing' },
  { table: 'release.figure', columns: 'measure, cell_id, status, count' },
  { table: 'counting.atom_count', columns: 'atom_id, reached, active, habitual, contributing' },
] as const;
