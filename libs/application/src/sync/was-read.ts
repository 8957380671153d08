import { inTransaction, toldAllOnce } from '@takeup/storage';
import type { Context } from '../context.js';

/** Whether a platform was ever read to the end of what it had to tell: days that come late are not there to be told. */
export function wasRead({ pools }: Context, connection: string): Promise<boolean> {
  return inTransaction(pools, (session) => toldAllOnce(session, connection));
}
