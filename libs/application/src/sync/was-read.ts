import { inTransaction, leftNothingOnce } from '@takeup/storage';
import type { Context } from '../context.js';

/** Whether a platform was ever read to the end of what it had to tell. */
export function wasRead({ pools }: Context, connection: string): Promise<boolean> {
  return inTransaction(pools, (session) => leftNothingOnce(session, connection));
}
