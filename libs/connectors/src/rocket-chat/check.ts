import type { JsonRow, Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { Faulted, siteOf, textIn } from '@takeup/connectors/kit';
import { ask, listed } from './ask.js';
import { changesAfter } from './changes.js';
import type { RocketChatConfig } from './config.js';
import { publicChannels } from './read-lists.js';
import { activeUsers } from './read-presence.js';

/** A day before there was Rocket.Chat: what matters is whether an answer comes. */
const NO_DAY = '2010-01-01';

/** @throws Faulted where the token is not taken */
export async function check(session: Session<RocketChatConfig>): Promise<Preflight> {
  const me = await ask(session, 'me');
  const roles = Array.isArray(me['roles']) ? me['roles'].filter((role) => typeof role === 'string') : [];
  const dashboard = session.config.dashboard ? await dashboardRefused(session) : 'rocket-chat-no-dashboard';
  return {
    platform: 'Rocket.Chat',
    role: roles.join(', '),
    workspace: siteOf(session.config.url),
    notes: [
      ...(await addressNotes(session, textIn(me, 'username'))),
      ...((await isOld(session, await publicChannels(session))) ? [{ code: 'rocket-chat-old' }] : []),
      ...(dashboard === undefined ? [] : [{ code: dashboard }]),
    ],
  };
}

/** Without addresses nobody can be matched. */
async function addressNotes(
  session: Session<RocketChatConfig>,
  own: string,
): Promise<readonly PreflightNote[]> {
  for await (const { rows } of listed(session, 'users.list', { list: 'users', by: 'username', from: 0 })) {
    const others = rows.filter((row) => row['username'] !== own && row['type'] === 'user');
    const isNone = others.length > 0 && others.every((row) => row['emails'] === undefined);
    return isNone ? [{ code: 'rocket-chat-addresses-hidden' }] : [];
  }
  return [];
}

/** Whether changes come without a sign of where to go on: before Rocket.Chat 7.1, which gives all of them at once. */
async function isOld(session: Session<RocketChatConfig>, [channel]: readonly JsonRow[]): Promise<boolean> {
  if (channel === undefined) return false;
  try {
    const after = Date.parse(NO_DAY);
    await changesAfter(session, { room: textIn(channel, '_id'), kind: 'DELETED', after });
    return false;
  } catch (error) {
    // Older ones do not know how they are asked, and refuse it.
    if (error instanceof Faulted && error.fault.kind === 'changed') return true;
    throw error;
  }
}

/** Why the dashboard cannot be asked; undefined where it can. @throws Faulted for what passes */
export async function dashboardRefused(session: Session<RocketChatConfig>): Promise<string | undefined> {
  try {
    await activeUsers(session, NO_DAY, NO_DAY);
    return undefined;
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    const { kind, code } = error.fault;
    if (code === 'permission-missing' || code === 'forbidden') return 'rocket-chat-dashboard-denied';
    if (kind === 'absent' || code === 'not-licensed') return 'rocket-chat-not-premium';
    throw error;
  }
}
