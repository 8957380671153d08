import type {
  DirectoryConnector,
  DirectoryEntry,
  DirectoryPreflight,
  Fault,
  Reply,
  Session,
} from '@takeup/connectors/kit';
import { isRow, rowIn, rowsIn, textIn } from '@takeup/connectors/kit';
import { grantOf } from '../graph/grant.js';
import type { EntraConfig } from './config.js';
import { entraConfig } from './config.js';
import { personOf, selected } from './person.js';
import { readUsers } from './read-users.js';

const USERS = '/v1.0/users';

/** Microsoft Entra ID by Microsoft Graph, with the application permission User.Read.All. Tested against the published API only. */
export const entra: DirectoryConnector<EntraConfig> = {
  id: 'entra',
  title: 'Microsoft Entra ID',
  config: entraConfig,
  limits: [{ name: 'graph', calls: 10, perMs: 1000 }],
  target: (config) => ({ baseUrl: config.graph_url, headers: {}, grant: grantOf(config) }),
  check,
  people,
  faultIn,
};

async function check(session: Session<EntraConfig>): Promise<DirectoryPreflight> {
  const { columns } = session.config;
  const query = { $top: 20, $select: selected(columns) };
  const answer = rowIn(await session.send({ path: USERS, query }), `GET ${USERS}`);
  const users = rowsIn(answer['value'], `GET ${USERS}`);
  const some = users.map((user) => personOf(user, columns)).filter((entry) => entry !== undefined);
  const isLacking = some.length > 0 && some.every((entry) => entry['employee_id'] === undefined);
  return {
    platform: 'Microsoft Entra ID',
    role: '',
    people: { count: some.length, whole: textIn(answer, '@odata.nextLink') === '' },
    notes: isLacking ? [{ code: 'directory-no-employee-id' }] : [],
  };
}

async function people(session: Session<EntraConfig>): Promise<readonly DirectoryEntry[]> {
  const { columns } = session.config;
  const entries = (await readUsers(session)).map((user) => personOf(user, columns));
  return entries.filter((entry) => entry !== undefined);
}

/** Codes of Graph: a round whose state is gone, and a permission that was not consented to. */
function faultIn({ status, json }: Reply): Fault | undefined {
  const error = isRow(json) && json['error'] !== undefined && isRow(json['error']) ? json['error'] : {};
  const code = textIn(error, 'code');
  if (status === 410 || /^(?:syncStateNotFound|resyncRequired)$/i.test(code))
    return { kind: 'cursor-expired', code: 'refused', detail: '' };
  if (status === 403 && /^Authorization_RequestDenied$/i.test(code))
    return { kind: 'denied', code: 'permission-missing', detail: 'User.Read.All' };
  return undefined;
}
