import type { Session } from '../session.js';
import { rows } from '../session.js';

/** Puts what the platform calls its communities in the place of what was known. */
export async function loadCommunities(
  session: Session,
  connectionId: number,
  communities: readonly { readonly platformId: string; readonly key: string; readonly title: string }[],
): Promise<void> {
  if (communities.length === 0) return;
  const listed = JSON.stringify(
    communities.map(({ platformId, key, title }) => ({ platform_id: platformId, key, title })),
  );
  const from = `json_to_recordset($2) AS n(platform_id text, key text, title text)`;
  // Two that swap their names must not meet on the way.
  await session.query(
    `UPDATE coverage.community c SET key = 'renamed ' || c.platform_id FROM ${from}
     WHERE c.connection_id = $1 AND c.platform_id = n.platform_id AND c.key <> n.key`,
    [connectionId, listed],
  );
  await session.query(
    `UPDATE coverage.community c SET platform_id = n.platform_id, title = n.title FROM ${from}
     WHERE c.connection_id = $1 AND c.key = n.key AND c.platform_id IS DISTINCT FROM n.platform_id
       AND NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.platform_id = n.platform_id)`,
    [connectionId, listed],
  );
  await session.query(
    `INSERT INTO coverage.community AS c (connection_id, platform_id, key, title)
     SELECT DISTINCT ON (n.platform_id) $1, n.platform_id, n.key, n.title FROM ${from}
     WHERE NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.platform_id = n.platform_id)
       AND NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.key = n.key)`,
    [connectionId, listed],
  );
  await session.query(
    `UPDATE coverage.community c SET key = n.key, title = n.title FROM ${from}
     WHERE c.connection_id = $1 AND c.platform_id = n.platform_id
       AND (c.key, c.title) IS DISTINCT FROM (n.key, n.title)
       AND NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.key = n.key AND o.platform_id <> n.platform_id)`,
    [connectionId, listed],
  );
}

/** The numbers of communities by the platform's ids; those not listed yet are not among them. */
export async function communityIds(
  session: Session,
  connectionId: number,
  platformIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (platformIds.length === 0) return new Map();
  const found = await rows<{ platformId: string; id: number }>(
    session,
    `SELECT platform_id AS "platformId", community_id AS id FROM coverage.community
     WHERE connection_id = $1 AND platform_id = ANY ($2::text[])`,
    [connectionId, platformIds],
  );
  return new Map(found.map(({ platformId, id }) => [platformId, id]));
}
