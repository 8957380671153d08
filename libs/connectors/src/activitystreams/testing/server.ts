import type { AskedOf, Told } from '@takeup/connectors/testing';

/** A server of a few communities, as the standards have it. Times are ms since 1970. */
export interface Server {
  /** Of a group, on pages: it announces what others did. */
  readonly group: readonly Item[];
  /** Within the collection itself. */
  readonly plain: readonly Item[];
  /** A file of lines. */
  readonly lines: readonly Item[];
  /** What outboxes say that they hold, where it is more than they give. */
  readonly total?: number;
  /** Set: who has no such token is refused. */
  readonly token?: string;
  /** The root of an outbox is called a page, as some servers do. */
  readonly isPage?: boolean;
}

export interface Item {
  readonly n: number;
  readonly at: number;
  readonly by: string;
  readonly type?: string;
  readonly objectType?: string;
  readonly answers?: number;
  readonly to?: readonly string[];
  readonly isUndated?: boolean;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small server holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 19), to: Date.UTC(2026, 9, 31) };
export const CUTS = [
  Date.UTC(2026, 9, 20),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 28, 9, 30),
];
export const TOKEN = 't0ken-of-the-small-server';
export const EVERYBODY = 'https://www.w3.org/ns/activitystreams#Public';
export const dayAt = (n: number) => new Date(SPAN.from + n * DAY).toISOString().slice(0, 10);

/** `hours` after the beginning. */
export const item = (n: number, hours: number, more: Partial<Item> = {}): Item => ({
  n,
  at: SPAN.from + Math.round(hours * HOUR),
  by: `e10${n % 5}`,
  ...more,
});

const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR);
const some = (base: number) => [
  ...Array.from({ length: 40 }, (_, n) => item(base + n, n * 6.9 + 0.4)),
  // Right on the edges of slices, and a millisecond before.
  ...EDGES.flatMap((hours, i) => [item(base + 50 + i, hours), item(base + 60 + i, hours - 1 / HOUR)]),
  item(base + 70, 30, { answers: base + 1 }),
  item(base + 71, 31, { type: 'Like' }),
  item(base + 72, 32, { type: 'Like', isUndated: true }),
  item(base + 73, 33, { to: ['https://social.bank.example/users/e101'] }),
  item(base + 74, 34, { objectType: 'Image' }),
  item(base + 75, 35, { type: 'Follow' }),
];

export const smallServer: Server = { group: some(100), plain: some(300), lines: some(500), token: TOKEN };

const PER_PAGE = 20;
const address = (path: string) => `https://social.bank.example${path}`;

export function answerOf(server: Server, own: () => string): (asked: AskedOf) => Told {
  return ({ path, query, headers }) => {
    if (server.token !== undefined && headers.authorization !== `Bearer ${server.token}`)
      return { status: 401, body: { error: 'This method requires an authenticated user' } };
    if (path === '/lines') {
      const body = server.lines.map((one) => `${JSON.stringify(activity(one))}\n`).join('');
      return { headers: { 'content-type': 'application/x-ndjson' }, body };
    }
    if (path === '/plain/outbox') {
      const items = server.plain.map((one) => activity(one));
      return collection({ totalItems: server.total ?? items.length, orderedItems: items });
    }
    if (path !== '/group/outbox') return { status: 404, body: { error: 'Not found' } };
    const page = query.get('page');
    return page === null ? root(server, own()) : pageOf(server, Number(page), own());
  };
}

const collection = (more: object, type = 'OrderedCollection'): Told => ({
  headers: { 'content-type': 'application/activity+json; charset=utf-8' },
  body: { '@context': 'https://www.w3.org/ns/activitystreams', type, ...more },
});

function root({ group, total = group.length, isPage = false }: Server, url: string): Told {
  const first = `${url}/group/outbox?page=1`;
  return collection({ totalItems: total, first }, isPage ? 'OrderedCollectionPage' : 'OrderedCollection');
}

function pageOf({ group }: Server, page: number, url: string): Told {
  const items = group.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const isLast = page * PER_PAGE >= group.length;
  const next = isLast ? {} : { next: `${url}/group/outbox?page=${page + 1}` };
  const orderedItems = items.map((one) => announced(one));
  return collection(
    { partOf: `${url}/group/outbox`, prev: null, orderedItems, ...next },
    'OrderedCollectionPage',
  );
}

function announced(one: Item) {
  const inner = activity(one);
  if (inner.type !== 'Create') return inner;
  const id = `${inner.id}/announce`;
  return { id, type: 'Announce', actor: address('/group'), to: [EVERYBODY], object: inner };
}

function activity({ n, at, by, type = 'Create', ...more }: Item) {
  const { objectType = 'Note', answers, to = [EVERYBODY], isUndated = false } = more;
  const published = new Date(at).toISOString();
  const note = {
    id: address(`/notes/${n}`),
    type: objectType,
    attributedTo: address(`/users/${by}`),
    name: `A title ${n}`,
    content: `<p>What somebody wrote as number ${n}</p>`,
    to,
    published,
    context: address(`/threads/${answers ?? n}`),
    ...(answers === undefined ? {} : { inReplyTo: address(`/notes/${answers}`) }),
  };
  return {
    id: address(`/activities/${n}`),
    type,
    actor: address(`/users/${by}`),
    to,
    cc: [address('/group')],
    ...(isUndated || type === 'Create' ? {} : { published }),
    object: type === 'Create' ? note : note.id,
  };
}
