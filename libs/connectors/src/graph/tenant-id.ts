import type { Place, Session } from '@takeup/connectors/kit';
import { Faulted, isRow, textIn } from '@takeup/connectors/kit';
import type { Application } from './config.js';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where people sign in; what it says of itself it says to anybody. */
export function signInPlace({ login_url: baseUrl }: Application): Place {
  return { baseUrl, headers: {} };
}

/**
 * The directory that is read, by its id also where one of its domains was written: its OpenID document names it, which needs
 * no permission. As it was written where there is no such document.
 * @throws Faulted where it could not be asked for: the next time it would be another place
 */
export async function tenantIdOf(session: Session<Application>): Promise<string> {
  const written = session.config.tenant.toLowerCase();
  if (ID.test(written)) return written;
  try {
    const path = `/${written}/v2.0/.well-known/openid-configuration`;
    const { json } = await session.send({ at: 'login', path, limit: 'graph' });
    const issuer = isRow(json) ? textIn(json, 'issuer').toLowerCase() : '';
    return issuer.split('/').find((part) => ID.test(part)) ?? written;
  } catch (error) {
    if (!(error instanceof Faulted) || ['transient', 'throttled'].includes(error.fault.kind)) throw error;
    return written;
  }
}
