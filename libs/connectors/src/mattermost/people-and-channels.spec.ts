import { closedAfterwards, kept, rowsOf, streamOf, testHash } from '@takeup/connectors/testing';
import { mattermost } from './mattermost.js';
import type { Board } from './testing/board.js';
import { open as openBoard } from './testing/opened.js';
import { channelId, smallBank, userId } from './testing/small-bank.js';

const { open, closeAll } = closedAfterwards(openBoard);
afterEach(closeAll);

const ids = (rows: readonly { readonly [field: string]: unknown }[]) => rows.map(({ id }) => id).sort();

describe('people', () => {
  it('are everybody but its own account, over many pages', async () => {
    const many = Array.from({ length: 450 }, (_, n) => ({ ...smallBank.users[2], id: userId(100 + n) }));
    const own = await open({ ...smallBank, users: [...smallBank.users, ...many] as Board['users'] });
    const rows = await rowsOf(own, { by: 'snapshot', stream: 'users' });
    expect(rows).toHaveLength(smallBank.users.length + 450 - 1);
    expect(ids(rows)).not.toContain(userId(1));
  });

  it('end where the last page is full', async () => {
    const users = Array.from({ length: 400 }, (_, n) => ({
      ...smallBank.users[0],
      id: userId(n),
      email: '',
    }));
    expect(
      await rowsOf(await open({ ...smallBank, users }), { by: 'snapshot', stream: 'users' }),
    ).toHaveLength(399);
  });

  it('come as accounts, known by the directory’s id first, then by address', async () => {
    const own = await open(smallBank);
    const users = await streamOf(own, 'users');
    const rows = await rowsOf(own, { by: 'snapshot', stream: 'users' });
    const facts = rows.map((row) => mattermost.observe('users', kept(users, row))[0]);
    const account = (n: number) =>
      facts.find((fact) => fact?.fact === 'account' && fact.account === testHash(userId(n), 'account'));
    const identity = (text: string) => testHash(text, 'identity');
    expect(account(2)).toEqual({
      fact: 'account',
      account: testHash(userId(2), 'account'),
      aliases: [identity('E100002'), identity('person-2@bank.example')],
      kind: 'person',
      enabled: true,
    });
    expect(account(6)).toMatchObject({ aliases: [identity('E100006'), identity('person-6@bank.example')] });
    expect(account(7)).toMatchObject({ kind: 'bot' });
    expect(account(8)).toMatchObject({ enabled: false });
    expect(JSON.stringify(rows.map((row) => kept(users, row)))).not.toMatch(/person-|first name/i);
  });

  it('are not known by an id that another service gave them', async () => {
    const users = await streamOf(await open(smallBank), 'users');
    const row = {
      ...smallBank.users[1],
      auth_service: 'gitlab',
      auth_data: '4711',
      email: 'a@b.example',
      props: {},
    };
    const [fact] = mattermost.observe('users', kept(users, row));
    expect(fact).toMatchObject({ aliases: [testHash('a@b.example', 'identity')] });
  });
});

describe('channels', () => {
  it('are public ones only, named with the team where two teams share a name', async () => {
    const own = await open(smallBank);
    const channels = await streamOf(own, 'channels');
    const rows = await rowsOf(own, { by: 'snapshot', stream: 'channels' });
    const keys = rows.flatMap((row) => mattermost.observe('channels', kept(channels, row)));
    expect(keys.map((fact) => fact.fact === 'community' && fact.key)).toEqual([
      'ask-an-expert',
      'one/town-square',
      'two/town-square',
      'closed',
    ]);
  });

  it('private and direct ones are never asked for', async () => {
    for (const edition of ['enterprise', 'team'] as const) {
      const own = await open({ ...smallBank, edition });
      const posts = await streamOf(own, 'posts');
      expect(posts.parts?.map(({ key }) => key)).toEqual([1, 2, 3, 6].map(channelId));
      expect(
        own.server.asked.filter(({ path, body }) => /channel\d*[45]$/.test(path + JSON.stringify(body))),
      ).toEqual([]);
    }
  });
});
