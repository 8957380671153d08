import type { Stream } from '@takeup/connectors/kit';
import type { InstantSpan, Slice, StreamPart } from '@takeup/domain';
import { absentForGood, addDays, plan, tellsPeople } from '@takeup/domain';
import { askedInVain, guardRun, inTransaction, partRows, readTodaySpans, writeParts } from '@takeup/storage';
import { today } from '../context.js';
import { giveUpOlder } from './give-up-older.js';
import { noteWithdrawn } from './note-withdrawn.js';
import type { Sync } from './read-slice.js';
import type { SyncRequest } from './sync-connection.js';
import { dayStarts, monthStarts, wantedSpan } from './wanted.js';

/**
 * Notes all that there is to read before any of it is: a day of which one stream is read is not complete while another one
 * was not even begun.
 */
export async function declareParts(
  { context, connectionId, held, named, source }: Sync,
  streams: readonly Stream[],
): Promise<void> {
  await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    await noteWithdrawn(session, { context, connectionId, source }, streams);
    for (const stream of streams) {
      if (stream.progress !== 'window' && stream.progress !== 'walk') continue;
      const parts = partsToRead(stream, named) ?? [{ key: '' }];
      const isAggregate = !tellsPeople(stream.tells);
      await writeParts(session, { connectionId, stream: stream.name, isAggregate }, parts);
      await giveUpOlder(session, context, { connectionId, stream, since: source.since, parts });
    }
  });
}

/** What is to be read of a stream this time, newest first. */
export async function planStream(
  { context, connectionId, held, named }: Sync,
  stream: Stream,
  { source, from, rereads }: Pick<SyncRequest, 'source' | 'from' | 'rereads'>,
): Promise<readonly Slice[]> {
  const { zone } = context.config;
  const now = today(context);
  const parts = partsToRead(stream, named);
  const { known, absent, early } = await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    const asked = await askedInVain(session, connectionId);
    return {
      known: await partRows(session, connectionId, stream.name),
      absent: asked.filter(({ stream: name, kind }) => name === stream.name && kind === 'absent'),
      early: await readTodaySpans(session, { connectionId, stream: stream.name, on: now }),
    };
  });
  if (stream.progress === 'snapshot' && known.some(({ readOn }) => readOn === now)) return [];
  const all = { zone, today: now, since: source.since, historyDays: stream.historyDays };
  const wanted: InstantSpan = wantedSpan({ ...all, ...(from === undefined ? {} : { from }) });
  const again = rereads === false ? Infinity : zone.startOf(addDays(now, -(stream.rereadDays ?? 0)));
  return plan({
    stream: {
      name: stream.name,
      progress: stream.progress,
      ...(parts === undefined ? {} : { parts }),
      ...(stream.byChange ? { byChange: true as const } : {}),
    },
    progress: known.map(({ part, settled, interrupted, isLoose }) => ({
      part,
      isLoose,
      settled: [
        ...settled.map((span) => ({ from: span.from, to: Math.min(span.to, again) })),
        ...(early.get(part) ?? []),
        ...absentForGood(absent.filter((asked) => asked.part === part)),
      ],
      interrupted,
    })),
    wanted,
    reach: wantedSpan(all).from,
    marks: stream.zone === undefined ? monthStarts(zone, wanted) : dayStarts(zone, wanted),
  });
}

/** Where charters name none of them nobody knows yet which matter, and all are read. */
function partsToRead(
  { parts, onlyNamed }: Stream,
  named: ReadonlySet<string>,
): readonly StreamPart[] | undefined {
  if (parts === undefined || onlyNamed !== true || named.size === 0) return parts;
  return parts.filter(({ community }) => community !== undefined && named.has(community));
}
