import type { ClientBase } from 'pg';
import { messageOf } from './errors.js';

interface Open {
  readonly base: string;
  readonly who: string;
  readonly temporary: boolean;
  readonly schema: boolean;
}

async function look(client: ClientBase): Promise<Open> {
  const { rows } = await client.query<Open>(
    `SELECT quote_ident(current_database()) AS base, quote_ident(current_user) AS who,
            has_database_privilege('public', current_database(), 'TEMPORARY') AS temporary,
            has_schema_privilege('public', 'public', 'USAGE, CREATE') AS schema`,
  );
  const [open] = rows;
  if (open === undefined) throw new Error('pg_database gave no row');
  return open;
}

function statements({ base, who, temporary, schema }: Open): readonly string[] {
  return [
    // The owner needs both afterwards, and on a shared server it may hold them only through PUBLIC.
    ...(temporary
      ? [`GRANT TEMPORARY ON DATABASE ${base} TO ${who}`, `REVOKE TEMPORARY ON DATABASE ${base} FROM PUBLIC`]
      : []),
    ...(schema ? [`GRANT ALL ON SCHEMA public TO ${who}`, 'REVOKE ALL ON SCHEMA public FROM PUBLIC'] : []),
  ];
}

/**
 * Takes from everybody what PostgreSQL gives everybody by default, so that the reader holds only what
 * the migrations grant. Where this user may not, the returned note says what an administrator runs.
 */
export async function harden(client: ClientBase): Promise<readonly string[]> {
  const wanted = statements(await look(client));
  let failure = '';
  for (const sql of wanted) {
    try {
      await client.query(sql);
    } catch (error) {
      failure = messageOf(error);
    }
  }
  const left = wanted.length === 0 ? [] : statements(await look(client));
  if (left.length === 0) return [];
  return [
    `The database grants more to every role than Takeup needs, and this user may not change it${failure && ` (${failure})`}. ` +
      `Let an administrator run: ${left.join('; ')};`,
  ];
}
