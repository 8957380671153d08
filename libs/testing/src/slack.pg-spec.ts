import type { Source } from '@takeup/application';
import { readCoverage } from '@takeup/application';
import { slack } from '@takeup/connectors';
import type { AskedOf, Served, Told } from '@takeup/connectors/testing';
import { serve } from '@takeup/connectors/testing';
import { Zone } from '@takeup/domain';
import { countAtoms, countPurpose, inTransaction } from '@takeup/storage';
import { gzipSync } from 'node:zlib';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { pull, replay } from './platform.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: Served[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const TOKEN = 'xoxp-a-token-for-tests';
const TODAY = '2026-10-20';
const SINCE = '2026-10-05';

interface Said {
  readonly ts: string;
  readonly user: string;
  readonly replies?: readonly Said[];
  readonly reactions?: readonly object[];
}

/** A workspace that a test changes between two readings. */
class Workspace {
  /** Days whose file is there, with the members of each who read, wrote in channels, reacted. */
  readonly files = new Map<string, readonly (readonly [user: string, posts: number])[]>();
  readonly rooms = new Map<string, Said[]>([
    ['C0ASK', []],
    ['C0OTHER', []],
  ]);
  readonly asked: string[] = [];

  answer({ path, body }: AskedOf): Told {
    const method = path.slice(1);
    const form = body as Readonly<Record<string, string>>;
    if (form['type'] !== 'public_channel' || method === 'conversations.list')
      this.asked.push([method, form['channel'] ?? form['date'] ?? ''].join(' ').trim());
    const ok = (more: object): Told => ({ body: { ok: true, ...more } });
    const said = this.rooms.get(form['channel'] ?? '') ?? [];
    switch (method) {
      case 'auth.test':
        return ok({ user_id: 'U0TAKEUP' });
      case 'admin.analytics.getFile':
        return this.file(form['date'] ?? '', form['type'] === 'member');
      case 'conversations.list':
        return ok({ channels: [channel('C0ASK', 'ask'), channel('C0OTHER', 'other')] });
      case 'conversations.history': {
        const within = said.filter(({ ts }) => ts >= (form['oldest'] ?? '') && ts <= (form['latest'] ?? ''));
        const shown = within.map(({ replies, ...root }) => ({ ...root, reply_count: replies?.length ?? 0 }));
        return ok({ messages: shown.toReversed(), has_more: false });
      }
      default: {
        const root = said.find(({ ts }) => ts === form['ts']);
        return ok({
          messages: [root, ...(root?.replies ?? [])].map((one) => ({ ...one, thread_ts: root?.ts })),
        });
      }
    }
  }

  /** Of public channels there is a file of none wherever there is one of members. */
  private file(day: string, isOfMembers: boolean): Told {
    const members = this.files.get(day);
    if (members === undefined)
      return {
        body: { ok: false, error: day >= '2026-10-19' ? 'file_not_yet_available' : 'file_not_found' },
      };
    const rows = (isOfMembers ? members : []).map(([user, posts]) => ({
      date: day,
      user_id: user,
      email_address: `${user.toLowerCase()}@example.org`,
      is_active: true,
      channel_messages_posted_count: posts,
    }));
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return { headers: { 'content-type': 'application/gzip' }, body: gzipSync(text) };
  }
}

const channel = (id: string, name: string) => ({
  id,
  name,
  created: Date.parse('2026-01-01T00:00:00Z') / 1000,
  is_private: false,
  is_archived: false,
});

const at = (instant: string) => `${Date.parse(instant) / 1000}.000100`;
const days = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `2026-10-${String(from + n).padStart(2, '0')}`);

async function sourceOf(workspace: Workspace, more: object = {}): Promise<Source> {
  const server = await serve((asked) => workspace.answer(asked));
  servers.push(server);
  return {
    key: 'chat',
    title: 'Chat',
    connector: {
      ...slack,
      limits: slack.limits.map((limit) => ({ ...limit, calls: 1_000 })),
    } as Source['connector'],
    config: slack.config.parse({ url: server.url, token: TOKEN, analytics_token: TOKEN, ...more }),
    since: SINCE,
    allowedHosts: ['127.0.0.1'],
  };
}

