import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';
import { forgetBegun } from './interrupted.js';

/** Ms since 1970, half-open. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** One part of one stream of one connection; `part` is empty where the stream is one. */
export interface PartKey {
  readonly connectionId: number;
  readonly stream: string;
  readonly part: string;
}

export interface PartRow {
  readonly part: string;
  readonly settled: readonly Span[];
  readonly interrupted: readonly (Span & { readonly cursor: string })[];
  /** The newest of what is settled is not exact. */
  readonly isLoose: boolean;
  readonly readOn: string | null;
}

const MS = (instant: string) => `(extract(epoch FROM ${instant}) * 1000)::double precision`;
const at = (ms: number | undefined) =>
  ms === undefined ? null : ms === Infinity ? 'infinity' : new Date(ms).toISOString();

export interface StreamOfParts {
  readonly connectionId: number;
  readonly stream: string;
  /** It tells what the platform counts itself, and nothing of people. */
  readonly isAggregate: boolean;
}

/** The parts as the platform lists them now; one that is no longer listed is no longer expected. */
export async function writeParts(
  session: Session,
  { connectionId, stream, isAggregate }: StreamOfParts,
  parts: readonly { readonly key: string; readonly from?: number; readonly until?: number }[],
): Promise<void> {
  const listed = JSON.stringify(
    parts.map(({ key, from, until }) => ({ part: key, from_at: at(from), until_at: at(until) })),
  );
  await session.query(
    `INSERT INTO coverage.part AS p (connection_id, stream, part, from_at, until_at, aggregate)
     SELECT $1, $2, part, from_at, until_at, $4
     FROM json_to_recordset($3) AS x(part text, from_at timestamptz, until_at timestamptz)
     ON CONFLICT (connection_id, stream, part) DO UPDATE
       SET from_at = excluded.from_at, until_at = excluded.until_at, aggregate = excluded.aggregate
       WHERE (p.from_at, p.until_at, p.aggregate) IS DISTINCT FROM (excluded.from_at, excluded.until_at, excluded.aggregate)`,
    [connectionId, stream, listed, isAggregate],
  );
  await session.query(
    `DELETE FROM coverage.part WHERE connection_id = $1 AND stream = $2
       AND part NOT IN (SELECT part FROM json_to_recordset($3) AS x(part text))`,
    [connectionId, stream, listed],
  );
}

export async function partRows(
  session: Session,
  connectionId: number,
  stream: string,
): Promise<readonly PartRow[]> {
  return rows(
    session,
    `SELECT p.part, p.read_on AS "readOn",
       coalesce((SELECT NOT r <@ p.exact FROM unnest(p.settled) r ORDER BY r DESC LIMIT 1), false) AS "isLoose",
       coalesce((SELECT json_agg(json_build_object('from', ${MS('lower(r)')}, 'to', ${MS('upper(r)')}) ORDER BY r)
                 FROM unnest(p.settled) r), '[]') AS settled,
       coalesce((SELECT json_agg(json_build_object('from', ${MS('i.from_at')}, 'to', ${MS('i.to_at')}, 'cursor', i.cursor))
                 FROM coverage.interrupted i
                 WHERE (i.connection_id, i.stream, i.part) = (p.connection_id, p.stream, p.part)), '[]') AS interrupted
     FROM coverage.part p WHERE p.connection_id = $1 AND p.stream = $2`,
    [connectionId, stream],
  );
}

/** A span that was read to its end, after it had settled. */
export interface SettledSpan extends Span {
  /**
   * Where rows come by the time of their last change, an act may stand on a row that was changed later: spans are exact
   * that reach to this instant, from which on all was read after them, to the moment. Infinity: that is still to come; only
   * those of a part that has ended are. Absent: a span tells all of itself.
   */
  readonly exactUpTo?: number;
}

export async function addSettled(
  session: Session,
  key: PartKey,
  { from, to, exactUpTo }: SettledSpan,
): Promise<void> {
  if (from > to) return;
  await session.query(
    `UPDATE coverage.part p SET settled = n.spans, exact = p.exact + CASE
         WHEN $6::timestamptz IS NULL THEN tstzmultirange(tstzrange($4, $5))
         ELSE coalesce((SELECT range_agg(r) FROM unnest(n.spans) r WHERE upper(r) >= least(p.until_at, $6)), '{}') END
     FROM (SELECT settled + tstzmultirange(tstzrange($4, $5)) AS spans FROM coverage.part
           WHERE connection_id = $1 AND stream = $2 AND part = $3) n
     WHERE p.connection_id = $1 AND p.stream = $2 AND p.part = $3`,
    [...keyed(key), at(from), at(to), at(exactUpTo)],
  );
}

/** Whether the platform ever listed what there is to read of people. */
export async function hasParts(session: Session, connectionId: number): Promise<boolean> {
  const { has } = await oneRow<{ has: boolean }>(
    session,
    `SELECT EXISTS (SELECT FROM coverage.part WHERE connection_id = $1 AND read_on IS NULL AND NOT aggregate) AS has`,
    [connectionId],
  );
  return has;
}

