import type { Json, JsonRow, Session } from '@takeup/connectors/kit';
import {
  faulted,
  isRow,
  ndjsonRows,
  numberIn,
  repeated,
  rowIn,
  textIn,
  unexpected,
} from '@takeup/connectors/kit';
import type { ActivityStreamsConfig, Source } from './config.js';

/** Held in memory, for they come in any order. */
const MOST = 200_000;

export interface Collected {
  readonly items: readonly JsonRow[];
  /** Whether that is all that the source says it holds. */
  readonly isWhole: boolean;
  readonly what: string;
}

/** Everything that a community's source gives. @throws Faulted where it does not end, or holds what is no activity */
export function collect(session: Session<ActivityStreamsConfig>, source: Source): Promise<Collected> {
  if (source.outbox !== undefined) return collectPages(session, source.outbox);
  return collectLines(session, source.lines ?? '');
}

async function collectLines(session: Session<ActivityStreamsConfig>, path: string): Promise<Collected> {
  const file = await session.download(requestOf(path));
  const items: JsonRow[] = [];
  for await (const rows of ndjsonRows(file)) add(items, rows, file.what);
  return { items, isWhole: true, what: file.what };
}

/**
 * An OrderedCollection: with its items in it, or on pages that lead on from `first`; or one of its pages. Some servers call the root a page.
 * https://www.w3.org/TR/activitystreams-core/#collections
 */
async function collectPages(session: Session<ActivityStreamsConfig>, path: string): Promise<Collected> {
  const what = `GET ${withoutQuery(path)}`;
  const root = rowIn(await session.send(requestOf(path)), what);
  if (!/^(?:Ordered)?Collection(?:Page)?$/.test(textIn(root, 'type'))) throw unexpected(what);
  const items: JsonRow[] = [];
  const within = itemsOf(root, what);
  add(items, within ?? [], what);
  const visited = new Set<string>([path]);
  for (let next = linkOf(root[within === undefined ? 'first' : 'next'], what); next !== undefined;) {
    const page = typeof next === 'string' ? await pageAt(session, next, { visited, what }) : next;
    const own = itemsOf(page, what);
    // The collection itself where a page of it was asked for.
    if (own === undefined) throw page['first'] === undefined ? unexpected(what) : repeated(what);
    add(items, own, what);
    next = linkOf(page['next'], what);
  }
  const total = numberIn(root, 'totalItems');
  if (total === undefined && root['totalItems'] !== undefined) throw unexpected(what);
  return { items, isWhole: total === undefined || items.length >= total, what };
}

async function pageAt(
  session: Session<ActivityStreamsConfig>,
  link: string,
  { visited, what }: { readonly visited: Set<string>; readonly what: string },
): Promise<JsonRow> {
  const path = pathOf(link, session.config.url, what);
  if (visited.has(path)) throw repeated(what);
  visited.add(path);
  return rowIn(await session.send(requestOf(path)), what);
}

function itemsOf(page: JsonRow, what: string): readonly JsonRow[] | undefined {
  const own = page['orderedItems'] ?? page['items'];
  if (own === undefined) return undefined;
  const list: readonly Json[] = Array.isArray(own) ? own : [own];
  return list.map((item) => {
    if (!isRow(item)) throw unexpected(what);
    return item;
  });
}

/** A page in its place, or where it stands. */
function linkOf(link: Json | undefined, what: string): string | JsonRow | undefined {
  if (link === undefined || link === null || link === false) return undefined;
  if (typeof link === 'string') return link;
  if (!isRow(link)) throw unexpected(what);
  return textIn(link, 'href') || (link['type'] === 'Link' ? undefined : link);
}

/** A link is followed within the server that it came from only. */
function pathOf(link: string, base: string, what: string): string {
  const url = URL.canParse(link, `${base}/`) ? new URL(link, `${base}/`) : undefined;
  if (url === undefined || !url.href.startsWith(`${base}/`)) throw faulted('denied', 'other-origin', what);
  return `${url.href.slice(base.length).replace(/#.*$/, '')}`;
}

function requestOf(path: string) {
  const [plain = '', query] = path.split('?');
  return query === undefined
    ? { path: plain }
    : { path: plain, query: Object.fromEntries(new URLSearchParams(query)) };
}

const withoutQuery = (path: string) => path.replace(/\?.*$/, '');

function add(items: JsonRow[], more: readonly JsonRow[], what: string): void {
  items.push(...more);
  if (items.length > MOST) throw faulted('changed', 'too-large', what);
}
