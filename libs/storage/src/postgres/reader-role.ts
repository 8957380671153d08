import pg from 'pg';
import { DatabaseUnavailable, codeOf, messageOf } from './errors.js';
import { READER } from './embedded-secret.js';

/** The SQL an administrator runs once on a server where Takeup's own user may not create roles. */
export function readerRoleSql(ownerUser: string): string {
  return `CREATE ROLE ${READER} NOLOGIN;\nGRANT ${READER} TO ${pg.escapeIdentifier(ownerUser)};`;
}

function refusal(ownerUser: string, why: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'READER_ROLE',
    `The database role ${READER} cannot be used: ${why}`,
    `Let an administrator of the server run:\n${readerRoleSql(ownerUser)}`,
  );
}

interface State {
  readonly who: string;
  readonly present: boolean;
  readonly member: boolean;
}

async function look(client: pg.ClientBase): Promise<State> {
  const { rows } = await client.query<State>(
    `SELECT current_user AS who, count(r.oid) = 1 AS present,
            coalesce(bool_or(pg_has_role(current_user, r.oid,
              CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)), false) AS member
       FROM (SELECT) one LEFT JOIN pg_roles r ON r.rolname = $1`,
    [READER],
  );
  const [state] = rows;
  if (state === undefined) throw new Error('pg_roles gave no row');
  return state;
}

/** Runs one statement; a role or membership that somebody else made in between is as good. */
async function attempt(client: pg.ClientBase, sql: string, who: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === '42710' || code === '23505') return;
    throw code === '42501' ? refusal(who, messageOf(error)) : error;
  }
}

/** Makes sure the reader role exists and, where the owner's login also reads, that it may become it. */
export async function ensureReaderRole(client: pg.ClientBase, ownLogin: boolean): Promise<void> {
  const before = await look(client);
  if (!before.present) await attempt(client, `CREATE ROLE ${READER} NOLOGIN`, before.who);
  if (ownLogin || (before.present && before.member)) return;
  await attempt(client, `GRANT ${READER} TO CURRENT_USER`, before.who);
  const after = await look(client);
  if (!after.member) throw refusal(after.who, `${after.who} may not become it.`);
}

/** Refuses a connection of the reader pool that would not be held back by the reader's grants. */
export async function checkIsReader(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ who: string }>('SELECT current_user AS who');
  const who = rows[0]?.who ?? 'nobody';
  if (who === READER) return;
  throw new DatabaseUnavailable(
    'READER_ROLE',
    `A connection meant for ${READER} came up as ${who}: something between here and the server drops the start-up options.`,
    'Connect to PostgreSQL itself, or to a pooler in session mode that passes `options`; or set DATABASE_READER_URL.',
  );
}

/** Refuses a reader's login of its own that lacks the reader's grants, or that is more than a reader. */
export async function checkReaderLogin(
  client: pg.ClientBase,
  owner: { user: string; table: string },
): Promise<void> {
  const { rows } = await client.query<{ who: string; reads: boolean; owns: boolean; here: boolean }>(
    `SELECT current_user AS who,
            pg_has_role(current_user, $1, 'USAGE') AS reads,
            EXISTS (SELECT FROM pg_roles r WHERE r.rolname = $2 AND pg_has_role(current_user, r.oid, 'MEMBER')) AS owns,
            EXISTS (SELECT FROM pg_class WHERE oid = $3::oid AND relname = 'migration') AS here`,
    [READER, owner.user, owner.table],
  );
  const found = rows[0];
  const fail = (why: string, whatToDo: string): never => {
    throw new DatabaseUnavailable('READER_ROLE', `DATABASE_READER_URL: ${why}`, whatToDo);
  };
  if (found?.here !== true)
    fail('it leads to another database than DATABASE_URL.', 'Let both lead to the same database.');
  if (found?.owns === true) {
    fail(
      `${found.who} may do all that ${owner.user} may do.`,
      `Give the reader a login of its own that is only a member of ${READER}.`,
    );
  }
  if (found?.reads !== true) {
    const who = found?.who ?? '';
    fail(`${who} is not a member of ${READER}.`, `Run: GRANT ${READER} TO ${pg.escapeIdentifier(who)};`);
  }
}
