import { refused } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { replaceSetting, setting } from '@takeup/storage';
import type { SealingKey } from '../files/index.js';
import { Refused } from '../outcome.js';

/** Where the key that seals is kept, apart from the database. */
export interface KeyStore {
  /** For the operator: a file, or a variable of the environment. */
  readonly where: string;
  /** Those at hand: the one in use, and after a change that was cut off the one that takes its place. */
  keys(): readonly SealingKey[];
  /** The key to begin with, made where there is none. */
  first(): SealingKey;
  /** The key that is to take the place of the one in use. It is safe before this answers. */
  next(): SealingKey;
  /** Makes it the one in use. Nothing is sealed with the former one any more. */
  settle(key: SealingKey): void;
}

/**
 * The key that everything in this database is sealed with; null while nothing is.
 * @throws Refused where it is not at hand
 */
export async function keyInUse(session: Session, store: KeyStore): Promise<SealingKey | null> {
  const check = await setting(session, 'sealing-check');
  if (check === null) return null;
  const key = store.keys().find((own) => own.check === check);
  if (key === undefined) throw new Refused(refused('secret-key-differs', { where: store.where }));
  return key;
}

/** The same to seal with; the first one becomes the database's. */
export async function keyToSealWith(session: Session, store: KeyStore): Promise<SealingKey> {
  const used = await keyInUse(session, store);
  if (used !== null) return used;
  const first = store.first();
  await replaceSetting(session, 'sealing-check', first.check);
  return first;
}
