import type { Fault, OpenSession } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import type { Network } from './sync-context.js';

/** Longer than this nobody waits within a sync: it ends, and goes on when the wait is over. */
export const LONGEST_WAIT_MS = 60_000;

/** Pauses before a request that came to nothing is sent once more. */
const PAUSES_MS = [250, 1_000];
/** A platform that only ever asks to wait gives nothing. */
const MOST_WAITS = 10;
/** Requests that may be sent again until others succeed: a platform that is down is not asked three times for each of its days. */
const MOST_IN_HAND = 6;

/**
 * Sends what came to nothing once more before it is given back as a fault, and waits out what the platform asks for
 * where that is near. What is asked of a platform only reads, so asking twice does no harm.
 */
export function patiently<C>(
  session: OpenSession<C>,
  network: Pick<Network, 'now' | 'sleep'>,
): OpenSession<C> {
  let inHand = MOST_IN_HAND;
  const pauseAfter = (fault: Fault, tries: number): number | undefined => {
    // The turn that comes next waits for as long as was asked; see `takeTurn`.
    if (fault.kind === 'throttled')
      return fault.retryAt !== undefined &&
        fault.retryAt - network.now() <= LONGEST_WAIT_MS &&
        tries < MOST_WAITS
        ? 0
        : undefined;
    if (fault.kind !== 'transient' || fault.code === 'cancelled' || inHand < 1) return undefined;
    const pause = PAUSES_MS[tries];
    if (pause !== undefined) inHand -= 1;
    return pause;
  };
  const again = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const tries = { throttled: 0, transient: 0 };
    for (;;) {
      try {
        const answer = await ask();
        inHand = Math.min(MOST_IN_HAND, inHand + 1);
        return answer;
      } catch (error) {
        if (!(error instanceof Faulted)) throw error;
        const kind = error.fault.kind === 'throttled' ? 'throttled' : 'transient';
        const pause = pauseAfter(error.fault, tries[kind]);
        if (pause === undefined) throw error;
        tries[kind] += 1;
        if (pause > 0) await network.sleep(pause);
      }
    }
  };
  return {
    config: session.config,
    send: (request) => again(() => session.send(request)),
    // What breaks off later is for the slice to go on with: what came of it is saved.
    download: (request) => again(() => session.download(request)),
    close: () => session.close(),
  };
}
