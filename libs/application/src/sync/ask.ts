import type { OpenSession } from '@takeup/connectors/kit';
import { Faulted, openSession } from '@takeup/connectors/kit';
import { noteAnswer, takeTurn } from '@takeup/storage';
import { LONGEST_WAIT_MS, patiently } from './patience.js';
import type { Source, SyncContext } from './sync-context.js';

export interface Asker {
  readonly session: OpenSession<unknown>;
  readonly requests: () => number;
}

/**
 * A session whose turns lie in the database, so that all processes that ask this platform share them. Each is one
 * statement by itself: a process that stands still in between holds no lock that others wait for.
 */
export function openAsker(context: SyncContext, source: Source, connectionId: number): Asker {
  const { network, pools } = context;
  const { rate = 1 } = source;
  let requests = 0;
  const session = openSession({
    connector: source.connector,
    config: source.config,
    ports: {
      now: network.now,
      resolve: network.resolve,
      allowed: (host) => source.allowedHosts.includes(host),
      turn: async (limit) => {
        const until = network.now() + LONGEST_WAIT_MS;
        for (;;) {
          const wait = await takeTurn(pools.owner.manager, connectionId, {
            ...limit,
            perMs: limit.perMs / rate,
          });
          if (wait === 0) break;
          if (network.now() + wait > until)
            throw new Faulted({
              kind: 'throttled',
              detail: 'the platform asks to wait',
              retryAt: network.now() + wait,
            });
          await network.sleep(Math.ceil(wait));
        }
        requests += 1;
      },
      answered: ({ limit, retryAt }) =>
        noteAnswer(
          pools.owner.manager,
          connectionId,
          limit,
          retryAt === undefined ? null : Math.max(0, retryAt - network.now()),
        ),
    },
  });
  return { session: patiently(session, network), requests: () => requests };
}
