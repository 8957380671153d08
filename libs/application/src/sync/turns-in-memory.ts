import type { Limit, SessionPorts } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { LONGEST_WAIT_MS } from './patience.js';
import type { Network } from './sync-context.js';

/** Turns of one process: for what is asked so seldom that nobody shares them. */
export function turnsInMemory({ now, sleep }: Network): Pick<SessionPorts, 'turn' | 'answered'> {
  const taken = new Map<string, number[]>();
  const notBefore = new Map<string, number>();
  return {
    turn: async ({ name, calls, perMs }: Limit) => {
      const recent = (taken.get(name) ?? []).filter((at) => at > now() - perMs);
      const full = recent.length < calls ? 0 : (recent.at(-calls) ?? 0) + perMs;
      const wait = Math.max(full, notBefore.get(name) ?? 0) - now();
      if (wait > LONGEST_WAIT_MS)
        throw new Faulted({ kind: 'throttled', detail: 'the directory asks to wait', retryAt: now() + wait });
      if (wait > 0) await sleep(wait);
      taken.set(name, [...recent, now()]);
    },
    answered: async ({ limit, retryAt }) => {
      if (retryAt !== undefined) notBefore.set(limit, retryAt);
    },
  };
}
