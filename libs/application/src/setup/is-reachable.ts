import { reading } from '@takeup/storage';
import type { Context } from '../context.js';

/** Whether the database answers its reader. */
export async function isReachable({ pools }: Context): Promise<boolean> {
  try {
    await reading(pools, (session) => session.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}
