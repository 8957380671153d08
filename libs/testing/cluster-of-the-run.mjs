import { appendFileSync, chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrations, openDatabase, tables } from '@takeup/storage';

/** Nothing of a test has to outlive a power cut, and files keep the databases of all their tests open. */
const SETTINGS = ['fsync = off', 'max_connections = 500'];

/** Making a server takes longer than most suites: one for all files, kept until the last of them is done. */
export default async function start() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-test-'));
  // PostgreSQL's user has to walk through it.
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  const open = () => openDatabase({ dataDir, create: true, entities: tables, migrations, poolSize: 1 });
  await (await open()).close();
  const settings = path.join(dataDir, 'cluster', 'data', 'postgresql.auto.conf');
  appendFileSync(settings, SETTINGS.map((line) => `${line}\n`).join(''));
  process.env.TAKEUP_TEST_CLUSTER = dataDir;
  globalThis.clusterOfTheRun = { folder, server: await open() };
}
