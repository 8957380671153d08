import type { DirectoryConnector, DirectoryEntry, DirectoryPreflight, Session } from '@takeup/connectors/kit';
import type { ScimConfig } from './config.js';
import { scimConfig } from './config.js';
import { personOf } from './person.js';
import { listUsers, readUsers } from './read-users.js';

/** A directory that speaks SCIM 2.0 (RFC 7643 and 7644): everybody by `/Users`, page by page. */
export const scim: DirectoryConnector<ScimConfig> = {
  id: 'scim',
  title: 'SCIM 2.0',
  config: scimConfig,
  // The protocol names no limit; servers that have one answer 429.
  limits: [{ name: 'api', calls: 10, perMs: 1000 }],
  target: ({ url, token }) => ({
    baseUrl: url,
    headers: {
      accept: 'application/scim+json, application/json;q=0.9',
      authorization: `Bearer ${token.reveal()}`,
    },
  }),
  check,
  people,
  faultIn: () => undefined,
};

/** Asks for one person: a server that answers without a token, or with something else than a list, is not gone on with. */
async function check(session: Session<ScimConfig>): Promise<DirectoryPreflight> {
  const { users, total } = await listUsers(session, { startIndex: 1, count: 1 });
  const [first] = users.map((user) => personOf(user, session.config.columns));
  const isLacking = first !== undefined && first['employee_id'] === undefined;
  return {
    platform: 'SCIM 2.0',
    role: '',
    people: { count: total, whole: true },
    notes: [
      ...(total === 0 ? [{ code: 'directory-empty' }] : []),
      ...(isLacking ? [{ code: 'directory-no-employee-id' }] : []),
    ],
  };
}

async function people(session: Session<ScimConfig>): Promise<readonly DirectoryEntry[]> {
  const entries = await readUsers(session, (user) => personOf(user, session.config.columns));
  return entries.filter((entry) => entry !== undefined);
}
