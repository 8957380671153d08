import type { Json, JsonRow, Page, Reply, Session } from '@takeup/connectors/kit';
import { isRow, numberIn, repeated, rowIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import type { MattermostConfig } from './config.js';
import { PER_PAGE } from './read-list.js';
import { LATE_MS } from './streams.js';

const REPORT = '/api/v4/reports/posts';
const PER_REPORT = 1000;
/** The last instant that a date can name: later than the clock of any server. */
const END_OF_TIME = 8_640_000_000_000_000;

type Spanned = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** What asks for a page of the report; shared with the question whether the server has one. */
export function reportOf(
  channel: string,
  { before, perPage = PER_REPORT }: { before: number; perPage?: number },
) {
  return {
    channel_id: channel,
    start_time: before,
    time_field: 'update_at',
    sort_direction: 'desc',
    per_page: perPage,
    include_deleted: true,
    exclude_system_posts: true,
    include_metadata: true,
  };
}

/**
 * Posts of a channel that were changed within the slice, newest change first. Whatever is done to a post moves its
 * `update_at`, so what was done since an instant stands on posts that were changed since, and each post brings all that
 * was done to it. An open slice begins at the post that was changed last of all.
 */
export async function* readReport(
  session: Session<MattermostConfig>,
  { part = '', from, to, cursor: begun, open }: Spanned,
): AsyncIterable<Page> {
  const before = open === true ? END_OF_TIME : to;
  const seen = new Set<string>();
  let cursor = begun;
  for (;;) {
    if (cursor !== undefined) seen.add(cursor);
    const body = { ...reportOf(part, { before }), ...(cursor === undefined ? {} : { cursor }) };
    const reply = await session.send({ method: 'POST', path: REPORT, body });
    const report = rowIn(reply, `POST ${REPORT}`);
    const posts = postsIn(report['posts']);
    const rows = posts.filter((row) => isWithin(numberIn(row, 'update_at'), from, before)).map(asRow);
    const next = isRow(report['next_cursor']) ? textIn(report['next_cursor'], 'cursor') : '';
    if (next === '' || posts.some((row) => isBefore(numberIn(row, 'update_at'), from)))
      return yield { rows, covers: { from, to } };
    if (seen.has(next)) throw repeated(`POST ${REPORT}`);
    yield { rows, cursor: next };
    cursor = next;
  }
}

/**
 * Posts of a channel as it lists them, newest first, on past the beginning of the slice for as long as reactions are
 * looked for; of those only what was changed since. The cursor is the number of a page: what is written meanwhile pushes
 * pages back, so a post may come twice, which does no harm.
 */
export async function* readWalk(
  session: Session<MattermostConfig>,
  { part = '', from, to, cursor }: Spanned,
): AsyncIterable<Page> {
  const path = `/api/v4/channels/${encodeURIComponent(part)}/posts`;
  const floor = from - LATE_MS;
  let before: string | undefined;
  for (let page = Number(cursor ?? 0); ; page += 1) {
    const query = { page, per_page: PER_PAGE, include_deleted: true };
    const { posts, hasNext } = listed(await session.send({ path, query }), path);
    const first = posts[0] === undefined ? '' : textIn(posts[0], 'id');
    if (first === before) throw repeated(`GET ${path}`);
    before = first;
    const rows = posts.filter((row) => isOfWalk(row, from, to)).map(asRow);
    if (!hasNext || posts.some((row) => isBefore(numberIn(row, 'create_at'), floor)))
      return yield { rows, covers: { from, to } };
    yield { rows, cursor: String(page + 1) };
  }
}

/** Newest first. The answer also brings the beginnings of threads from elsewhere, which `order` does not name. */
function listed(
  reply: Reply,
  path: string,
): { readonly posts: readonly JsonRow[]; readonly hasNext: boolean } {
  const { order, posts, has_next: hasNext } = rowIn(reply, `GET ${path}`);
  if (!Array.isArray(order) || !isRow(posts)) throw unexpected(`GET ${path}`);
  const rows = order.map((id: Json) => (typeof id === 'string' ? posts[id] : undefined)).filter(isRow);
  if (rows.length < order.length) throw unexpected(`GET ${path}`);
  return { posts: rows, hasNext: typeof hasNext === 'boolean' ? hasNext : order.length >= PER_PAGE };
}

/** A list, or by id as older servers have it. */
function postsIn(posts: Json | undefined): readonly JsonRow[] {
  if (posts === null) return [];
  return rowsIn(isRow(posts) ? Object.values(posts) : posts, `POST ${REPORT}`);
}

/** What carries no time is passed on: that it does is for the allow-list to find. */
function isWithin(at: number | undefined, from: number, to: number): boolean {
  return at === undefined || (at >= from && at < to);
}

function isBefore(at: number | undefined, from: number): boolean {
  return at !== undefined && at < from;
}

function isOfWalk(row: JsonRow, from: number, to: number): boolean {
  const changed = numberIn(row, 'update_at') ?? Infinity;
  return isWithin(numberIn(row, 'create_at'), changed >= from ? -Infinity : from, to);
}

const AUTOMATED = ['from_webhook', 'from_bot', 'from_plugin', 'from_oauth_app'];

function asRow(row: JsonRow): JsonRow {
  const props = isRow(row['props']) ? row['props'] : {};
  const automated = AUTOMATED.some((name) => props[name] === true || props[name] === 'true');
  const hasFiles = Array.isArray(row['file_ids']) && row['file_ids'].length > 0;
  return { ...row, automated, bare: hasFiles && textIn(row, 'message').trim() === '' };
}
