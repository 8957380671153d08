import type { Stream } from '@takeup/connectors/kit';
import type { Day, StreamPart } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { noteAsked } from '@takeup/storage';
import { today } from '../context.js';
import type { SyncContext } from './sync-context.js';
import { beyondHistory } from './wanted.js';

interface Listed {
  readonly connectionId: number;
  readonly stream: Stream;
  readonly since: Day | null;
  readonly parts: readonly StreamPart[];
}

/** How days are noted that no asking brings back. */
export const FORGOTTEN = 'forgotten';

/** Days that the platform has forgotten are a gap, not something to wait for. */
export async function giveUpOlder(
  session: Session,
  context: SyncContext,
  { connectionId, stream, since, parts }: Listed,
): Promise<void> {
  const { zone } = context.config;
  const now = today(context);
  const { from, to } = beyondHistory({ zone, today: now, since, historyDays: stream.historyDays });
  if (from >= to) return;
  const asked = {
    from,
    to,
    askedOn: now,
    kind: FORGOTTEN,
    detail: `${stream.name}: further back than the platform tells`,
    at: new Date(context.clock.now()),
  };
  for (const { key } of parts)
    await noteAsked(session, { connectionId, stream: stream.name, part: key }, asked);
}
