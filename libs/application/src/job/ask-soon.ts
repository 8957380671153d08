import type { Session } from '@takeup/storage';
import { addSlots, ensureJob, hastenSlots } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';

/** Has a job done as soon as somebody is there to do it; asked twice before it begins it is done once. */
export async function askSoon(
  session: Session,
  context: Pick<Context, 'clock' | 'config'>,
  job: string,
): Promise<void> {
  const now = new Date(context.clock.now());
  await ensureJob(session, job);
  if (await hastenSlots(session, job, now)) return;
  const slot = `${today(context)}T${now.toISOString().slice(11, 23)}`;
  await addSlots(session, job, [{ slot, state: 'due' }], now);
}

/** The day of a slot, whether it fell due or was asked for. */
export function dayOfSlot(slot: string | null): string | null {
  return slot === null ? null : slot.slice(0, 10);
}

/** Somebody asked for it: it did not fall due by itself. */
export function wasAsked(slot: string): boolean {
  return slot.includes('T');
}
