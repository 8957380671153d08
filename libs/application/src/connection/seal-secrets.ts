import type { StoredConnection } from '@takeup/storage';
import type { SealingKey } from '../files/index.js';

/** Seals values by the name of their field, each for its place in this one connection as it is configured. */
export function sealSecrets(
  sealing: SealingKey,
  { key: connection, connector, config }: Pick<StoredConnection, 'key' | 'connector' | 'config'>,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const seal = ([field, value]: readonly [string, string]) =>
    [field, sealing.seal(value, { connection, connector, config, field })] as const;
  return Object.fromEntries(Object.entries(values).map(seal));
}
