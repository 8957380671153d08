import { refused } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import {
  exclusively,
  holdStoredConnections,
  inTransaction,
  replaceSealed,
  replaceSetting,
  storedConnections,
} from '@takeup/storage';
import type { Pools } from '@takeup/storage';
import type { SealingKey } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { KeyStore } from './key-store.js';
import { keyInUse } from './key-store.js';
import { sealSecrets } from './seal-secrets.js';
import { unsealed } from './stored-sources.js';

export interface Rotated {
  /** Connections whose secrets are sealed anew. */
  readonly connections: number;
}

/**
 * Seals every secret with a new key, all in one transaction. The new key is safe before it begins and the old one is
 * given up only after it ended, so that wherever it is cut off one of the two opens everything.
 */
export function rotateSecrets(pools: Pools, store: KeyStore): Promise<Outcome<Rotated>> {
  return outcomeOf(() =>
    exclusively(pools, 'secret-rotation', async () => {
      const used = await inTransaction(pools, (session) => keyInUse(session, store));
      if (used === null) throw new Refused(refused('secret-nothing'));
      // One that was cut off after its transaction had ended.
      store.settle(used);
      const next = store.next();
      if (next.check === used.check) throw new Refused(refused('secret-key-same', { where: store.where }));
      const connections = await inTransaction(pools, (session) => sealAnew(session, store, next));
      store.settle(next);
      return { connections };
    }),
  );
}

async function sealAnew(session: Session, store: KeyStore, next: SealingKey): Promise<number> {
  await holdStoredConnections(session);
  const used = await keyInUse(session, store);
  const stored = await storedConnections(session);
  if (used === null) throw new Refused(refused('secret-nothing'));
  for (const row of stored) {
    const secrets = unsealed(used, row);
    // Sealed anew it would never open; it is left for the operator to look at, with all others.
    if (secrets === null) throw new Refused(refused('secret-unopened', { key: row.key }));
    await replaceSealed(session, { key: row.key, secrets: sealSecrets(next, row, secrets) });
  }
  await replaceSetting(session, 'sealing-check', next.check);
  return stored.length;
}
