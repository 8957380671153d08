import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';
import type { KeptPage } from './keep-pages.js';

/** Which kept pages: of one connection, and of it only those of a stream, or that tell of some days. */
export interface KeptWanted {
  readonly connectionId: number;
  readonly stream: string | null;
  /** Both inclusive, by the organisation's days, and the same as instants (ms since 1970, half-open). */
  readonly days: {
    readonly first: string;
    readonly last: string;
    readonly from: number;
    readonly to: number;
  } | null;
}

export interface PageToReplay extends KeptPage {
  readonly stream: string;
  readonly readOn: string;
  readonly keyId: number;
  /** Keys of rows that a newer page holds as they are now. */
  readonly overtaken: readonly string[];
}

/** More than a batch has, unless its pages are next to empty. */
const PAGES_AT_ONCE = 200;

const WANTED = `connection_id = $1 AND ($2::text IS NULL OR stream = $2)
  AND ($3::date IS NULL OR (first_day <= $4 AND last_day >= $3) OR (from_at < $6 AND to_at > $5))`;

function parametersOf({ connectionId, stream, days }: KeptWanted): readonly unknown[] {
  const instant = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  return [
    connectionId,
    stream,
    days?.first ?? null,
    days?.last ?? null,
    instant(days?.from),
    instant(days?.to),
  ];
}

/** How many pages there are of what is wanted. */
export async function countKept(session: Session, wanted: KeptWanted): Promise<number> {
  const { pages } = await oneRow<{ pages: number }>(
    session,
    `SELECT count(*)::integer AS pages FROM person.kept_page WHERE ${WANTED}`,
    parametersOf(wanted),
  );
  return pages;
}

/** Where a walk through kept pages stands. Lists come first: an act is tied to its community by what is known when it is written. */
export interface KeptPlace {
  readonly lists: boolean;
  /** Decimal text of a bigint; only pages after it. */
  readonly after: string;
}

/**
 * The next pages from a place on, in the order in which they were read. Nobody may write in the connection's name
 * meanwhile, or what is newest of a row would not be known.
 * @param rowsAtOnce rows after which no further page is taken
 */
export async function nextKept(
  session: Session,
  wanted: KeptWanted,
  { lists, after }: KeptPlace,
  rowsAtOnce: number,
): Promise<readonly PageToReplay[]> {
  return rows(
    session,
    `WITH next AS (
       SELECT page_id, rows FROM person.kept_page
       WHERE ${WANTED} AND page_id > $7 AND (from_at IS NULL) = $8 ORDER BY page_id LIMIT ${PAGES_AT_ONCE}),
     batch AS MATERIALIZED (
       SELECT p.* FROM person.kept_page p
       JOIN (SELECT page_id, sum(rows) OVER (ORDER BY page_id) - rows AS before FROM next) n USING (page_id)
       WHERE before < $9),
     newer AS (
       SELECT n.page_id, n.stream, n.part, k FROM person.kept_page n CROSS JOIN unnest(n.row_keys) k
       WHERE n.connection_id = $1 AND EXISTS (SELECT FROM batch b
         WHERE b.stream = n.stream AND b.part = n.part AND n.page_id > b.page_id
           AND (b.moves OR b.from_at IS NULL OR (n.from_at < b.to_at AND n.to_at > b.from_at)))),
     overtaken AS (
       SELECT b.page_id, array_agg(DISTINCT k) AS keys FROM batch b CROSS JOIN unnest(b.row_keys) k JOIN newer n USING (stream, part, k)
       WHERE n.page_id > b.page_id GROUP BY b.page_id)
     SELECT page_id::text AS "pageId", stream, read_on AS "readOn", key_id AS "keyId", row_keys::text[] AS "rowKeys", content,
       coalesce(keys::text[], '{}') AS overtaken
     FROM batch LEFT JOIN overtaken USING (page_id) ORDER BY page_id`,
    [...parametersOf(wanted), after, lists, rowsAtOnce],
  );
}

/** The streams of a connection of which anything is kept. */
export async function keptStreams(session: Session, connectionId: number): Promise<readonly string[]> {
  const found = await rows<{ stream: string }>(
    session,
    `SELECT DISTINCT stream FROM person.kept_page WHERE connection_id = $1 ORDER BY stream`,
    [connectionId],
  );
  return found.map(({ stream }) => stream);
}
