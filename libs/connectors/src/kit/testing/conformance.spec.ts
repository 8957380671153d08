import type { Fact, Slice, Tells } from '@takeup/domain';
import { z } from 'zod';
import type { Session } from '../asking.js';
import type { Connector, Page, Stream } from '../contract.js';
import { Faulted } from '../fault.js';
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

function answer({ headers, query, path }: AskedOf): Told {
  if (headers.authorization !== 'Bearer a-test-token') return { status: 401, body: {} };
  if (path === '/me') return { body: { name: 'Chat 1' } };
  const [after, from, to] = ['after', 'from', 'to'].map((name) => Number(query.get(name) ?? 0));
  const rows = MESSAGES.filter(({ at }) => at >= (from ?? 0) && at < (to ?? 0) && at > (after ?? 0));
  return { body: { rows: rows.slice(0, 6), more: rows.length > 6 } };
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
  let after = Number(slice.cursor ?? 0);
  for (;;) {
    const { json } = await session.send({ path: '/messages', query: { from, to, after } });
    const { rows, more } = json as unknown as { rows?: Row[]; more: boolean };
    if (rows === undefined)
      throw new Faulted({ kind: 'changed', code: 'unexpected-shape', detail: 'no rows' });
    if (!more) return yield { rows, covers: { from, to } };
    const last = Math.max(...rows.map((row) => Number(row['at'])));
    if (last <= after) throw new Faulted({ kind: 'transient', code: 'repeated-page', detail: 'again' });
    after = last;
    yield { rows, cursor: String(after) };
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
  faultIn: () => undefined,
};

let server: Served;
beforeAll(async () => (server = await serve(answer)));
afterAll(() => server.close());

const casesOf = (connector: Connector<Config>) =>
  conformance({
    connector,
    platform: () => server.url,
    configFor: (url) => ({ url, token: 'a-test-token' }),
    secret: 'a-test-token',
    span: SPAN,
    cuts: [1_100, 1_500],
  });

const broken = async (connector: Connector<Config>) => {
  const names: string[] = [];
  for (const { name, run } of casesOf(connector)) {
    if (/stall/.test(name)) continue;
    await run().catch(() => names.push(name));
  }
  return names;
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

it.each<[string, Partial<Connector<Config>>, string]>([
  [
    'forgets where it stood',
    {
      read: (session, slice) =>
        read(session, slice.cursor === undefined ? slice : { ...slice, cursor: '9999' }),
    },
    'goes on from every cursor to the same rows',
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
        for (let after = 0; ;) {
          const { json } = await session.send({ path: '/messages', query: { from, to, after } });
          const { rows, more } = json as unknown as { rows: Row[]; more: boolean };
          all.push(...rows);
          if (!more) return yield { rows: all, covers: { from, to } };
          after = Math.max(...rows.map((row) => Number(row['at'])));
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
  expect(await broken({ ...honest, ...part })).toContain(name);
});
