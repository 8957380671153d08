import type { Session } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';
import { reportOf } from './read-posts.js';
import type { Way } from './streams.js';

const NOT_OFFERED: ReadonlySet<string> = new Set([
  'not-licensed',
  'permission-missing',
  'forbidden',
  'not-found',
]);

/**
 * Whether the report of posts is offered, found out by asking for one post that cannot be there.
 * @param channel any public one; without one there is nothing to read
 * @throws Faulted `denied` where the configuration insists on the report and it is not offered
 */
export async function wayOf(session: Session<MattermostConfig>, channel: string | undefined): Promise<Way> {
  const { edition } = session.config;
  if (edition === 'team') return 'list';
  if (channel === undefined) return edition === 'enterprise' ? 'report' : 'list';
  try {
    const body = reportOf(channel, { before: 1, perPage: 1 });
    await session.send({ method: 'POST', path: '/api/v4/reports/posts', body });
    return 'report';
  } catch (error) {
    const isOffered = !(error instanceof Faulted) || !NOT_OFFERED.has(error.fault.code ?? '');
    if (isOffered || edition === 'enterprise') throw error;
    return 'list';
  }
}
