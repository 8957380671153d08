import { refused } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { storedConnections } from '@takeup/storage';
import { Refused } from '../outcome.js';
import type { Reached } from '../sync/same-place.js';
import { otherAtPlace } from '../sync/same-place.js';
import type { ConnectWorld } from './connect-world.js';
import type { TestedSource } from './test-draft.js';

/** @throws Refused where another connection reads the same place as a platform that was tested, naming it */
export async function refuseReached(
  session: Session,
  { taken }: Pick<ConnectWorld, 'taken'>,
  answer: TestedSource,
): Promise<void> {
  if (answer.kind !== 'platform') return;
  const { key, connector, workspace } = answer;
  const reached: Reached = { key, connector, workspace };
  const stored = (await storedConnections(session)).map(({ key }) => key);
  const first = await otherAtPlace(session, reached, new Set([...taken, ...stored]));
  if (first) throw new Refused(refused('connection-same-place', { key: first.key, title: first.title }));
}
