import { closedAfterwards, faultOf, rowsOf, streamOf } from '@takeup/connectors/testing';
import { mattermost } from './mattermost.js';
import type { Board } from './testing/board.js';
import { whole, open as openBoard } from './testing/opened.js';
import { smallBank } from './testing/small-bank.js';

const { open, closeAll } = closedAfterwards(openBoard);
afterEach(closeAll);

describe('check', () => {
  it('tells platform and role, and finds nothing amiss', async () => {
    expect(await mattermost.check((await open(smallBank)).session)).toEqual({
      platform: 'Mattermost 11.9.0',
      role: 'system_user system_admin',
      workspace: 'x7k3',
      notes: [],
    });
  });

  it.each<[string, Partial<Board>, readonly string[]]>([
    ['a guest', { roles: 'system_guest' }, ['mattermost-guest', 'mattermost-channels-hidden']],
    ['a plain member', { roles: 'system_user' }, ['mattermost-plain-member', 'mattermost-channels-hidden']],
    ['no licence', { edition: 'team' }, ['mattermost-no-report']],
    [
      'hidden addresses',
      { users: smallBank.users.map((user) => ({ ...user, email: '', auth_data: '' })) },
      ['mattermost-addresses-hidden'],
    ],
  ])('%s is told', async (_, board, codes) => {
    const { notes } = await mattermost.check((await open({ ...smallBank, ...board })).session);
    expect(notes.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['the address that it goes by', { SiteURL: 'https://Chat.bank.example/' }, /^chat\.bank\.example$/],
    ['the address that it was reached at', { SiteURL: '' }, /^127\.0\.0\.1:\d+$/],
  ])('a server without an id is told by %s', async (_, told, expected) => {
    const own = await open(smallBank, {
      instead: ({ path }) => (path.endsWith('/config/client') ? { body: told } : undefined),
    });
    expect((await mattermost.check(own.session)).workspace).toMatch(expected);
  });

  it('a configuration that insists on the report is told that there is none, and nothing is read', async () => {
    const own = await open({ ...smallBank, edition: 'team' }, { edition: 'enterprise' });
    expect((await mattermost.check(own.session)).notes).toEqual([{ code: 'mattermost-not-licensed' }]);
    expect(await faultOf(mattermost.discover(own.session))).toMatchObject({
      kind: 'denied',
      code: 'not-licensed',
    });
  });

  it('a wrong token fails closed', async () => {
    const own = await open(smallBank, { token: 'another' });
    expect(await faultOf(mattermost.check(own.session))).toMatchObject({
      kind: 'denied',
      code: 'unauthorised',
    });
    expect(await faultOf(mattermost.discover(own.session))).toMatchObject({ kind: 'denied' });
  });

  it('a token revoked in mid-run is denied, not the end of the data', async () => {
    const own = await open(smallBank, {
      instead: (_, n) =>
        n < 2 ? undefined : { status: 401, body: { id: 'api.context.session_expired.app_error' } },
    });
    expect(await faultOf(rowsOf(own, whole('window', 1)))).toMatchObject({
      kind: 'denied',
      code: 'unauthorised',
    });
  });

  it('a server from before the report is read by its lists', async () => {
    const own = await open(smallBank, {
      instead: ({ path }) =>
        path.endsWith('/reports/posts')
          ? { status: 404, body: { id: 'api.context.404.app_error' } }
          : undefined,
    });
    expect((await streamOf(own, 'posts')).progress).toBe('walk');
  });

  it('a passing fault of the report is no reason to do without it', async () => {
    const own = await open(smallBank, {
      instead: ({ path }) => (path.endsWith('/reports/posts') ? { status: 500 } : undefined),
    });
    expect(await faultOf(mattermost.discover(own.session))).toMatchObject({ kind: 'transient' });
  });
});
