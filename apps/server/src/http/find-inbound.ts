import type { ConnectWorld, Inbound } from '@takeup/application';
import { storedInbound } from '@takeup/application';

/** Who may deliver under a key just now; null: nobody. */
export type FindInbound = (key: string) => Promise<Inbound | null>;

/** Those of the operator's file, and those that were connected from the product, asked for anew at each delivery. */
export function findInbound(named: readonly Inbound[], world: ConnectWorld): FindInbound {
  const byKey = new Map(named.map((own) => [own.key, own]));
  return async (key) => byKey.get(key) ?? storedInbound(world, key);
}
