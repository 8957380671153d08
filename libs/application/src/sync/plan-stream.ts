import type { Stream } from '@takeup/connectors/kit';
import type { InstantSpan, Slice } from '@takeup/domain';
import { plan } from '@takeup/domain';
import { guardRun, inTransaction, partRows, writeParts } from '@takeup/storage';
import { today } from '../context.js';
import type { Sync } from './read-slice.js';
import type { SyncRequest } from './sync-connection.js';
import { monthStarts, wantedSpan } from './wanted.js';

/** What is to be read of a stream this time, newest first. */
export async function planStream(
  { context, connectionId, held }: Sync,
  stream: Stream,
  { source, from }: Pick<SyncRequest, 'source' | 'from'>,
): Promise<readonly Slice[]> {
  const { zone } = context.config;
  const now = today(context);
  const parts = stream.parts ?? [{ key: '' }];
  const known = await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    if (stream.progress === 'window' || stream.progress === 'walk')
      await writeParts(session, connectionId, stream.name, parts);
    return partRows(session, connectionId, stream.name);
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
      settled,
      ...(interrupted ? { interrupted } : {}),
    })),
    wanted,
    marks: monthStarts(zone, wanted),
  });
}
