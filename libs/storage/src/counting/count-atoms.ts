import type { Session } from '../session.js';
import { rows, spacious } from '../session.js';
import { ON_THE_DAY, memberKeys } from './member-keys.js';

/** A period to count, with the connections that are part of it. */
export interface CountedPeriod {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly scopeId: number;
  /** Connection keys, in key order. */
  readonly connections: readonly string[];
}

export interface AtomCount {
  readonly periodKey: string;
  readonly scopeId: number;
  readonly atomId: number;
  readonly reached: number;
  readonly active: number;
  readonly habitual: number;
  readonly contributing: number;
}

/** Whose people are counted: one epoch's roster on its first day. */
export interface CountedRoster {
  /** First of the month. */
  readonly month: string;
  readonly rosterId: number;
  /** The operator's rules that count in it; null: there are none. */
  readonly aliasSet: number | null;
}

/**
 * Distinct people per atom and measure for many periods of one epoch in one pass over the day masks. A person's
 * accounts are joined first, so nobody counts twice; a person is in one atom, so atoms add up.
 *
 * Weeks are numbered within a period; habitual is active in at least 3 of the 4 weeks of a 28-day window and 0 for
 * other lengths.
 */
export async function countAtoms(
  session: Session,
  { month, rosterId, aliasSet }: CountedRoster,
  periods: readonly CountedPeriod[],
): Promise<readonly AtomCount[]> {
  if (periods.length === 0) return [];
  await spacious(session);
  await session.query(`DROP TABLE IF EXISTS pg_temp.period_slice, pg_temp.member_account`);
  await session.query(
    `CREATE TEMP TABLE member_account ON COMMIT DROP AS
     WITH ${memberKeys(ON_THE_DAY)}
     SELECT k.account_key, k.person_key, a.atom_id FROM member_key k
     JOIN counting.profile_atom a ON a.month = $2 AND a.profile_id = k.profile_id`,
    [rosterId, month, aliasSet],
  );
  await session.query(
    `CREATE TEMP TABLE period_slice ON COMMIT DROP AS
     SELECT key AS period_key, scope_id, connections, week, month::date,
       (SELECT bit_or(1 << (d::date - month::date)) FROM generate_series(
          greatest(week_from, month::date), least(week_to, (month + interval '1 month')::date - 1), interval '1 day') d) AS mask,
       to_day - from_day = 27 AS is_window
     FROM (SELECT key, from_day::date, to_day::date, scope_id, connections::jsonb
           FROM json_to_recordset($1) AS x(key text, from_day text, to_day text, scope_id integer, connections text)) p
     CROSS JOIN LATERAL generate_series(0, (to_day - from_day) / 7) AS week
     CROSS JOIN LATERAL (SELECT from_day + week * 7 AS week_from, least(from_day + week * 7 + 6, to_day) AS week_to) w
     CROSS JOIN LATERAL generate_series(date_trunc('month', week_from), date_trunc('month', week_to), interval '1 month') AS month`,
    [JSON.stringify(periods.map(sliceOf))],
  );
  await session.query('ANALYZE member_account');
  return rows<AtomCount>(
    session,
    `WITH connection_set AS (
       SELECT DISTINCT s.connections, c.connection_id FROM period_slice s
       CROSS JOIN LATERAL jsonb_array_elements_text(s.connections) AS k(key)
       JOIN coverage.connection c ON c.key = k.key),
     person_month AS (
       SELECT cs.connections, m.person_key, m.atom_id, a.month,
         bit_or(a.view_mask | a.react_mask | a.other_mask | a.reply_mask | a.post_mask) AS reached,
         bit_or(a.react_mask | a.other_mask | a.reply_mask | a.post_mask) AS active,
         bit_or(a.reply_mask | a.post_mask) AS contributing
       FROM person.activity a
       JOIN member_account m USING (account_key)
       JOIN connection_set cs USING (connection_id)
       WHERE a.month BETWEEN (SELECT min(month) FROM period_slice) AND (SELECT max(month) FROM period_slice)
       GROUP BY cs.connections, m.person_key, m.atom_id, a.month),
     person_week AS (
       SELECT s.period_key, s.scope_id, s.week, s.is_window, p.person_key, p.atom_id,
         bool_or(p.reached & s.mask <> 0) AS reached, bool_or(p.active & s.mask <> 0) AS active,
         bool_or(p.contributing & s.mask <> 0) AS contributing
       FROM period_slice s JOIN person_month p ON p.month = s.month AND p.connections = s.connections
       WHERE p.reached & s.mask <> 0
       GROUP BY s.period_key, s.scope_id, s.week, s.is_window, p.person_key, p.atom_id),
     person_period AS (
       SELECT period_key, scope_id, person_key, atom_id, bool_or(active) AS active,
         bool_and(is_window) AND count(*) FILTER (WHERE active) >= 3 AS habitual, bool_or(contributing) AS contributing
       FROM person_week GROUP BY period_key, scope_id, person_key, atom_id)
     SELECT period_key AS "periodKey", scope_id AS "scopeId", atom_id AS "atomId", count(*)::integer AS reached,
       count(*) FILTER (WHERE active)::integer AS active, count(*) FILTER (WHERE habitual)::integer AS habitual,
       count(*) FILTER (WHERE contributing)::integer AS contributing
     FROM person_period GROUP BY period_key, scope_id, atom_id`,
  );
}

