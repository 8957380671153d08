import type { Day, Hole, StreamCoverage } from '@takeup/domain';
import { actKindsOf, coverageOfFiles } from '@takeup/domain';
import type { ConnectionRow, Session } from '@takeup/storage';
import { connections, daysOf, streams, writeStream } from '@takeup/storage';
import type { Context } from '../context.js';
import { coverageOfPulled } from './derive-pulled.js';

/** Derives each connection's coverage anew: of files from all their acts, of what is pulled from what was read. */
export async function deriveCoverage(session: Session, context: Context): Promise<void> {
  for (const connection of await connections(session)) {
    const coverage =
      connection.connector === null
        ? await coverageOfBrought(session, connection)
        : await coverageOfPulled(session, context, connection);
    if (!coverage) continue;
    const of = (state: Hole) => [...coverage.holes].filter(([, own]) => own === state).map(([day]) => day);
    await writeStream(session, {
      connectionId: connection.id,
      firstDay: coverage.first,
      lastDay: coverage.last,
      missing: of('missing'),
      provisional: of('provisional'),
      pending: of('pending'),
      givenUp: of('given-up'),
    });
  }
}

async function coverageOfBrought(
  session: Session,
  { id, key, kinds, unreadFrom }: ConnectionRow,
): Promise<StreamCoverage | undefined> {
  if (unreadFrom === null) return undefined;
  return coverageOfFiles(key, actKindsOf(kinds), { ...(await daysOf(session, id)), readOn: unreadFrom });
}

/** Coverage as it was derived last. */
export async function knownCoverage(session: Session): Promise<readonly StreamCoverage[]> {
  return (await streams(session)).map((stream) => {
    const as = (days: readonly Day[], state: Hole) => days.map((day) => [day, state] as const);
    return {
      connection: stream.connection,
      kinds: actKindsOf(stream.kinds),
      first: stream.firstDay,
      last: stream.lastDay,
      holes: new Map<Day, Hole>([
        ...as(stream.missing, 'missing'),
        ...as(stream.provisional, 'provisional'),
        ...as(stream.pending, 'pending'),
        ...as(stream.givenUp, 'given-up'),
      ]),
    };
  });
}