async function world(zone = 'UTC'): Promise<World> {
  const config = { zone: new Zone(zone), connections: [{ key: 'chat', title: 'Chat' }] };
  const own = new World(await cluster.database(), { today: TODAY, config });
  await own.directory('employee_id,email,job_family\n1,u0ann@example.org,F\n2,u0bob@example.org,F\n');
  return own;
}

const acts = (
  own: World,
): Promise<readonly { day: string; kind: number; community: string | null; count: number }[]> =>
  inTransaction(own.database, (session) =>
    session.query(
      `SELECT a.day, a.kind, c.key AS community, a.count FROM person.act a
       LEFT JOIN coverage.community c USING (community_id) ORDER BY a.day, a.kind, c.key, a.count`,
    ),
  );

async function states(own: World, from: string, to: string): Promise<readonly string[]> {
  await own.refresh();
  const [chat] = await readCoverage(own.context, from, to);
  return chat?.states ?? [];
}

describe('files of a platform’s own days', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland'])(
    'stand for the organisation’s days of the same dates, in %s',
    async (zone) => {
      const workspace = new Workspace();
      for (const day of days(5, 18)) workspace.files.set(day, [['U0ANN', day === '2026-10-07' ? 3 : 0]]);
      const own = await world(zone);
      const reports = await pull(own, await sourceOf(workspace, { token: undefined }));
      expect(reports.at(-1)?.fault).toMatchObject({ kind: 'not-yet' });
      const told = await acts(own);
      expect(told.filter(({ kind }) => kind === 2).map(({ day }) => day)).toEqual(days(5, 18));
      expect(told.filter(({ kind }) => kind === 9)).toMatchObject([{ day: '2026-10-07', count: 3 }]);
      expect(await states(own, '2026-10-04', '2026-10-20')).toEqual([
        'pending',
        ...days(5, 18).map(() => 'complete'),
        'pending',
        'pending',
      ]);
    },
  );

  it('are asked for by themselves: a lost one is a gap, a late one comes, none that is there is asked for twice', async () => {
    const workspace = new Workspace();
    for (const day of days(5, 18).filter((one) => one !== '2026-10-09'))
      workspace.files.set(day, [['U0ANN', 0]]);
    const own = await world();
    const source = await sourceOf(workspace, { token: undefined });
    await pull(own, source);
    expect(await states(own, '2026-10-08', '2026-10-10')).toEqual(['complete', 'given-up', 'complete']);
    const asked = (day: string) => workspace.asked.filter((one) => one.endsWith(day)).length;
    expect(asked('2026-10-08')).toBe(1);
    workspace.files.set('2026-10-19', [['U0BOB', 1]]);
    for (const today of ['2026-10-21', '2026-10-22', '2026-10-23', '2026-10-24']) {
      own.clock.set(today);
      await pull(own, source);
    }
    expect((await acts(own)).filter(({ day }) => day === '2026-10-19')).toHaveLength(2);
    expect([asked('2026-10-08'), asked('2026-10-19')]).toEqual([1, expect.any(Number)]);
    const before = asked('2026-10-09');
    own.clock.set('2026-10-25');
    await pull(own, source);
    // Said on three dates: it is not asked for any more.
    expect(asked('2026-10-09')).toBe(before);
  });
});

