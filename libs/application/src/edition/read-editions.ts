import type { Day, Month } from '@takeup/domain';
import { ROOT, addMonths, firstOfMonth } from '@takeup/domain';
import type { EditionRow } from '@takeup/storage';
import { closedEditions, editionOf, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import { nextEdition } from './month-to-close.js';

/** The edition of a month; undefined where it is not closed. It tells of all departments, or to nobody. */
export async function readEdition(context: Context, month: Month): Promise<EditionRow | undefined> {
  if (limitOf(context) !== ROOT) return undefined;
  return reading(context.pools, (session) => editionOf(session, month));
}

/** Every closed month without its document, oldest first. */
export async function listEditions(context: Context): Promise<readonly Omit<EditionRow, 'document'>[]> {
  if (limitOf(context) !== ROOT) return [];
  return reading(context.pools, closedEditions);
}

/** The month whose turn it is. */
export interface UpcomingEdition {
  readonly month: Month;
  /** The first day on which it can be closed. */
  readonly from: Day;
  /** It is over, and something of it is still awaited. */
  readonly waiting: boolean;
}

/** Null before editions have begun, and for whoever may see one department. */
export async function upcomingEdition(context: Context): Promise<UpcomingEdition | null> {
  if (limitOf(context) !== ROOT) return null;
  const next = await reading(context.pools, nextEdition);
  if (next === undefined) return null;
  const from = firstOfMonth(addMonths(next.month, 1));
  return { month: next.month, from, waiting: from <= today(context) };
}
