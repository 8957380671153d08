import type { KeyStore } from '@takeup/application';
import { sealingKey } from '@takeup/application';

const KEY = sealingKey(Buffer.alloc(32, 3));

/** One key that is always at hand: files of keys are the server's affair. */
export const oneKey: KeyStore = {
  where: 'the test',
  keys: () => [KEY],
  first: () => KEY,
  next: () => KEY,
  settle: () => undefined,
};
