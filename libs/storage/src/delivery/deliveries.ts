import type { Session } from '../session.js';
import { rows } from '../session.js';

/** So long it is remembered that a delivery came; whoever sends it again later adds nothing either, acts being keyed. */
export const REMEMBERED_DAYS = 90;

export interface DeliveryRow {
  readonly connectionId: number;
  /** Keyed hash of the sender's id. */
  readonly idHash: Buffer;
  /** Keyed hash of the body. */
  readonly bodyHash: Buffer;
  readonly receivedAt: Date;
}

/**
 * Notes a delivery in the transaction that brings in its acts. The caller holds the connection, so two of one id never
 * pass together.
 * @returns `new`; `same`: it came before; `other`: another body came under this id
 */
export async function noteDelivery(
  session: Session,
  { connectionId, idHash, bodyHash, receivedAt }: DeliveryRow,
): Promise<'new' | 'same' | 'other'> {
  await session.query(
    `DELETE FROM coverage.delivery WHERE connection_id = $1 AND received_at < $2::timestamptz - make_interval(days => $3)`,
    [connectionId, receivedAt, REMEMBERED_DAYS],
  );
  const [known] = await rows<{ bodyHash: Buffer }>(
    session,
    `SELECT body_hash AS "bodyHash" FROM coverage.delivery WHERE connection_id = $1 AND id_hash = $2`,
    [connectionId, idHash],
  );
  if (known) return known.bodyHash.equals(bodyHash) ? 'same' : 'other';
  await session.query(
    `INSERT INTO coverage.delivery (connection_id, id_hash, body_hash, received_at) VALUES ($1, $2, $3, $4)`,
    [connectionId, idHash, bodyHash, receivedAt],
  );
  await session.query(
    `UPDATE coverage.connection SET delivered_at = greatest(delivered_at, $2) WHERE connection_id = $1`,
    [connectionId, receivedAt],
  );
  return 'new';
}