/** Streams of people that were ever listed. */
export async function listedStreams(session: Session, connectionId: number): Promise<readonly string[]> {
  const found = await rows<{ stream: string }>(
    session,
    `SELECT DISTINCT stream FROM coverage.part WHERE connection_id = $1 AND read_on IS NULL AND NOT aggregate ORDER BY 1`,
    [connectionId],
  );
  return found.map(({ stream }) => stream);
}

/** Whether anything is stored of what the platform counts itself. */
export async function hasAggregates(session: Session, connectionId: number): Promise<boolean> {
  const { has } = await oneRow<{ has: boolean }>(
    session,
    `SELECT EXISTS (SELECT FROM counting.aggregate WHERE connection_id = $1) AS has`,
    [connectionId],
  );
  return has;
}

/** Days to be read again, whatever is known of them. */
export async function forgetSettled(
  session: Session,
  connectionId: number,
  { from, to }: Span,
): Promise<void> {
  await session.query(
    `UPDATE coverage.part SET settled = settled - tstzmultirange(tstzrange($2, $3)),
       exact = exact - tstzmultirange(tstzrange($2, $3)) WHERE connection_id = $1`,
    [connectionId, at(from), at(to)],
  );
  await session.query(
    `UPDATE coverage.asked SET spans = spans - tstzmultirange(tstzrange($2, $3))
     WHERE connection_id = $1 AND kind = 'absent'`,
    [connectionId, at(from), at(to)],
  );
  // What was read of them before is not gone on with.
  await forgetBegun(session, connectionId, { from, to });
}

export async function noteSnapshot(session: Session, key: PartKey, readOn: string): Promise<void> {
  await session.query(
    `INSERT INTO coverage.part (connection_id, stream, part, read_on) VALUES ($1, $2, $3, $4)
     ON CONFLICT (connection_id, stream, part) DO UPDATE SET read_on = excluded.read_on`,
    [...keyed(key), readOn],
  );
}

/** In the place of a part: whatever parts the stream has. */
export const EVERY_PART = '*';

export interface AskedInVainRow extends Span {
  /** Of what the platform counts itself. */
  readonly isAggregate: boolean;
  readonly stream: string;
  readonly part: string;
  readonly askedOn: string;
  readonly kind: string;
  readonly detail: string;
  readonly tries: number;
  readonly lastAt: Date;
}

export async function noteAsked(
  session: Session,
  key: PartKey,
  asked: Pick<AskedInVainRow, 'from' | 'to' | 'askedOn' | 'kind' | 'detail'> & { readonly at: Date },
): Promise<void> {
  await session.query(
    `INSERT INTO coverage.asked AS a (connection_id, stream, part, asked_on, spans, kind, detail, tries, last_at)
     VALUES ($1, $2, $3, $4, tstzmultirange(tstzrange($5, $6)), $7, $8, 1, $9)
     ON CONFLICT (connection_id, stream, part, asked_on, kind) DO UPDATE
       SET spans = a.spans + excluded.spans, detail = excluded.detail, tries = a.tries + 1, last_at = excluded.last_at`,
    [...keyed(key), asked.askedOn, at(asked.from), at(asked.to), asked.kind, asked.detail, asked.at],
  );
}

/** Spans of each part of people that are expected in `wanted` and not settled (or not exact), oldest first. */
export async function lackingSpans(
  session: Session,
  connectionId: number,
  wanted: Span,
  what: 'settled' | 'exact' = 'settled',
): Promise<readonly (Span & { readonly stream: string; readonly part: string })[]> {
  return rows(
    session,
    `SELECT stream, part, ${MS('lower(r)')} AS from, ${MS('upper(r)')} AS to
     FROM coverage.part CROSS JOIN LATERAL unnest(
       tstzmultirange(tstzrange(least(greatest(coalesce(from_at, $2), $2), $3), greatest(least(coalesce(until_at, $3), $3), $2)
         ) * tstzrange($2, $3)) - ${what}) r
     WHERE connection_id = $1 AND read_on IS NULL AND NOT aggregate AND coalesce(from_at, $2) < coalesce(until_at, $3)
     ORDER BY 3, stream, part`,
    [connectionId, at(wanted.from), at(wanted.to)],
  );
}

export async function askedInVain(
  session: Session,
  connectionId: number,
): Promise<readonly AskedInVainRow[]> {
  return rows(
    session,
    `SELECT stream, part, asked_on AS "askedOn", kind, detail, tries, last_at AS "lastAt",
       coalesce(aggregate, false) AS "isAggregate", ${MS('lower(r)')} AS from, ${MS('upper(r)')} AS to
     FROM coverage.asked LEFT JOIN coverage.part USING (connection_id, stream, part) CROSS JOIN LATERAL unnest(spans) r
     WHERE connection_id = $1 ORDER BY last_at`,
    [connectionId],
  );
}

const keyed = ({ connectionId, stream, part }: PartKey) => [connectionId, stream, part];
