import type { Fact, Slice, Tells } from '@takeup/domain';
import { z } from 'zod';
import type { Session } from '../asking.js';
import type { Connector, Page, Stream } from '../contract.js';
import { Faulted } from '../fault.js';
import type { ConformanceSubject } from './bench.js';
import { conformance } from './conformance.js';
import type { AskedOf, Served, Told } from './serve.js';
import { serve } from './serve.js';

/** The smallest honest connector, and what each dishonesty is caught by: a suite that lets all pass is none. */
const SPAN = { from: 1_000, to: 2_000 };
const MESSAGES = Array.from({ length: 20 }, (_, n) => ({
  id: `m${n}`,
  by: `somebody-${n % 3}`,
  at: 1_000 + n * 50,
  text: `a text that nobody keeps ${n}`,
}));

type Config = { readonly url: string; readonly token: string };
type Row = { readonly [field: string]: never };
interface Answer {
  readonly rows?: Row[];
  readonly next?: string;
}

function answer({ headers, query, path }: AskedOf): Told {
  if (headers.authorization !== 'Bearer a-test-token') return { status: 401, body: {} };
  if (path === '/me') return { body: { name: 'Chat 1' } };
  const [from = 0, to = 0] = ['from', 'to'].map((name) => Number(query.get(name)));
  const place = /^after-(\d+)$/.exec(query.get('after') ?? 'after-0')?.[1];
  if (place === undefined) return { status: 410, body: { error: 'no such place' } };
  const rows = MESSAGES.filter(({ at }) => at >= from && at < to && at > Number(place));
  const next = rows.length > 6 ? { next: `after-${rows[5]?.at}` } : {};
  return { body: { rows: rows.slice(0, 6), ...next } };
}

const TELLS: Tells = { lists: [], acts: ['post'], with: ['person', 'topic'] };

const stream: Stream = {
  name: 'messages',
  key: ['id'],
  keep: { id: 'text', by: 'account', at: 'number' },
  textOf: (row) => String(row['text']),
  tells: TELLS,
  progress: 'window',
  historyDays: 10,
  settleDays: 1,
  means: {},
};

async function* read(session: Session<Config>, slice: Slice): AsyncIterable<Page> {
  if (slice.by !== 'window') return;
  const { from, to } = slice;
  for (let cursor = slice.cursor; ;) {
    const query = { from, to, ...(cursor === undefined ? {} : { after: cursor }) };
    const { rows, next } = (await session.send({ path: '/messages', query })).json as unknown as Answer;
    if (rows === undefined || (next !== undefined && typeof next !== 'string'))
      throw new Faulted({ kind: 'changed', code: 'unexpected-shape', detail: 'no rows' });
    if (next === undefined) return yield { rows, covers: { from, to } };
    cursor = next;
    yield { rows, cursor };
  }
}

const honest: Connector<Config> = {
  id: 'chat',
  title: 'Chat',
  config: z.object({ url: z.string(), token: z.string() }),
  limits: [{ name: 'api', calls: 1, perMs: 1_000 }],
  target: ({ url, token }) => ({ baseUrl: url, headers: { authorization: `Bearer ${token}` } }),
  consents: [{ id: 'token', isGiven: () => true, withheldBy: [], streams: { messages: TELLS } }],
  check: async (session) => {
    const { json } = await session.send({ path: '/me' });
    return { platform: (json as { name: string }).name, role: 'reader', notes: [] };
  },
  discover: () => Promise.resolve([stream]),
  read,
  observe: (_, row) => [
    {
      fact: 'activity',
      account: String(row['by']),
      kind: 'post',
      at: Number(row['at']),
      community: null,
      count: 1,
      message: String(row['id']),
      thread: null,
    },
  ],
  faultIn: ({ status }) =>
    status === 410 ? { kind: 'cursor-expired', code: 'refused', detail: 'GET /messages' } : undefined,
};

let server: Served;
beforeAll(async () => (server = await serve(answer)));
afterAll(() => server.close());

type Described = Partial<ConformanceSubject<Config>>;

