import type { Day } from '@takeup/domain';
import { inTransaction, rosters } from '@takeup/storage';
import type { Context } from '../context.js';

/** The days of which a roster was brought in; a roster that holds back speaks of none. */
export async function rosterDays({ pools }: Context): Promise<ReadonlySet<Day>> {
  const known = await inTransaction(pools, rosters);
  return new Set(known.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])));
}