describe('channels', () => {
  it('of a day are missing from it while only its file is read: nothing is published of it in between', async () => {
    const workspace = new Workspace();
    for (const day of days(5, 19)) workspace.files.set(day, [['U0ANN', 0]]);
    const own = await world();
    const source = await sourceOf(workspace);
    const between: string[] = [];
    const { connector } = source;
    const looking: Source['connector'] = {
      ...connector,
      read: async function* (session, slice) {
        if (slice.stream === 'channels') between.push(...(await states(own, '2026-10-05', '2026-10-17')));
        yield* connector.read(session, slice);
      },
    };
    await pull(own, { ...source, connector: looking });
    expect(new Set(between)).toEqual(new Set(['pending']));
    expect(new Set(await states(own, '2026-10-05', '2026-10-17'))).toEqual(new Set(['complete']));
  });

  it('all are read while no charter names one, then those that one names', async () => {
    const workspace = new Workspace();
    workspace.rooms.get('C0ASK')?.push({ ts: at('2026-10-06T10:00:00Z'), user: 'U0ANN' });
    workspace.rooms.get('C0OTHER')?.push({ ts: at('2026-10-06T11:00:00Z'), user: 'U0BOB' });
    for (const day of days(5, 19)) workspace.files.set(day, []);
    const own = await world();
    const source = await sourceOf(workspace);
    await pull(own, source);
    expect((await acts(own)).map(({ community }) => community)).toEqual(['ask', 'other']);
    await own.charter(
      completeCharter({ personas: { field: { job_family: 'F' } }, communities: ['chat/ask'] }),
    );
    workspace.asked.splice(0);
    own.clock.set('2026-10-21');
    await pull(own, source);
    const rooms = workspace.asked.filter((one) => one.startsWith('conversations.history'));
    expect(new Set(rooms)).toEqual(new Set(['conversations.history C0ASK']));
  });

  it('late replies and reactions come to light, and what was deleted is gone', async () => {
    const workspace = new Workspace();
    const room = workspace.rooms.get('C0ASK') ?? [];
    const question = { ts: at('2026-10-08T10:00:00Z'), user: 'U0ANN' };
    const early = { ts: at('2026-10-08T11:00:00Z'), user: 'U0BOB' };
    room.push({ ...question, replies: [early] }, { ts: at('2026-10-09T09:00:00Z'), user: 'U0BOB' });
    for (const day of days(5, 19)) workspace.files.set(day, []);
    const own = await world();
    const source = await sourceOf(workspace);
    await pull(own, source);
    const told = async () => (await acts(own)).map(({ day, kind }) => `${day} ${kind}`);
    expect(await told()).toEqual(['2026-10-08 8', '2026-10-08 9', '2026-10-09 9']);
    const late = { ts: at('2026-10-20T08:00:00Z'), user: 'U0BOB' };
    const reactions = [{ name: '+1', users: ['U0BOB'], count: 1 }];
    room.splice(0, 2, { ...question, reactions, replies: [late] });
    own.clock.set('2026-10-21');
    await pull(own, source);
    const expected = ['2026-10-08 4', '2026-10-08 9', '2026-10-20 8'];
    expect(await told()).toEqual(expected);
    // The newest days are read every night, and stand there once.
    const keys = await own.database.owner.query<{ stream: string; key: string }[]>(
      `SELECT stream, part || k AS key FROM person.kept_page CROSS JOIN unnest(row_keys) k`,
    );
    expect(keys.filter(({ stream }) => stream === 'messages').length).toBeGreaterThan(14);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    await own.database.owner.query('DELETE FROM person.act');
    await replay(own, source);
    expect(await told()).toEqual(expected);
  });
});

it('a file and channels that tell of the same posts: acts are summed once', async () => {
  const workspace = new Workspace();
  for (const day of days(5, 19))
    workspace.files.set(
      day,
      day === '2026-10-07'
        ? [
            ['U0ANN', 5],
            ['U0BOB', 1],
          ]
        : [],
    );
  const said = (minute: number, user: string) => ({ ts: at(`2026-10-07T10:${minute}:00Z`), user });
  const reactions = [{ name: '+1', users: ['U0ANN'], count: 1 }];
  workspace.rooms
    .get('C0ASK')
    ?.push({ ...said(10, 'U0ANN'), reactions, replies: [said(11, 'U0BOB'), said(12, 'U0ANN')] });
  const own = await world();
  await pull(own, await sourceOf(workspace));
  await own.refresh();
  const period = { key: 'p', from: '2026-10-05', to: '2026-10-11' };
  const { departments } = await inTransaction(own.database, async (session) => {
    const [roster] = await session.query<{ rosterId: number; month: string }[]>(
      `SELECT max(roster_id) AS "rosterId", to_char(min(month), 'YYYY-MM-DD') AS month FROM person.roster_member, counting.profile_atom`,
    );
    const { rosterId = 0, month = '' } = roster ?? {};
    await countAtoms(session, { rosterId, month, aliasSet: null }, [
      { ...period, scopeId: 1, connections: ['chat'] },
    ]);
    return countPurpose(
      session,
      [{ ...period, connections: ['chat'], communities: ['chat/ask'], topics: [] }],
      { all: [4, 7, 8, 9], reactions: [4] },
    );
  });
  // Ann wrote 5 times in channels, 2 of them here, and reacted once, here. Bob wrote once, here.
  expect(departments).toMatchObject([{ actsWith: 4, actsWithout: 3, actors: 2 }]);
});
