import type { Stream } from '@takeup/connectors/kit';
import type { Session } from '@takeup/storage';
import { EVERY_PART, listedStreams, noteAsked } from '@takeup/storage';
import { today } from '../context.js';
import type { Sync } from './read-slice.js';
import { EVER, wantedSpan } from './wanted.js';

/**
 * A stream that the platform offered and offers no more, such as people whose names it conceals now, was asked for in vain:
 * else its days would be waited for until the end of time, and with them the figures of everybody.
 */
export async function noteWithdrawn(
  session: Session,
  { context, connectionId, source }: Pick<Sync, 'context' | 'connectionId' | 'source'>,
  offered: readonly Stream[],
): Promise<void> {
  const names = new Set(offered.map(({ name }) => name));
  const now = today(context);
  const { zone } = context.config;
  const { from, to } = wantedSpan({ zone, today: now, since: source.since, historyDays: EVER });
  for (const stream of await listedStreams(session, connectionId)) {
    if (names.has(stream) || from >= to) continue;
    await noteAsked(
      session,
      { connectionId, stream, part: EVERY_PART },
      {
        ...{ from, to, askedOn: now, kind: 'denied', detail: 'not offered any more' },
        at: new Date(context.clock.now()),
      },
    );
  }
}
