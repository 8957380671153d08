import type { Session } from '../session.js';
import { rows } from '../session.js';
import type { PartKey } from './parts.js';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows of an answer, packed, as they are kept. */
export interface PageToKeep {
  /** The slice that was asked for; null: all there was. Ms since 1970. */
  readonly span: Span | null;
  readonly reading: string;
  /** A row of this stream may have stood in any other slice before: it is found by the time of its change. */
  readonly moves: boolean;
  /** The organisation's day. */
  readonly readOn: string;
  /** Which identity key its hashes were made with. */
  readonly keyId: number;
  /** First and last day of the acts it tells; null where it tells of none. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** The first day on which it is kept no more. */
  readonly goesOn: string;
  /** UUID texts, each once. */
  readonly rowKeys: readonly string[];
  readonly rows: number;
  readonly content: Uint8Array;
}

/** A kept page as it is to be looked at again. */
export interface KeptPage {
  /** Decimal text of a bigint. */
  readonly pageId: string;
  readonly rowKeys: readonly string[];
  readonly content: Buffer;
}

const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
const keyed = ({ connectionId, stream, part }: PartKey) => [connectionId, stream, part];
const OF_PART = 'connection_id = $1 AND stream = $2 AND part = $3';

/** Keeps pages in the caller's transaction, beside the facts that were made of them. */
export async function keepPages(session: Session, key: PartKey, pages: readonly PageToKeep[]): Promise<void> {
  for (const { span, reading, moves, readOn, keyId, days, goesOn, rowKeys, rows: count, content } of pages)
    await session.query(
      `INSERT INTO person.kept_page (connection_id, stream, part, reading, from_at, to_at, moves, read_on, key_id,
         first_day, last_day, goes_on, row_keys, rows, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...keyed(key),
        reading,
        at(span?.from),
        at(span?.to),
        moves,
        readOn,
        keyId,
        days?.first ?? null,
        days?.last ?? null,
        goesOn,
        rowKeys,
        count,
        content,
      ],
    );
}

/** A reading that came to its end. */
export type ReadToEnd = Pick<PageToKeep, 'span' | 'reading' | 'moves'>;

/** Pages of earlier readings of what was now read whole go. */
export async function dropReplaced(
  session: Session,
  key: PartKey,
  { span, reading }: ReadToEnd,
): Promise<void> {
  await session.query(
    `DELETE FROM person.kept_page WHERE ${OF_PART} AND reading < $4
       AND ($5::timestamptz IS NULL OR (from_at >= $5 AND to_at <= $6))`,
    [...keyed(key), reading, at(span?.from), at(span?.to)],
  );
}

/** Pages written before that hold former selves of rows of this reading, and of which. It may have begun before theirs. */
export async function overtakenPages(
  session: Session,
  key: PartKey,
  { span, reading, moves }: ReadToEnd,
): Promise<readonly (KeptPage & { readonly overtaken: readonly string[] })[]> {
  const former = `${OF_PART} AND reading <> $4 AND ($5 OR (from_at < $7 AND to_at > $6))`;
  const parameters = [...keyed(key), reading, moves, at(span?.from), at(span?.to)];
  // Mostly there are none, and a file of a million people need not be looked through for that.
  const any = await rows(session, `SELECT FROM person.kept_page WHERE ${former} LIMIT 1`, parameters);
  if (any.length === 0) return [];
  return rows(
    session,
    `WITH own AS MATERIALIZED (
       SELECT k, max(page_id) AS told FROM person.kept_page CROSS JOIN unnest(row_keys) k
       WHERE ${OF_PART} AND reading = $4 GROUP BY k),
     former AS (
       SELECT page_id, array_agg(k) AS keys FROM person.kept_page CROSS JOIN unnest(row_keys) k JOIN own USING (k)
       WHERE page_id < told AND ${former} GROUP BY page_id)
     SELECT page_id::text AS "pageId", row_keys::text[] AS "rowKeys", content, keys::text[] AS overtaken
     FROM former JOIN person.kept_page USING (page_id) ORDER BY page_id`,
    parameters,
  );
}

/** What is left of a page; nothing: it goes. */
export async function rewritePage(
  session: Session,
  pageId: string,
  left: Pick<PageToKeep, 'rowKeys' | 'rows' | 'content'> | null,
): Promise<void> {
  if (left === null) await session.query(`DELETE FROM person.kept_page WHERE page_id = $1`, [pageId]);
  else
    await session.query(
      `UPDATE person.kept_page SET row_keys = $2, rows = $3, content = $4 WHERE page_id = $1`,
      [pageId, left.rowKeys, left.rows, left.content],
    );
}

/** Pages that are kept no more go, whether or not their connection is still read. @param today the organisation's day */
export async function dropOutlived(session: Session, today: string): Promise<void> {
  await session.query(`DELETE FROM person.kept_page WHERE goes_on <= $1`, [today]);
}
