import type { Session } from '../session.js';
import { rows, spacious } from '../session.js';
import { ALIAS_BYTES } from '../sync/accounts.js';
import { newestAliases } from './aliases.js';
import { memberKeys } from '../counting/member-keys.js';

export interface ReasonCount {
  /** The connection's key. */
  readonly connection: string;
  /** One of `UNMATCHED_REASONS`. */
  readonly reason: string;
  /** Distinct accounts, those of one person on a connection as one where the directory once knew them. */
  readonly accounts: number;
}

/** Both inclusive. */
export interface SeenWithin {
  readonly from: string;
  readonly to: string;
}

/**
 * Why the accounts that were seen between two days match nobody in the newest roster, by connection, in one pass over the day
 * masks. Each has one reason, the first that holds, in the order of `UNMATCHED_REASONS`. Exact, so not to be told as it is.
 * Nothing where there is no roster.
 *
 * Whoever is in the newest roster matches, also before their first day, and until their last.
 */
export async function countReasons(
  session: Session,
  { from, to }: SeenWithin,
): Promise<readonly ReasonCount[]> {
  await spacious(session);
  const [newest] = await rows<{ id: number }>(
    session,
    `SELECT roster_id AS id FROM person.roster ORDER BY coalesce(as_of, imported_on) DESC, roster_id DESC LIMIT 1`,
  );
  if (newest === undefined) return [];
  return rows(
    session,
    `WITH ${memberKeys('coalesce(end_date, $2::date) >= $2::date')},
     part AS (
       SELECT date_trunc('month', day)::date AS month, bit_or(1 << (extract(day FROM day)::integer - 1)) AS mask
       FROM generate_series($2::date, $4::date, interval '1 day') AS day GROUP BY 1),
     seen AS (
       SELECT DISTINCT a.connection_id, a.account_key FROM person.activity a JOIN part USING (month)
       WHERE a.month BETWEEN date_trunc('month', $2::date) AND $4::date
         AND (a.view_mask | a.react_mask | a.other_mask | a.reply_mask | a.post_mask) & part.mask <> 0),
     stranger AS MATERIALIZED (
       SELECT s.connection_id, s.account_key FROM seen s
       WHERE NOT EXISTS (SELECT FROM member_key k WHERE k.account_key = s.account_key)),
     listed AS MATERIALIZED (
       SELECT s.connection_id, s.account_key, p.bot, p.enabled, p.key_id, p.aliases FROM stranger s
       JOIN person.account p ON p.connection_id = s.connection_id AND coalesce(p.same_as, p.account_key) = s.account_key),
     alias AS MATERIALIZED (
       SELECT connection_id, account_key, key_id, substring(aliases FROM place * ${ALIAS_BYTES} + 1 FOR 32) AS account_hash,
         nullif(substring(aliases FROM place * ${ALIAS_BYTES} + 33 FOR 16), decode(repeat('00', 16), 'hex')) AS domain_hash
       FROM listed CROSS JOIN LATERAL generate_series(0, length(aliases) / ${ALIAS_BYTES} - 1) AS place),
     -- All keys that an account is known by.
     known_by AS MATERIALIZED (
       SELECT connection_id, account_key, account_key AS key FROM stranger
       UNION SELECT a.connection_id, a.account_key, i.account_key FROM alias a JOIN person.identity i USING (account_hash, key_id)),
     once AS (
       SELECT person_key AS key, person_key FROM person.roster_member
       UNION ALL SELECT email_key, person_key FROM person.roster_member
       UNION ALL SELECT account_key, person_key FROM person.alias
         WHERE set_id = $3 AND person_key IN (SELECT person_key FROM person.roster_member)),
     gone AS (
       SELECT DISTINCT k.connection_id, k.account_key, true AS gone FROM known_by k JOIN once o USING (key)
       WHERE NOT EXISTS (SELECT FROM member m WHERE m.person_key = o.person_key)),
     shared AS (
       SELECT DISTINCT k.connection_id, k.account_key, true AS shared FROM known_by k
       JOIN person.roster_shared s ON s.roster_id = $1 AND s.account_key = k.key),
     addressed AS (
       SELECT k.connection_id, k.account_key,
         bool_or(EXISTS (SELECT FROM person.roster_domain d WHERE d.roster_id = $1 AND d.domain_hash = k.domain_hash)) AS inside
       FROM (SELECT k.connection_id, k.account_key, i.domain_hash FROM known_by k JOIN person.identity i ON i.account_key = k.key
             UNION SELECT connection_id, account_key, domain_hash FROM alias) k
       WHERE k.domain_hash IS NOT NULL GROUP BY k.connection_id, k.account_key),
     said AS (
       SELECT connection_id, account_key, bool_or(bot) AS bot, bool_and(enabled IS FALSE) AS off,
         bool_or(length(aliases) > 0) AS named
       FROM listed GROUP BY connection_id, account_key)
     SELECT c.key AS connection, reason, count(*)::integer AS accounts
     FROM stranger s
     JOIN coverage.connection c USING (connection_id)
     LEFT JOIN said USING (connection_id, account_key)
     LEFT JOIN addressed a USING (connection_id, account_key)
     LEFT JOIN gone USING (connection_id, account_key)
     LEFT JOIN shared USING (connection_id, account_key)
     CROSS JOIN LATERAL (SELECT CASE
       WHEN said.bot THEN 'bot'
       WHEN gone.gone THEN 'left'
       WHEN shared.shared THEN 'shared'
       WHEN NOT a.inside AND EXISTS (SELECT FROM person.roster_domain d WHERE d.roster_id = $1) THEN 'outside'
       WHEN said.off THEN 'off'
       WHEN c.connector IS NOT NULL AND a.inside IS NULL AND said.named IS NOT TRUE THEN 'nameless'
       ELSE 'absent' END AS reason) why
     GROUP BY c.key, reason ORDER BY c.key, reason`,
    [newest.id, from, await newestAliases(session), to],
  );
}
