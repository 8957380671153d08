import { refused } from '@takeup/domain';
import {
  connectedSources,
  dropConnected,
  dropStoredConnection,
  holdStoredConnections,
  inTransaction,
  noteRemoved,
  replaceSetting,
  stopJob,
  storedConnections,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import { jobOf } from './job-of.js';

/**
 * Asks a platform no more and drops its secrets. What came from it is kept. Needs no key, so that a lost one can be left
 * behind: with the last secret the database forgets which key it was.
 */
export function removeConnection(
  context: Pick<Context, 'pools' | 'clock' | 'config'>,
  key: string,
): Promise<Outcome<{ readonly key: string }>> {
  return outcomeOf(() =>
    inTransaction(context.pools, async (session) => {
      await holdStoredConnections(session);
      if (!(await dropStoredConnection(session, key))) {
        const there = (await storedConnections(session)).map((own) => own.key).join(', ');
        throw new Refused(refused('connection-unknown', { there }));
      }
      await noteRemoved(session, key, today(context));
      const kind = (await connectedSources(session)).find((own) => own.key === key)?.kind;
      await stopJob(session, jobOf(kind ?? 'platform', key));
      await dropConnected(session, key);
      if ((await storedConnections(session)).length === 0)
        await replaceSetting(session, 'sealing-check', null);
      return { key };
    }),
  );
}
