import type { Session } from '../session.js';
import { rows } from '../session.js';
import type { PartKey } from './parts.js';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A span that was read to its end and may still change. What was noted on an earlier day is forgotten.
 * @param on the organisation's day
 */
export async function noteReadToday(
  session: Session,
  { connectionId, stream, part }: PartKey,
  { from, to }: Span,
  on: string,
): Promise<void> {
  await session.query(
    `UPDATE coverage.part SET read_today_on = $6, read_today =
       (CASE WHEN read_today_on = $6 THEN read_today ELSE '{}' END) + tstzmultirange(tstzrange($4, $5))
     WHERE connection_id = $1 AND stream = $2 AND part = $3`,
    [connectionId, stream, part, new Date(from).toISOString(), new Date(to).toISOString(), on],
  );
}

/** Spans that were read on a day before they had settled, by part. */
export async function readTodaySpans(
  session: Session,
  {
    connectionId,
    stream,
    on,
  }: { readonly connectionId: number; readonly stream: string; readonly on: string },
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const found = await rows<{ part: string; spans: Span[] }>(
    session,
    `SELECT part, json_agg(json_build_object(
       'from', (extract(epoch FROM lower(r)) * 1000)::double precision,
       'to', (extract(epoch FROM upper(r)) * 1000)::double precision)) AS spans
     FROM coverage.part CROSS JOIN LATERAL unnest(read_today) r
     WHERE connection_id = $1 AND stream = $2 AND read_today_on = $3 GROUP BY part`,
    [connectionId, stream, on],
  );
  return new Map(found.map(({ part, spans }) => [part, spans]));
}

/** Days to be read again, today too. */
export async function forgetReadToday(
  session: Session,
  connectionId: number,
  { from, to }: Span,
): Promise<void> {
  await session.query(
    `UPDATE coverage.part SET read_today = read_today - tstzmultirange(tstzrange($2, $3)) WHERE connection_id = $1`,
    [connectionId, new Date(from).toISOString(), new Date(to).toISOString()],
  );
}
