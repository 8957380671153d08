import type { SourceWay } from '@takeup/domain';
import type { ConnectionRow } from '@takeup/storage';

/** How a connection is fed; one that nothing is stored of yet waits for files. */
export function wayOf(row: Pick<ConnectionRow, 'connector' | 'delivered'> | undefined): SourceWay {
  if (row === undefined) return 'brought';
  return row.connector !== null ? 'pulled' : row.delivered ? 'delivered' : 'brought';
}
