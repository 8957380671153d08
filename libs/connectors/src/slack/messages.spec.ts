import { closedAfterwards, faultOf, pagesOf, streamOf, tellings, testHash } from '@takeup/connectors/testing';
import type { ActivityFact } from '@takeup/domain';
import { messagesOf, open as openWorkspace } from './testing/opened.js';
import type { Message } from './testing/workspace.js';
import { DAY, SPAN, channelId, message, smallWorkspace, tsOf, userId } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

const ROOM = channelId(1);
const withMessages = (messages: readonly Message[]) => ({
  ...smallWorkspace,
  messages: { ...smallWorkspace.messages, [ROOM]: messages },
});

async function actsOf(messages: readonly Message[]) {
  const told = await tellings(await open(withMessages(messages)), messagesOf(ROOM));
  return told.flatMap(({ facts }) => facts.filter((fact): fact is ActivityFact => fact.fact === 'activity'));
}
const shortOf = ({ kind, account, count }: ActivityFact) => `${kind} ${account.slice(0, 6)} ${count}`;
const who = (n: number) => testHash(userId(n), 'account').slice(0, 6);

const AT = SPAN.from + DAY + 3_661_000;
const root: Message = message(1, 0, { ts: tsOf(AT, 7), user: userId(2) });
const reply = (n: number, hours: number, more: object = {}) =>
  message(n, 0, { ts: tsOf(AT + hours * 3_600_000), user: userId(3), ...more });

describe('what is told', () => {
  it.each<[string, Message, readonly string[]]>([
    ['a message', root, [`post ${who(2)} 1`]],
    ['files without a word', { ...root, text: ' ', files: [{ id: 'F' }] }, [`file ${who(2)} 1`]],
    ['a message with a file', { ...root, files: [{ id: 'F' }] }, [`post ${who(2)} 1`]],
    ['what an app wrote', { ...root, bot_id: 'B0APP' }, []],
    ['what an app wrote in somebody’s name', { ...root, app_id: 'A0APP' }, []],
    ['a joining', { ...root, subtype: 'channel_join' }, []],
    ['a kind of the future', { ...root, subtype: 'hologram_topic' }, []],
    ['what was deleted and left a thread', { ...root, subtype: 'tombstone', user: 'USLACKBOT' }, []],
    [
      'reactions, two of one person',
      {
        ...root,
        reactions: [
          { name: 'a', users: [userId(3), userId(4)], count: 2 },
          { name: 'b', users: [userId(3)], count: 9 },
        ],
      },
      [`post ${who(2)} 1`, `react ${who(3)} 2`, `react ${who(4)} 1`],
    ],
    [
      'reactions to what an app wrote',
      { ...root, bot_id: 'B0APP', reactions: [{ name: 'a', users: [userId(3)], count: 1 }] },
      [`react ${who(3)} 1`],
    ],
  ])('of %s', async (_, own, acts) => {
    expect((await actsOf([own])).map(shortOf)).toEqual(acts);
  });

  it('of a thread: replies at their own time, a reply that was also said to the channel once', async () => {
    const broadcast = reply(4, 50, { subtype: 'thread_broadcast' });
    const acts = await actsOf([
      { ...root, replies: [reply(2, 1), reply(3, 30), broadcast] },
      { ...broadcast, thread_ts: root.ts },
    ]);
    const told = acts.map(({ kind, at, thread, message: id, community }) => [
      kind,
      at,
      thread,
      id,
      community,
    ]);
    const thread = `${ROOM} ${root.ts}`;
    expect(told.sort()).toEqual(
      [
        ['post', AT, thread, thread, ROOM],
        ['reply', AT + 3_600_000, thread, `${ROOM} ${reply(2, 1).ts}`, ROOM],
        ['reply', AT + 30 * 3_600_000, thread, `${ROOM} ${reply(3, 30).ts}`, ROOM],
        ['reply', AT + 50 * 3_600_000, thread, `${ROOM} ${broadcast.ts}`, ROOM],
      ].sort(),
    );
  });

  it('keeps no text and no name', async () => {
    const told = await tellings(await open(smallWorkspace), messagesOf(ROOM));
    expect(JSON.stringify(told)).not.toMatch(/What somebody|U0PERSON|"text"/);
  });
});

