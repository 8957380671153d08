import type { JsonRow, Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { Faulted, isAddress, rowIn, rowsIn, siteOf, textIn } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';
import { publicChannels } from './read-channels.js';
import { wayOf } from './way.js';

const ME = '/api/v4/users/me';
const CLIENT = '/api/v4/config/client';

/** @throws Faulted where the token is not taken */
export async function check(session: Session<MattermostConfig>): Promise<Preflight> {
  const me = rowIn(await session.send({ path: ME }), `GET ${ME}`);
  const client = rowIn(await session.send({ path: CLIENT, query: { format: 'old' } }), `GET ${CLIENT}`);
  const role = textIn(me, 'roles');
  return {
    platform: `Mattermost ${textIn(client, 'Version')}`.trim(),
    role,
    workspace: workspaceOf(session.config, client),
    notes: [...roleNotes(role), ...(await channelNotes(session)), ...(await addressNotes(session, me))],
  };
}

/** A server has an id, which moves with it; older ones tell at least the address that they go by. */
function workspaceOf({ url }: MattermostConfig, client: JsonRow): string {
  const site = textIn(client, 'SiteURL');
  return textIn(client, 'DiagnosticId') || siteOf(isAddress(site) ? site : url);
}

function roleNotes(role: string): readonly PreflightNote[] {
  const roles = role.split(/\s+/);
  if (roles.includes('system_guest')) return [{ code: 'mattermost-guest' }];
  return roles.length === 1 && roles[0] === 'system_user' ? [{ code: 'mattermost-plain-member' }] : [];
}

async function channelNotes(session: Session<MattermostConfig>): Promise<readonly PreflightNote[]> {
  try {
    const channels = await publicChannels(session);
    const way = await wayOf(session, channels[0] && textIn(channels[0], 'id'));
    return way === 'report' ? [] : [{ code: 'mattermost-no-report' }];
  } catch (error) {
    if (!(error instanceof Faulted) || error.fault.kind !== 'denied') throw error;
    const { code } = error.fault;
    if (code === 'not-licensed') return [{ code: 'mattermost-not-licensed' }];
    if (code !== 'permission-missing' && code !== 'forbidden') throw error;
    return [{ code: 'mattermost-channels-hidden', detail: 'manage_system' }];
  }
}

/** Without addresses and ids from the directory nobody can be matched. */
async function addressNotes(
  session: Session<MattermostConfig>,
  me: JsonRow,
): Promise<readonly PreflightNote[]> {
  const path = '/api/v4/users';
  const { json } = await session.send({ path, query: { page: 0, per_page: 50, active: true } });
  const people = rowsIn(json, `GET ${path}`).filter(
    (row) => row['is_bot'] !== true && textIn(row, 'id') !== textIn(me, 'id'),
  );
  const isHidden = (row: JsonRow) => textIn(row, 'email') === '' && textIn(row, 'auth_data') === '';
  return people.length > 0 && people.every(isHidden) ? [{ code: 'mattermost-addresses-hidden' }] : [];
}
