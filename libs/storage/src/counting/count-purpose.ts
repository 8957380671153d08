import type { Session } from '../session.js';
import { rows } from '../session.js';

/** A window to count, with the places that charters name in it. */
export interface PurposeWindow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Connection keys. */
  readonly connections: readonly string[];
  /** `connection/community` */
  readonly communities: readonly string[];
  /** As they stand on an act. */
  readonly topics: readonly string[];
}

/** Distinct people and acts of one top-level department in one window. */
export interface DepartmentPurpose {
  readonly key: string;
  readonly department: string;
  readonly actors: number;
  readonly actorsWith: number;
  readonly actorsWithout: number;
  readonly actsWith: number;
  readonly actsWithout: number;
}

export interface CommunityPurpose {
  readonly key: string;
  readonly connection: string;
  readonly community: string;
  readonly actors: number;
}

/** People of one top-level department by the connections on which they acted with a purpose and without one. */
export interface PurposeReach {
  readonly key: string;
  readonly department: string;
  /** Connection keys. */
  readonly on: { readonly with: readonly string[]; readonly without: readonly string[] };
  readonly actors: number;
}

/** Kinds of acts as they are stored. */
export interface PurposeKinds {
  /** Those that count. */
  readonly all: readonly number[];
  /** Those of them that a platform totals apart from what is written. */
  readonly reactions: readonly number[];
}

export interface PurposeCount {
  readonly departments: readonly DepartmentPurpose[];
  readonly communities: readonly CommunityPurpose[];
  readonly reach: readonly PurposeReach[];
}

/**
 * Acts of people in scope, by whether a charter names their community or one of their topics, for many windows of one
 * epoch in one pass. Departments without an act have no row.
 *
 * Needs the temporary tables of `countAtoms`, in the same transaction: whoever is counted there is counted here, once
 * over all accounts. Where a platform also tells its total of a person's day, in no community, the total stands only for
 * what is beyond the acts that are known one by one.
 */
export async function countPurpose(
  session: Session,
  windows: readonly PurposeWindow[],
  { all, reactions }: PurposeKinds,
): Promise<PurposeCount> {
  if (windows.length === 0) return { departments: [], communities: [], reach: [] };
  await session.query(`DROP TABLE IF EXISTS pg_temp.purpose_act`);
  await session.query(
    `CREATE TEMP TABLE purpose_act ON COMMIT DROP AS
     WITH asked AS (
       SELECT key, "from"::date AS from_day, "to"::date AS to_day, connections, communities,
         ARRAY(SELECT json_array_elements_text(topics)) AS topics
       FROM json_to_recordset($1)
         AS x(key text, "from" text, "to" text, connections json, communities json, topics json)),
     part AS (
       SELECT a.key, a.from_day, a.to_day, a.topics, c.connection_id, c.connector IS NOT NULL AS is_pulled
       FROM asked a CROSS JOIN LATERAL json_array_elements_text(a.connections) AS k(key)
       JOIN coverage.connection c ON c.key = k.key),
     named AS (
       SELECT DISTINCT a.key, m.community_id
       FROM asked a CROSS JOIN LATERAL json_array_elements_text(a.communities) AS n(name)
       JOIN coverage.connection c ON starts_with(n.name, c.key || '/')
       JOIN coverage.community m ON m.connection_id = c.connection_id AND c.key || '/' || m.key = n.name),
     done AS NOT MATERIALIZED (
       SELECT p.key, p.is_pulled, m.person_key, m.atom_id, act.connection_id, act.day, act.community_id, act.count,
         act.kind = ANY($3) AS is_reaction,
         p.is_pulled AND act.row_key IS NOT NULL AND act.at IS NULL AND act.community_id = 0 AS is_total,
         n.community_id IS NOT NULL OR coalesce(act.topics && p.topics, false) AS with_purpose
       FROM part p
       JOIN person.act act ON act.connection_id = p.connection_id AND act.day BETWEEN p.from_day AND p.to_day
       LEFT JOIN person.account a ON a.account_key = act.account_key AND a.connection_id = act.connection_id
       JOIN member_account m ON m.account_key = coalesce(a.same_as, act.account_key)
       LEFT JOIN named n ON n.key = p.key AND n.community_id = act.community_id
       WHERE act.kind = ANY($2)),
     beyond AS (
       SELECT key, person_key, atom_id, connection_id,
         sum(count) FILTER (WHERE is_total) - coalesce(sum(count) FILTER (WHERE NOT is_total), 0) AS acts
       FROM done WHERE is_pulled
       GROUP BY key, person_key, atom_id, connection_id, day, is_reaction HAVING bool_or(is_total))
     SELECT key, person_key, atom_id, connection_id, community_id, with_purpose, sum(count) AS acts
     FROM done WHERE NOT is_total GROUP BY key, person_key, atom_id, connection_id, community_id, with_purpose
     UNION ALL
     SELECT key, person_key, atom_id, connection_id, 0, false, sum(acts) FROM beyond WHERE acts > 0
     GROUP BY key, person_key, atom_id, connection_id`,
    [JSON.stringify(windows), all, reactions],
  );
  return {
    departments: await byDepartment(session),
    communities: await byCommunity(session),
    reach: await byReach(session),
  };
}

async function byDepartment(session: Session): Promise<readonly DepartmentPurpose[]> {
  return rows(
    session,
    `SELECT key, department, count(*)::integer AS actors, count(acts_with)::integer AS "actorsWith",
       count(acts_without)::integer AS "actorsWithout", coalesce(sum(acts_with), 0)::double precision AS "actsWith",
       coalesce(sum(acts_without), 0)::double precision AS "actsWithout"
     FROM (SELECT p.key, split_part(a.department, '/', 1) AS department, p.person_key,
             sum(p.acts) FILTER (WHERE p.with_purpose) AS acts_with,
             sum(p.acts) FILTER (WHERE NOT p.with_purpose) AS acts_without
           FROM purpose_act p JOIN counting.atom a USING (atom_id)
           GROUP BY p.key, split_part(a.department, '/', 1), p.person_key) person
     GROUP BY key, department`,
  );
}

async function byCommunity(session: Session): Promise<readonly CommunityPurpose[]> {
  return rows(
    session,
    `SELECT p.key, c.key AS connection, m.key AS community, count(DISTINCT p.person_key)::integer AS actors
     FROM purpose_act p JOIN coverage.community m USING (community_id)
     JOIN coverage.connection c ON c.connection_id = m.connection_id
     GROUP BY p.key, c.key, m.key`,
  );
}

async function byReach(session: Session): Promise<readonly PurposeReach[]> {
  return rows(
    session,
    `SELECT key, department, json_build_object('with', acts_with, 'without', acts_without) AS "on", count(*)::integer AS actors
     FROM (SELECT p.key, split_part(a.department, '/', 1) AS department, p.person_key,
             coalesce(array_agg(DISTINCT c.key) FILTER (WHERE p.with_purpose), '{}') AS acts_with,
             coalesce(array_agg(DISTINCT c.key) FILTER (WHERE NOT p.with_purpose), '{}') AS acts_without
           FROM purpose_act p JOIN counting.atom a USING (atom_id) JOIN coverage.connection c USING (connection_id)
           GROUP BY p.key, split_part(a.department, '/', 1), p.person_key) person
     GROUP BY key, department, acts_with, acts_without`,
  );
}