describe('a day is always read whole', () => {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const keysOf = (told: Awaited<ReturnType<typeof tellings>>, day: string) =>
    told.filter(({ row }) => row['day'] === day).map(({ row }) => row['ts']);

  it('what is gone comes no more, and a day of nothing says so', async () => {
    let messages: readonly Message[] = [{ ...root, replies: [reply(2, 1), reply(3, 2)] }];
    const own = await open(() => withMessages(messages));
    expect(keysOf(await tellings(own, messagesOf(ROOM)), dayOf(AT))).toHaveLength(3);
    messages = [{ ...root, replies: [reply(3, 2)] }];
    expect(keysOf(await tellings(own, messagesOf(ROOM)), dayOf(AT))).toHaveLength(2);
    messages = [];
    const told = await tellings(own, messagesOf(ROOM));
    expect(keysOf(told, dayOf(AT))).toEqual([dayOf(AT)]);
    expect(told.flatMap(({ facts }) => facts)).toEqual([]);
    expect(told).toHaveLength((SPAN.to - SPAN.from) / DAY);
  });

  it('also where a slice ends in the middle of it', async () => {
    const own = await open(withMessages([root, reply(2, 10), reply(3, 20)]));
    const halves = await tellings(own, messagesOf(ROOM, { from: SPAN.from, to: AT + 1 }));
    expect(keysOf(halves, dayOf(AT))).toHaveLength(3);
  });

  it('is closed in pages of whole days, and goes on from each', async () => {
    const many = Array.from({ length: 1_400 }, (_, n) => message(n, n * 0.3));
    const own = await open(withMessages(many));
    const pages = await pagesOf(own, messagesOf(ROOM));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ rows }) => rows).filter(({ text }) => text !== undefined)).toHaveLength(1_400);
    for (const [i, { cursor }] of pages.slice(0, -1).entries()) {
      const rest = await pagesOf(own, { ...messagesOf(ROOM), cursor: cursor ?? '' });
      expect(rest).toEqual(pages.slice(i + 1));
    }
  });
});

it('private channels and direct messages are neither parts nor asked for', async () => {
  const own = await open({
    ...smallWorkspace,
    channels: [...smallWorkspace.channels, { id: 'D0DIRECT', name: '', is_private: false, is_im: true }],
  });
  const { parts = [], onlyNamed } = await streamOf(own, 'messages');
  expect(parts.map(({ community }) => community)).toEqual(['ask-an-expert', 'general', 'quiet', 'closed']);
  expect(onlyNamed).toBe(true);
  expect(parts.at(-1)).toMatchObject({ from: SPAN.from, until: SPAN.from + 10 * DAY });
  for (const { body } of own.server.asked)
    expect(JSON.stringify(body)).not.toMatch(/private_channel|mpim|"im"/);
});

it('may be told to read all channels', async () => {
  expect(await streamOf(await open(smallWorkspace, { channels: 'all' }), 'messages')).not.toHaveProperty(
    'onlyNamed',
  );
});

describe('answers about something else', () => {
  it('another thread’s replies are not counted', async () => {
    const other = {
      body: { ok: true, messages: [{ ...reply(2, 1), thread_ts: '1700000000.000000' }], has_more: false },
    };
    const own = await open(withMessages([{ ...root, replies: [reply(2, 1)] }]), {
      instead: ({ path }) => (path.endsWith('replies') ? other : undefined),
    });
    expect(await faultOf(pagesOf(own, messagesOf(ROOM)))).toMatchObject({
      kind: 'transient',
      code: 'repeated-page',
    });
  });

  it('more without a way there is not left out', async () => {
    const own = await open(smallWorkspace, {
      instead: ({ path }) =>
        path.endsWith('history') ? { body: { ok: true, messages: [], has_more: true } } : undefined,
    });
    expect(await faultOf(pagesOf(own, messagesOf(ROOM)))).toMatchObject({
      kind: 'changed',
      code: 'unexpected-shape',
    });
  });

  it('a thread that went between two questions has no replies', async () => {
    const own = await open(withMessages([{ ...root, replies: [reply(2, 1)] }]), {
      instead: ({ path }) =>
        path.endsWith('replies') ? { body: { ok: false, error: 'thread_not_found' } } : undefined,
    });
    expect((await tellings(own, messagesOf(ROOM))).flatMap(({ facts }) => facts)).toHaveLength(1);
  });

  it('a channel that is gone is a gap', async () => {
    const fault = await faultOf(pagesOf(await open(smallWorkspace), messagesOf('C0NOWHERE')));
    expect(fault).toMatchObject({ kind: 'absent', code: 'not-found' });
  });
});
