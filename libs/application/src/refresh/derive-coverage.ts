import type { Day, Hole, StreamCoverage } from '@takeup/domain';
import { actKindsOf, coverageOfDelivered, coverageOfFiles } from '@takeup/domain';
import type { ConnectionRow, Session } from '@takeup/storage';
import { connections, daysOf, dropStream, streams, writeStream } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { wayOf } from '../sources/way-of.js';
import { coverageOfPulled } from './derive-pulled.js';

const COVERAGE = {
  pulled: coverageOfPulled,
  delivered: coverageOfDeliveries,
  brought: coverageOfBrought,
} as const;

/**
 * Derives each connection's coverage anew: of files from all their acts, of deliveries from their acts and what they say they
 * cover, of what is pulled from what was read.
 */
export async function deriveCoverage(session: Session, context: Context): Promise<void> {
  for (const connection of await connections(session)) {
    const way = wayOf(connection);
    const coverage = await COVERAGE[way](session, context, connection);
    if (!coverage) {
      // Its days were waited for while nobody knew that it tells of no people.
      if (way === 'pulled') await dropStream(session, connection.id);
      continue;
    }
    const of = (state: Hole) => [...coverage.holes].filter(([, own]) => own === state).map(([day]) => day);
    await writeStream(session, {
      connectionId: connection.id,
      firstDay: coverage.first,
      lastDay: coverage.last,
      missing: of('missing'),
      provisional: of('provisional'),
      pending: of('pending'),
      givenUp: of('given-up'),
      suspect: of('suspect'),
    });
  }
}

async function coverageOfBrought(
  session: Session,
  _: Context,
  { id, key, kinds, unreadFrom }: ConnectionRow,
): Promise<StreamCoverage | undefined> {
  if (unreadFrom === null) return undefined;
  return coverageOfFiles(key, actKindsOf(kinds), { ...(await daysOf(session, id)), readOn: unreadFrom });
}

async function coverageOfDeliveries(
  session: Session,
  context: Context,
  { id, key, kinds }: ConnectionRow,
): Promise<StreamCoverage | undefined> {
  const days = await daysOf(session, id);
  return coverageOfDelivered(key, actKindsOf(kinds), { ...days, today: today(context) });
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
        ...as(stream.suspect, 'suspect'),
      ]),
    };
  });
}
