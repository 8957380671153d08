import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestCluster } from './cluster.js';

/** Another database of the same server, with a KPI a week, which is asked by its owner. */
export async function warehouse(cluster: TestCluster) {
  const database = await cluster.database();
  const [{ name = '' } = {}] = await database.owner.query<{ name: string }[]>(
    'SELECT current_database() AS name',
  );
  await database.owner.query('CREATE TABLE public.weekly (week date, share numeric, calls integer)');
  await database.owner.query(
    "INSERT INTO public.weekly VALUES ('2025-05-04', 61.5, 410), ('2025-05-11', 62.25, 395)",
  );
  const file = (...parts: string[]) =>
    readFileSync(path.join(cluster.dataDir, 'cluster', ...parts), 'utf8').trim();
  const password = createHmac('sha256', file('password')).update('takeup_owner').digest('base64url');
  const socket = file('data', 'postmaster.pid').split('\n')[4] ?? '';
  const url = `postgresql://takeup_owner:${password}@localhost/${name}?host=${socket}`;
  return { database, socket, password, url };
}
