import { closedAfterwards, faultOf, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import type { ActivityFact } from '@takeup/domain';
import { messages as stream } from './streams.js';
import type { Message, Organisation } from './testing/organisation.js';
import { DAY, OWN, SPAN, message, smallOrganisation } from './testing/organisation.js';
import { messagesOf, open as openOrganisation } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openOrganisation);
afterEach(closeAll);

const withMessages = (...messages: readonly Message[]): Organisation => ({ ...smallOrganisation, messages });
const actsIn = (told: Awaited<ReturnType<typeof tellings>>) =>
  told.flatMap(({ facts }) => facts.filter((fact): fact is ActivityFact => fact.fact === 'activity'));
const actsOf = async (own: Organisation) => actsIn(await tellings(await open(own), messagesOf()));
const who = (id: number) => testHash(String(id), 'account').slice(0, 6);
const short = ({ kind, account, count }: ActivityFact) => `${kind} ${account.slice(0, 6)} ${count}`;
const first = message(100, 10, { sender: 2, channel: 11, topic: 'Mortgages' });

describe('what is told', () => {
  it.each<[string, Message, readonly string[]]>([
    ['what a topic begins with', first, [`post ${who(2)} 1`]],
    [
      'reactions, two of one person',
      { ...first, reactions: [3, 4, 3] },
      [`post ${who(2)} 1`, `react ${who(3)} 2`, `react ${who(4)} 1`],
    ],
    [
      'Takeup’s own message, and its reaction',
      { ...first, sender: OWN, reactions: [OWN, 3] },
      [`react ${who(3)} 1`],
    ],
    ['what the server’s own bots tell', { ...first, sender: 900, realm: 'zulipinternal' }, []],
    ['a private channel', { ...first, channel: 14 }, []],
  ])('of %s', async (_, own, acts) => {
    expect((await actsOf(withMessages(own))).map(short)).toEqual(acts);
  });

  it('a private channel is passed over where the server does not narrow', async () => {
    const own = await open(withMessages(first, { ...first, id: 101, channel: 14 }), {
      instead: ({ query }) => {
        if (query.get('narrow')?.includes('public')) query.set('narrow', '[]');
        return undefined;
      },
    });
    expect(actsIn(await tellings(own, messagesOf()))).toMatchObject([{ community: '11' }]);
  });

  it('in its channel and thread: a topic of the same name elsewhere is another', async () => {
    const acts = await actsOf(
      withMessages(
        first,
        message(101, 11, { channel: 12, topic: 'Mortgages' }),
        message(102, 300, { channel: 11, topic: 'Mortgages', sender: 3 }),
        message(103, 301, { channel: 11, topic: '' }),
      ),
    );
    expect(acts.map(({ kind, community, message: id, thread }) => [kind, community, id, thread])).toEqual([
      ['post', '11', '103', '103'],
      ['reply', '11', '102', '100'],
      ['post', '12', '101', '101'],
      ['post', '11', '100', '100'],
    ]);
    expect(acts[1]?.at).toBe(SPAN.from + 300 * 3_600_000);
  });

  it('the beginning of a topic before the slice is found', async () => {
    const own = await open(withMessages(first, message(101, 300, { channel: 11, topic: 'Mortgages' })));
    const late = { from: SPAN.from + 10 * DAY, to: SPAN.to };
    expect(actsIn(await tellings(own, messagesOf(late)))).toMatchObject([{ kind: 'reply', thread: '100' }]);
  });

  it('keeps no text, no topic and no name', async () => {
    const told = await tellings(await open(smallOrganisation), messagesOf());
    expect(told.length).toBeGreaterThan(1_000);
    expect(JSON.stringify(told)).not.toMatch(/What|Person|@bank|"content"|"subject"/);
    expect(stream().textOf?.({ content: 'a text' })).toBe('a text');
  });

  it('asks for the beginning of a topic once', async () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      message(100 + n, n, { channel: 11, topic: 'Mortgages' }),
    );
    const own = await open(withMessages(...many));
    await pagesOf(own, messagesOf());
    expect(own.server.asked.filter(({ query }) => query.get('anchor') === 'oldest')).toHaveLength(1);
  });
});

describe('a day is always read whole', () => {
  const dayOf = (hours: number) => new Date(SPAN.from + hours * 3_600_000).toISOString().slice(0, 10);
  const idsOf = (told: Awaited<ReturnType<typeof tellings>>, day: string) =>
    told.filter(({ row }) => row['day'] === day).map(({ row }) => row['id']);

  it('what is gone comes no more, and a day of nothing says so', async () => {
    let organisation = withMessages(first, message(101, 11), message(102, 12));
    const own = await open(() => organisation);
    expect(idsOf(await tellings(own, messagesOf()), dayOf(10))).toEqual([102, 101, 100]);
    organisation = withMessages(first, message(102, 12, { channel: 14 }));
    expect(idsOf(await tellings(own, messagesOf()), dayOf(10))).toEqual([100]);
    organisation = withMessages();
    const told = await tellings(own, messagesOf());
    expect(idsOf(told, dayOf(10))).toEqual([0]);
    expect(actsIn(told)).toEqual([]);
    expect(told).toHaveLength((SPAN.to - SPAN.from) / DAY);
  });

  it('goes on by message, whatever was written or deleted meanwhile', async () => {
    let organisation = smallOrganisation;
    const own = await open(() => organisation);
    const pages = await pagesOf(own, messagesOf());
    expect(pages.length).toBeGreaterThan(2);
    const [, id] = (pages[0]?.cursor ?? '').split(' ');
    organisation = withMessages(
      ...smallOrganisation.messages.filter((one) => one.id !== Number(id)),
      ...Array.from({ length: 300 }, (_, n) => message(9_000 + n, 24 * 40)),
    );
    const rest = await pagesOf(own, { ...messagesOf(), cursor: pages[0]?.cursor ?? '' });
    const rows = (all: typeof pages) => all.flatMap((page) => page.rows).map((row) => row['id']);
    expect(rows(rest)).toEqual(rows(pages.slice(1)));
  });

  it('a server that gives the anchor again doubles nothing', async () => {
    const own = await open(smallOrganisation, {
      instead: ({ path, query }) => {
        const anchor = Number(query.get('anchor'));
        if (path.endsWith('/messages') && anchor > 0) query.set('anchor', String(anchor + 1));
        return undefined;
      },
    });
    const rows = (await pagesOf(own, messagesOf())).flatMap((page) => page.rows);
    const ids = rows.map((row) => row['id']).filter((id) => id !== 0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(smallOrganisation.messages.filter(({ channel }) => (channel ?? 14) < 14).length);
  });
});

it.each<[string, object]>([
  ['no time', { timestamp: undefined }],
  ['no id', { id: undefined }],
  ['no reactions', { reactions: undefined }],
])('a message with %s has changed its shape', async (_, missing) => {
  const row = {
    id: 100,
    timestamp: SPAN.from / 1000,
    stream_id: 11,
    type: 'stream',
    subject: 'a',
    reactions: [],
  };
  const own = await open(smallOrganisation, {
    instead: ({ path }) =>
      path.endsWith('/messages')
        ? { body: { result: 'success', found_oldest: true, messages: [{ ...row, ...missing }] } }
        : undefined,
  });
  expect(await faultOf(pagesOf(own, messagesOf()))).toMatchObject({
    kind: 'changed',
    code: 'unexpected-shape',
  });
});
