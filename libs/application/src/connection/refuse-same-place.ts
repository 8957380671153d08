import { refused } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { storedConnections } from '@takeup/storage';
import { Refused } from '../outcome.js';
import type { Reached } from '../sync/same-place.js';
import { otherAtPlace } from '../sync/same-place.js';
import type { ConnectWorld } from './connect-world.js';

/** @throws Refused where another connection reads the same place, naming it */
export async function refuseSamePlace(
  session: Session,
  { taken }: Pick<ConnectWorld, 'taken'>,
  reached: Reached,
): Promise<void> {
  const stored = (await storedConnections(session)).map(({ key }) => key);
  const first = await otherAtPlace(session, reached, new Set([...taken, ...stored]));
  if (first) throw new Refused(refused('connection-same-place', { key: first.key, title: first.title }));
}
