import { createHash } from 'node:crypto';
import type { Database } from '@takeup/storage';

/** Every row of every table of ours as text, table by table. Temporary ones hold nothing once a transaction ends. What may differ between equal databases can be left out. */
export async function contentsOf(
  { owner }: Pick<Database, 'owner'>,
  leaveOut: readonly string[] = [],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await owner.query<{ name: string }[]>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND NOT starts_with(schemaname, 'pg_temp') ORDER BY 1`,
  );
  const contents = new Map<string, readonly string[]>();
  for (const { name } of found.filter((table) => !leaveOut.includes(table.name))) {
    const rows = await owner.query<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    contents.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return contents;
}

/** One value for all that a database holds: equal before and after where nothing was changed. */
export async function fingerprint(
  database: Pick<Database, 'owner'>,
  leaveOut?: readonly string[],
): Promise<string> {
  const contents = await contentsOf(database, leaveOut);
  return createHash('sha256')
    .update(JSON.stringify([...contents]))
    .digest('hex');
}
