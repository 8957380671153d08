import type { Instead, Opened } from '@takeup/connectors/testing';
import { closedAfterwards, faultOf } from '@takeup/connectors/testing';
import type { SlackConfig } from './config.js';
import { slack } from './slack.js';
import { open as openWorkspace } from './testing/opened.js';
import type { Workspace } from './testing/workspace.js';
import { TOKEN, smallWorkspace } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);
const namesOf = async ({ session }: Opened<SlackConfig>) =>
  (await slack.discover(session)).map(({ name }) => name);
const with2 = (more: Partial<Workspace>) => ({ ...smallWorkspace, ...more });

it('finds nothing amiss where all is given', async () => {
  const own = await open(smallWorkspace);
  expect(await slack.check(own.session)).toEqual({
    platform: 'Slack Enterprise',
    role: 'analytics: user, channels: user',
    workspace: 'T0ONE',
    notes: [],
  });
  expect(await namesOf(own)).toEqual(['channels', 'messages', 'members', 'counts']);
});

describe('what is lacking is said, and the rest is read', () => {
  const scopes = (...left: readonly string[]) =>
    with2({ scopes: smallWorkspace.scopes.filter((scope) => !left.includes(scope)) });
  it.each<[string, Workspace, object, readonly object[], readonly string[]]>([
    [
      'no analytics on the plan',
      with2({ filesRefused: 'feature_not_available' }),
      {},
      [{ code: 'slack-no-analytics' }],
      ['users', 'channels', 'messages'],
    ],
    [
      'members’ analytics switched off',
      with2({ filesRefused: 'member_analytics_disabled' }),
      {},
      [{ code: 'slack-members-disabled' }],
      ['users', 'channels', 'messages', 'counts'],
    ],
    [
      'addresses hidden',
      with2({ filesRefused: 'org_level_email_display_disabled' }),
      {},
      [{ code: 'slack-addresses-hidden' }],
      ['users', 'channels', 'messages', 'counts'],
    ],
    [
      'the scope for analytics',
      scopes('admin.analytics:read'),
      {},
      [
        { code: 'slack-analytics-denied', detail: 'admin.analytics:read' },
        { code: 'slack-scopes-missing', detail: 'admin.analytics:read' },
      ],
      ['users', 'channels', 'messages'],
    ],
    [
      'scopes for people where no file names them',
      { ...scopes('users:read.email'), filesRefused: 'feature_not_available' },
      {},
      [{ code: 'slack-no-analytics' }, { code: 'slack-scopes-missing', detail: 'users:read.email' }],
      ['users', 'channels', 'messages'],
    ],
    [
      'scopes for people that nobody needs',
      scopes('users:read.email', 'users:read'),
      {},
      [],
      ['channels', 'messages', 'members', 'counts'],
    ],
    [
      'a token for channels',
      smallWorkspace,
      { token: undefined },
      [{ code: 'slack-no-channels' }],
      ['members', 'counts'],
    ],
    [
      'a token for analytics',
      smallWorkspace,
      { analytics_token: undefined },
      [{ code: 'slack-no-members' }],
      ['users', 'channels', 'messages'],
    ],
    [
      'replies, which no bot may read',
      with2({ me: { ...smallWorkspace.me, bot_id: 'B0' } }),
      {},
      [{ code: 'slack-bot-token' }],
      ['channels', 'messages', 'members', 'counts'],
    ],
  ])('%s', async (_, workspace, config, notes, streams) => {
    const own = await open(workspace, config as { instead?: Instead });
    expect((await slack.check(own.session)).notes).toEqual(notes);
    expect(await namesOf(own)).toEqual(streams);
  });

  it('the history of channels', async () => {
    const own = await open(scopes('channels:history'));
    expect((await slack.check(own.session)).notes).toEqual([
      { code: 'slack-scopes-missing', detail: 'channels:history' },
    ]);
    const fault = await faultOf(
      own.session.send({ method: 'POST', path: '/conversations.history', as: 'channels' }),
    );
    expect(fault).toMatchObject({
      kind: 'denied',
      code: 'permission-missing',
      detail: 'POST /conversations.history: 200 permission-missing missing_scope needs channels:history',
    });
  });
});

describe('fails closed', () => {
  it.each([
    ['a wrong token for channels', { token: 'xoxp-another' }],
    ['a wrong token for analytics', { analytics_token: 'xoxp-another' }],
  ])('%s', async (_, config) => {
    const own = await open(smallWorkspace, config);
    const fault = await faultOf(slack.check(own.session));
    expect(fault).toMatchObject({ kind: 'denied', code: 'unauthorised' });
    expect(JSON.stringify(fault)).not.toMatch(/xoxp/);
  });

  it('neither files nor channels: there is nothing to read', async () => {
    const own = await open(with2({ filesRefused: 'feature_not_available' }), { token: undefined });
    expect(await faultOf(slack.discover(own.session))).toMatchObject({
      kind: 'denied',
      code: 'not-licensed',
    });
  });

  it.each(['member_analytics_disabled', 'org_level_email_display_disabled'])(
    'neither files of members nor channels, by %s: what Slack counts itself is left',
    async (filesRefused) => {
      const own = await open(with2({ filesRefused }), { token: undefined });
      expect(await namesOf(own)).toEqual(['counts']);
    },
  );

  it('an answer that says neither yes nor no', async () => {
    const own = await open(smallWorkspace, { instead: () => ({ body: { team: 'A bank' } }) });
    expect(await faultOf(slack.check(own.session))).toMatchObject({
      kind: 'changed',
      code: 'unexpected-shape',
    });
  });

  it('an outage of the files is not taken for a plan without them', async () => {
    const own = await open(smallWorkspace, {
      instead: ({ path }) =>
        path.endsWith('getFile') ? { body: { ok: false, error: 'internal_error' } } : undefined,
    });
    expect(await faultOf(slack.discover(own.session))).toMatchObject({ kind: 'transient' });
  });
});

it('each token goes with what it is for', async () => {
  const own = await open(() => with2({ token: 'xoxp-files' }), {
    analytics_token: 'xoxp-files',
    instead: ({ path }) => (path.endsWith('list') ? { body: { ok: true, channels: [] } } : undefined),
  });
  await slack.discover(own.session);
  expect(own.server.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/admin.analytics.getFile', 'Bearer xoxp-files'],
    ['/conversations.list', `Bearer ${TOKEN}`],
  ]);
});
