import type { Stream } from '@takeup/connectors/kit';
import type { Day, InstantSpan, Slice, StreamPart } from '@takeup/domain';
import { plan } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { guardRun, inTransaction, noteAsked, partRows, readTodaySpans, writeParts } from '@takeup/storage';
import { today } from '../context.js';
import { dayStarts } from './platform-days.js';
import type { Sync } from './read-slice.js';
import type { SyncRequest } from './sync-connection.js';
import type { SyncContext } from './sync-context.js';
import { beyondHistory, monthStarts, wantedSpan } from './wanted.js';

/** What is to be read of a stream this time, newest first. */
export async function planStream(
  { context, connectionId, held }: Sync,
  stream: Stream,
  { source, from }: Pick<SyncRequest, 'source' | 'from'>,
): Promise<readonly Slice[]> {
  const { zone } = context.config;
  const now = today(context);
  const parts = stream.parts ?? [{ key: '' }];
  const { known, early } = await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    if (stream.progress === 'window' || stream.progress === 'walk') {
      await writeParts(session, connectionId, stream.name, parts);
      await giveUpOlder(session, context, { connectionId, stream, since: source.since, parts });
    }
    return {
      known: await partRows(session, connectionId, stream.name),
      early: await readTodaySpans(session, { connectionId, stream: stream.name, on: now }),
    };
  });
  if (stream.progress === 'snapshot' && known.some(({ readOn }) => readOn === now)) return [];
  const wanted: InstantSpan = wantedSpan({
    zone,
    today: now,
    since: source.since,
    historyDays: stream.historyDays,
    ...(from === undefined ? {} : { from }),
  });
  return plan({
    stream,
    progress: known.map(({ part, settled, interrupted }) => ({
      part,
      settled: [...settled, ...(early.get(part) ?? [])],
      ...(interrupted ? { interrupted } : {}),
    })),
    wanted,
    marks: stream.zone === undefined ? monthStarts(zone, wanted) : dayStarts(zone, wanted),
  });
}

interface Listed {
  readonly connectionId: number;
  readonly stream: Stream;
  readonly since: Day | null;
  readonly parts: readonly StreamPart[];
}

/** Days that the platform has forgotten are a gap, not something to wait for. */
async function giveUpOlder(
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
    kind: 'absent',
    detail: `${stream.name}: further back than the platform tells`,
    at: new Date(context.clock.now()),
  };
  for (const { key } of parts)
    await noteAsked(session, { connectionId, stream: stream.name, part: key }, asked);
}
