import type { JsonRow, Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { isAddress, numberIn, siteOf, textIn } from '@takeup/connectors/kit';
import { ask, isGuest } from './ask.js';
import type { ZulipConfig } from './config.js';
import { shownDays } from './history.js';
import { peopleOf } from './read-lists.js';

const ROLES: Readonly<Record<number, string>> = {
  100: 'owner',
  200: 'administrator',
  300: 'moderator',
  400: 'member',
  600: 'guest',
};
/** Zulip 3.0; earlier ones do not name by id who reacted. */
const FEATURE_LEVEL = 2;

/** @throws Faulted where the key is not taken */
export async function check(session: Session<ZulipConfig>): Promise<Preflight> {
  const me = await ask(session, '/users/me');
  const server = await ask(session, '/server_settings');
  const seesLittle = isGuest(me);
  const isOld = (numberIn(server, 'zulip_feature_level') ?? 0) < FEATURE_LEVEL;
  return {
    platform: `Zulip ${textIn(server, 'zulip_version')}`.trim(),
    workspace: workspaceOf(session.config, server),
    role: seesLittle ? 'guest' : (ROLES[numberIn(me, 'role') ?? 0] ?? 'member'),
    notes: [
      ...(seesLittle ? [{ code: 'zulip-guest' }] : []),
      ...(isOld ? [{ code: 'zulip-old' }] : []),
      ...(await addressNotes(session, numberIn(me, 'user_id'))),
      ...((await shownDays(session)) === undefined ? [] : [{ code: 'zulip-history-limited' }]),
    ],
  };
}

/** An organisation is its address, as the server writes it; newer ones call it otherwise. */
function workspaceOf({ url }: ZulipConfig, server: JsonRow): string {
  const own = textIn(server, 'realm_url') || textIn(server, 'realm_uri');
  return siteOf(isAddress(own) ? own : url);
}

/** Without addresses nobody can be matched; what the server makes up in their place ends in no address of the directory. */
async function addressNotes(
  session: Session<ZulipConfig>,
  own: number | undefined,
): Promise<readonly PreflightNote[]> {
  const people = (await peopleOf(session)).filter((row) => row['is_bot'] !== true && row['user_id'] !== own);
  const isHidden = people.every(
    (row) => textIn(row, 'delivery_email') === '' && /^user\d+@/.test(textIn(row, 'email')),
  );
  return people.length > 0 && isHidden ? [{ code: 'zulip-addresses-hidden' }] : [];
}