const casesOf = (connector: Connector<Config>, described: Described = {}) =>
  conformance({
    connector,
    platform: () => server.url,
    configFor: (url) => ({ url, token: 'a-test-token' }),
    secret: 'a-test-token',
    span: SPAN,
    cuts: [1_100, 1_500],
    expired: { messages: 'after-all' },
    ...described,
  });

const isCaught = async (connector: Connector<Config>, name: string, described?: Described) => {
  const own = casesOf(connector, described).find((one) => one.name === name);
  if (own === undefined) throw new Error(`there is no case: ${name}`);
  return own.run().then(
    () => false,
    () => true,
  );
};

describe('an honest connector', () => {
  it.each(casesOf(honest))('$name', ({ run }) => run());
});

const changed = (change: (page: Page, slice: Slice) => Page | undefined): Connector<Config>['read'] =>
  async function* (session, slice) {
    for await (const page of read(session, slice)) {
      const own = change(page, slice);
      if (own !== undefined) yield own;
    }
  };
let told = 0;
let bookmark = 'after-0';

it.each<[string, Partial<Connector<Config>>, string]>([
  [
    'forgets where it stood',
    {
      read: (session, slice) =>
        read(session, slice.cursor === undefined ? slice : { ...slice, cursor: 'after-9999' }),
    },
    'goes on from every cursor to the same rows',
  ],
  [
    'takes an expired cursor for the end',
    {
      faultIn: () => undefined,
      read: async function* (session, slice) {
        try {
          yield* read(session, slice);
        } catch (error) {
          if (slice.cursor === undefined) throw error;
          yield { rows: [] };
        }
      },
    },
    'reads whole what it cannot go on with: an expired cursor',
  ],
  [
    'makes a failure that passes of an expired cursor',
    { faultIn: ({ status }) => (status === 410 ? { kind: 'transient', detail: '' } : undefined) },
    'reads whole what it cannot go on with: an expired cursor',
  ],
  [
    'starts again by itself, under other keys',
    {
      read: async function* (session, slice) {
        for await (const page of read(session, slice))
          yield { ...page, rows: page.rows.map((row) => ({ ...row, id: `${row['id']} ${(told += 1)}` })) };
      },
    },
    'reads whole what it cannot go on with: an expired cursor',
  ],
  [
    'has one bookmark for all that it reads',
    {
      read: async function* (session, slice) {
        const going = slice.cursor === undefined ? slice : { ...slice, cursor: bookmark };
        for await (const page of read(session, going)) {
          bookmark = page.cursor ?? `after-${page.rows.at(-1)?.['at']}`;
          yield page;
        }
      },
    },
    'a backfill does not move the daily cursor, nor the daily reading a backfill',
  ],
  [
    'takes an empty page for the last',
    {
      read: async function* (session, slice) {
        for await (const page of read(session, slice)) {
          if (page.rows.length === 0 && 'from' in slice)
            return yield { rows: [], covers: { from: slice.from, to: slice.to } };
          yield page;
        }
      },
    },
    'goes past an empty page that leads on',
  ],
  [
    'loses the first row of a slice',
    {
      read: changed((page, slice) => ({
        ...page,
        rows: page.rows.filter((row) => !('from' in slice) || Number(row['at']) > slice.from),
      })),
    },
    'adjacent slices are the whole, without a row lost at an edge',
  ],
  [
    'reads past the end of a slice',
    { read: (session, slice) => read(session, 'to' in slice ? { ...slice, to: slice.to + 100 } : slice) },
    'adjacent slices are the whole, without a row lost at an edge',
  ],
  [
    'covers before it has read',
    { read: changed((page) => ({ ...page, covers: SPAN })) },
    'claims to cover a slice only at its end',
  ],
  [
    'takes any 401 for the end',
    {
      read: async function* (session, slice) {
        try {
          yield* read(session, slice);
        } catch {
          yield { rows: [] };
        }
      },
    },
    'reject is denied',
  ],
  [
    'makes up a time',
    { observe: (name, row) => honest.observe(name, { ...row, at: (told += 1) }) },
    'tells the same of a row each time, and changes nothing in it',
  ],
  [
    'gives in pieces what it says is whole',
    { discover: () => Promise.resolve([{ ...stream, whole: ['by'] }]) },
    'gives in one page what is read whole',
  ],
  [
    'takes what it does not know for nothing',
    {
      read: async function* (session, slice) {
        const known: Page[] = [];
        try {
          for await (const page of read(session, slice)) known.push(page);
        } catch (error) {
          if (!(error instanceof Faulted) || error.fault.kind !== 'changed') throw error;
          known.push({ rows: [] });
        }
        yield* known;
      },
    },
    'notices that fields and columns have other names',
  ],
  [
    'gathers all pages and believes that each leads on',
    {
      read: async function* (session, slice) {
        if (slice.by !== 'window') return;
        const { from, to } = slice;
        const all: Row[] = [];
        for (let after = 'after-0'; ;) {
          const { json } = await session.send({ path: '/messages', query: { from, to, after } });
          const { rows = [], next } = json as unknown as Answer;
          all.push(...rows);
          if (next === undefined) return yield { rows: all, covers: { from, to } };
          after = next;
        }
      },
    },
    'notices a page that comes again for ever',
  ],
  [
    'makes up a time where there is none',
    {
      read: changed((page) => ({
        ...page,
        rows: page.rows.map((row) => ({ ...(row as object), at: Number(row['at'] ?? 1_500) })),
      })),
    },
    'notices that a field it needs is missing, whichever it is',
  ],
  [
    'takes a text for a number that it is not',
    {
      read: changed((page) => ({
        ...page,
        rows: page.rows.map((row) => ({
          ...row,
          at: typeof row['at'] === 'string' ? 1_500 : (row['at'] ?? null),
        })),
      })),
    },
    'notices numbers that come as texts, or makes no difference of them',
  ],
  [
    'lets an unknown field change what a row is',
    {
      read: changed((page) => ({
        ...page,
        rows: page.rows.filter((row) => row['unheard_of'] === undefined),
      })),
    },
    'leaves out what it does not know, and nothing else',
  ],
  [
    'tells of acts that it does not declare',
    {
      observe: (name, row) =>
        honest.observe(name, row).map((fact) => ({ ...fact, kind: 'reply', thread: 'm0' }) as Fact),
    },
    'tells nothing that it does not declare',
  ],
  [
    'tells where acts happened and does not declare it',
    {
      observe: (name, row) => honest.observe(name, row).map((fact) => ({ ...fact, community: 'a' }) as Fact),
    },
    'tells nothing that it does not declare',
  ],
  [
    'promises topics and reads no text',
    {
      discover: () => {
        const { textOf: _, ...textless } = stream;
        return Promise.resolve([textless]);
      },
    },
    'tells nothing that it does not declare',
  ],
  [
    'declares more than anybody let it',
    { consents: honest.consents.map((own) => ({ ...own, isGiven: () => false })) },
    'tells nothing that it does not declare',
  ],
  [
    'names people as they are',
    { discover: () => Promise.resolve([{ ...stream, keep: { ...stream.keep, by: 'text' } }]) },
    'names people by hashes only',
  ],
  [
    'keeps the text',
    { discover: () => Promise.resolve([{ ...stream, keep: { ...stream.keep, text: 'text' } }]) },
    'keeps no text that people wrote',
  ],
  [
    'looks at what it does not keep',
    { observe: (name, row) => (row['text'] === undefined ? honest.observe(name, row) : []) },
    'keeps every field that it looks at',
  ],
  [
    'says who it is whatever the answer',
    { check: () => Promise.resolve({ platform: 'Chat', role: '', notes: [] }) },
    'says who it is',
  ],
])('one that %s is caught', async (_, part, name) => {
  expect(await isCaught({ ...honest, ...part }, name)).toBe(true);
});

describe('a description that does not hold is caught', () => {
  it.each<[string, Described, string]>([
    ['says nothing of a cursor that is the platform’s', { expired: {} }, 'an expired cursor'],
    [
      'knows a cursor of a stream that has none',
      { expired: { messages: 'after-all', people: 'x' } },
      'an expired cursor',
    ],
    ['says that no page is ever empty', { neverEmpty: { messages: 'a reason' } }, 'an empty page'],
  ])('%s', async (_, described, part) => {
    const name = casesOf(honest).find((own) => own.name.includes(part))?.name ?? '';
    expect(await isCaught(honest, name, described)).toBe(true);
  });
});