function sliceOf({ key, from, to, scopeId, connections }: CountedPeriod) {
  return { key, from_day: from, to_day: to, scope_id: scopeId, connections: JSON.stringify(connections) };
}

/** Accounts of nobody in the roster that did in a period and scope what a measure counts. */
export interface UnmatchedAccounts {
  readonly periodKey: string;
  readonly scopeId: number;
  readonly measure: 'reached' | 'active' | 'contributing';
  readonly accounts: number;
}

/**
 * Only accounts that match nobody are counted, no accounts of people: somebody may have two, and how many do is no
 * number to be told. Accounts of people who are left out match somebody. Nothing is said of a measure without any.
 *
 * Needs the temporary tables of {@link countAtoms}, in the same transaction.
 */
export async function countUnmatched(
  session: Session,
  { month, rosterId, aliasSet }: CountedRoster,
): Promise<readonly UnmatchedAccounts[]> {
  return rows(
    session,
    `WITH ${memberKeys(ON_THE_DAY)},
     known AS (SELECT DISTINCT account_key FROM member_key),
     connection_set AS (
       SELECT DISTINCT s.connections, c.connection_id FROM period_slice s
       CROSS JOIN LATERAL jsonb_array_elements_text(s.connections) AS k(key)
       JOIN coverage.connection c ON c.key = k.key),
     account_month AS (
       SELECT cs.connections, a.account_key, a.month,
         bit_or(a.view_mask | a.react_mask | a.other_mask | a.reply_mask | a.post_mask) AS reached,
         bit_or(a.react_mask | a.other_mask | a.reply_mask | a.post_mask) AS active,
         bit_or(a.reply_mask | a.post_mask) AS contributing
       FROM person.activity a JOIN connection_set cs USING (connection_id)
       LEFT JOIN known k USING (account_key)
       WHERE a.month BETWEEN (SELECT min(month) FROM period_slice) AND (SELECT max(month) FROM period_slice)
         AND k.account_key IS NULL
       GROUP BY cs.connections, a.account_key, a.month),
     seen AS (
       SELECT s.period_key, s.scope_id, a.account_key, bool_or(a.reached & s.mask <> 0) AS reached,
         bool_or(a.active & s.mask <> 0) AS active, bool_or(a.contributing & s.mask <> 0) AS contributing
       FROM (SELECT period_key, scope_id, connections, month, bit_or(mask) AS mask FROM period_slice
             GROUP BY period_key, scope_id, connections, month) s
       JOIN account_month a ON a.month = s.month AND a.connections = s.connections
       GROUP BY s.period_key, s.scope_id, a.account_key)
     SELECT period_key AS "periodKey", scope_id AS "scopeId", measure, count(*)::integer AS accounts
     FROM seen CROSS JOIN LATERAL (VALUES ('reached', reached), ('active', active), ('contributing', contributing))
       AS did(measure, so)
     WHERE so GROUP BY period_key, scope_id, measure`,
    [rosterId, month, aliasSet],
  );
}
