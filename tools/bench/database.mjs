import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { identityKey } from '@takeup/application';
import { loadSolver } from '@takeup/disclosure';
import { Zone } from '@takeup/domain';
import { migrations, openDatabase, tables } from '@takeup/storage';
import loadHighs from 'highs';

const clock = { now: () => Date.parse('2026-09-01T06:00:00Z') };

const config = {
  organisation: 'Bench',
  zone: new Zone('UTC'),
  currency: 'EUR',
  itDepartments: [],
  connections: [],
  policy: { minimumGroup: 10, t: 2 },
  attributes: [],
  demo: false,
};

/** Some work on an empty database of its own, which is gone afterwards. */
export async function withDatabase(work) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'takeup-bench-'));
  const pools = await openDatabase({ dataDir, create: true, entities: tables, migrations });
  try {
    const solver = await loadSolver(loadHighs);
    const secret = randomBytes(32);
    await work({ pools, clock, config, solver, identity: identityKey(1, secret), dataDir, secret });
  } finally {
    await pools.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
