import type { Fault } from '@takeup/connectors/kit';
import { faulted } from '@takeup/connectors/kit';
import type { CheckedSource } from './check-source.js';
import { checkSource } from './check-source.js';
import type { Network, Source } from './sync-context.js';

/** What was found of one connection. */
export type CheckedConnection = { readonly connection: string } & (CheckedSource | { readonly fault: Fault });

/**
 * Each by itself, and all against each other: of two that lead to one place the later one in the list is at fault, as it
 * would be once it is read.
 */
export async function checkSources(
  sources: readonly Source[],
  network: Network,
): Promise<readonly CheckedConnection[]> {
  const firstAt = new Map<string, string>();
  const checked: CheckedConnection[] = [];
  for (const source of sources) {
    const { key: connection, connector } = source;
    const found = await checkSource(source, network);
    const place =
      'fault' in found || found.workspace === undefined ? undefined : `${connector.id} ${found.workspace}`;
    const first = place === undefined ? undefined : firstAt.get(place);
    if (place !== undefined && first === undefined) firstAt.set(place, connection);
    checked.push({
      connection,
      ...(first === undefined ? found : { fault: faulted('denied', 'same-place', `as ${first}`).fault }),
    });
  }
  return checked;
}
