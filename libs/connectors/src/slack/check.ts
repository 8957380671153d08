import type { Fault, Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { textIn } from '@takeup/connectors/kit';
import { analyticsRefusal } from './analytics.js';
import type { Called } from './call.js';
import { call } from './call.js';
import type { SlackConfig } from './config.js';
import { ANALYTICS, CHANNELS } from './config.js';

const FOR_FILES = ['admin.analytics:read'];
const FOR_CHANNELS = ['channels:read', 'channels:history'];
/** Where no file tells who somebody is. */
const FOR_PEOPLE = ['users:read', 'users:read.email'];

/** @throws Faulted where a token is not taken */
export async function check(session: Session<SlackConfig>): Promise<Preflight> {
  const { analytics_token: forFiles, token: forChannels } = session.config;
  const ask = (as: string) => call(session, 'auth.test', { as, limit: 'auth' });
  const files = forFiles === undefined ? undefined : await ask(ANALYTICS);
  const channels = forChannels === undefined ? undefined : await ask(CHANNELS);
  const refusal = await analyticsRefusal(session);
  const scopes = refusal === null ? FOR_CHANNELS : [...FOR_CHANNELS, ...FOR_PEOPLE];
  const roles = [...roleOf('analytics', files), ...roleOf('channels', channels)];
  const isEnterprise = [files, channels].some(
    (called) => called && textIn(called.row, 'enterprise_id') !== '',
  );
  return {
    platform: isEnterprise ? 'Slack Enterprise' : 'Slack',
    role: roles.join(', '),
    ...workspaceOf(channels ?? files),
    notes: [
      ...analyticsNotes(refusal),
      ...scopeNotes([...lacking(files, FOR_FILES), ...lacking(channels, scopes)]),
      ...channelNotes(channels),
    ],
  };
}

/** The token for channels says which workspace is read; one for files alone may be the whole organisation's. */
function workspaceOf(called: Called | undefined): Pick<Preflight, 'workspace'> {
  const workspace = called ? textIn(called.row, 'team_id') : '';
  return workspace === '' ? {} : { workspace };
}

function roleOf(what: string, called: Called | undefined): readonly string[] {
  if (called === undefined) return [];
  return [`${what}: ${isBot(called) ? 'bot' : 'user'}`];
}

function isBot({ row }: Called): boolean {
  return textIn(row, 'bot_id') !== '';
}

/** Slack names the scopes of a token with each answer; where it does not, nothing is said of them. */
function lacking(called: Called | undefined, needed: readonly string[]): readonly string[] {
  const has = called?.scopes;
  return has === undefined ? [] : needed.filter((scope) => !has.includes(scope));
}

function scopeNotes(scopes: readonly string[]): readonly PreflightNote[] {
  return scopes.length === 0 ? [] : [{ code: 'slack-scopes-missing', detail: scopes.join(', ') }];
}

function analyticsNotes(refusal: Fault | null | undefined): readonly PreflightNote[] {
  if (refusal === null) return [];
  if (refusal === undefined) return [{ code: 'slack-no-members' }];
  if (refusal.detail.includes('member_analytics_disabled')) return [{ code: 'slack-members-disabled' }];
  if (refusal.detail.includes('org_level_email_display_disabled'))
    return [{ code: 'slack-addresses-hidden' }];
  if (refusal.code === 'not-licensed') return [{ code: 'slack-no-analytics' }];
  return [{ code: 'slack-analytics-denied', detail: FOR_FILES.join(', ') }];
}

/** A bot sees the replies of no public channel. */
function channelNotes(channels: Called | undefined): readonly PreflightNote[] {
  if (channels === undefined) return [{ code: 'slack-no-channels' }];
  return isBot(channels) ? [{ code: 'slack-bot-token' }] : [];
}
