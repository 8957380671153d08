import {
  closedAfterwards,
  faultOf,
  pagesOf,
  rowsOf,
  streamOf,
  tellings,
  testHash,
} from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { rocketChat } from './rocket-chat.js';
import { messagesOf, open as openWorkspace } from './testing/opened.js';
import type { Message } from './testing/workspace.js';
import { OWN, ROOMS, SPAN, message, smallWorkspace } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

const HOUR = 3_600_000;
const who = (n: number) => testHash(`some.body.${n}`, 'account');
const workspaceOf = (...messages: readonly Message[]) => ({ ...smallWorkspace, messages, deleted: [] });
const factsOf = async (...messages: readonly Message[]) =>
  (await tellings(await open(workspaceOf(...messages)), messagesOf())).flatMap(({ facts }) => facts);

it('tell who wrote and who replied, where, when and in which thread', async () => {
  const [first, second] = [message(2, 5), message(4, 6, { thread: message(2, 5).id })];
  const place = { fact: 'activity', community: ROOMS[0], thread: first.id, count: 1 };
  expect(await factsOf(first, second)).toEqual([
    { ...place, account: who(4), kind: 'post', at: SPAN.from + 5 * HOUR, message: first.id },
    { ...place, account: who(2), kind: 'reply', at: SPAN.from + 6 * HOUR, message: second.id },
  ]);
});

it('tell who reacted and how often, but for Takeup’s own account', async () => {
  const reactions = { ':+1:': ['some.body.3', OWN], ':tada:': ['some.body.3', 'some.body.5'] };
  expect((await factsOf(message(2, 5, { reactions }))).slice(1)).toMatchObject([
    { account: who(3), kind: 'react', count: 2, at: SPAN.from + 5 * HOUR },
    { account: who(5), kind: 'react', count: 1 },
  ]);
});

it.each<[string, Partial<Message>, readonly string[]]>([
  ['told by the server', { type: 'uj' }, []],
  ['sent by an integration', { isOfBot: true }, []],
  ['written by Takeup’s own account', { by: OWN }, []],
  ['a file without a word', { text: '', file: true }, ['file']],
  ['a file with words', { file: true }, ['post']],
  ['an encrypted text, of which nothing is seen', { text: '' }, ['post']],
])('%s is told as what it is', async (_, more, kinds) => {
  const facts = await factsOf(message(2, 5, more));
  expect(facts.map((fact) => fact.fact === 'activity' && fact.kind)).toEqual(kinds);
});

it('that were deleted take what was told of them away', async () => {
  const own = await open({
    ...workspaceOf(),
    deleted: [{ id: message(2, 5).id, room: ROOMS[0], at: SPAN.from + 9 * HOUR }],
  });
  const told = await tellings(own, messagesOf());
  expect(told).toMatchObject([{ row: { _id: message(2, 5).id, gone: true }, facts: [] }]);
});

it('come with the window in which they were changed, not in which they were written', async () => {
  const changed = message(2, 5, { changed: SPAN.from + 50 * HOUR });
  const own = await open(workspaceOf(changed, message(4, 6)));
  const early = { from: SPAN.from, to: SPAN.from + 24 * HOUR };
  const late = { from: SPAN.from + 48 * HOUR, to: SPAN.from + 72 * HOUR };
  const idsOf = async (span: typeof SPAN) =>
    (await rowsOf(own, messagesOf(ROOMS[0], span))).map((row) => row['_id']);
  expect(await idsOf(early)).toEqual([message(4, 6).id]);
  expect(await idsOf(late)).toEqual([changed.id]);
  const open24 = { ...messagesOf(ROOMS[0], early), open: true } as Slice;
  expect((await rowsOf(own, open24)).map((row) => row['_id'])).toEqual([message(4, 6).id, changed.id]);
  expect((await streamOf(own, 'messages')).byChange).toBe(true);
});

it('of one instant are all read, however the pages fall', async () => {
  const many = Array.from({ length: 29 }, (_, n) => message(2 * n, n < 6 ? n : n < 14 ? 100 : 100 + n));
  const rows = await rowsOf(await open(workspaceOf(...many)), messagesOf());
  expect(rows.map((row) => row['_id'])).toEqual(many.map(({ id }) => id));
});

it('are given once, and go on from every page', async () => {
  const own = await open(smallWorkspace);
  const pages = await pagesOf(own, messagesOf());
  const ids = pages.flatMap(({ rows }) => rows).map((row) => row['_id']);
  expect(new Set(ids).size).toBe(ids.length);
  const [first, ...rest] = pages;
  expect(first?.cursor).toMatch(/^UPDATED \d+$/);
  expect(await pagesOf(own, { ...messagesOf(), cursor: first?.cursor ?? '' })).toEqual(rest);
});

it('keep neither text nor names', async () => {
  const told = await tellings(await open(smallWorkspace), messagesOf());
  expect(JSON.stringify(told)).not.toMatch(/somebody wrote|some\.body|Name of|tada/);
});

describe('an answer', () => {
  const answering = (result: unknown) =>
    open(smallWorkspace, {
      instead: ({ path }) =>
        path.endsWith('syncMessages') ? { body: { success: true, result } } : undefined,
    });
  const row = {
    _id: 'a',
    rid: ROOMS[0],
    msg: '',
    ts: '2026-10-20T10:00:00.000Z',
    _updatedAt: '2026-10-20T10:00:00.000Z',
    u: { _id: 'b', username: 'c' },
  };
  const cursor = { next: null, previous: null };

  it.each<[string, unknown, string]>([
    ['without a cursor', { updated: [row] }, 'changed'],
    ['of another room', { updated: [{ ...row, rid: 'boardRoomRoom0003' }], cursor }, 'changed'],
    ['of nobody', { updated: [{ ...row, u: {} }], cursor }, 'changed'],
    [
      'with reactions of another shape',
      { updated: [{ ...row, reactions: { ':a:': ['c'] } }], cursor },
      'changed',
    ],
    ['with a time that is none', { updated: [{ ...row, ts: 1 }], cursor }, 'changed'],
    ['of before', { updated: [{ ...row, _updatedAt: '2026-10-01T00:00:00.000Z' }], cursor }, 'transient'],
  ])('%s is a fault', async (_, result, kind) => {
    expect((await faultOf(pagesOf(await answering(result), messagesOf()))).kind).toBe(kind);
  });

  it('that a room is not there any more leaves a gap', async () => {
    const own = await open(smallWorkspace, {
      instead: ({ path }) =>
        path.endsWith('syncMessages')
          ? { status: 400, body: { success: false, error: 'x', errorType: 'error-room-not-found' } }
          : undefined,
    });
    expect(await faultOf(pagesOf(own, messagesOf()))).toMatchObject({ kind: 'absent' });
  });
});

it('are read where charters name the channel, unless all are wanted', async () => {
  const streamWith = async (channels: string) =>
    (await rocketChat.discover((await open(smallWorkspace, { channels })).session)).find(
      ({ name }) => name === 'messages',
    );
  expect((await streamWith('named'))?.onlyNamed).toBe(true);
  expect(await streamWith('all')).not.toHaveProperty('onlyNamed');
});
