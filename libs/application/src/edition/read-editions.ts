import type { Month } from '@takeup/domain';
import type { EditionRow } from '@takeup/storage';
import { closedEditions, editionOf, reading } from '@takeup/storage';
import type { Context } from '../context.js';

/** The edition of a month; undefined where it is not closed. */
export function readEdition(context: Context, month: Month): Promise<EditionRow | undefined> {
  return reading(context.pools, (session) => editionOf(session, month));
}

/** Every closed month without its document, oldest first. */
export function listEditions(context: Context): Promise<readonly Omit<EditionRow, 'document'>[]> {
  return reading(context.pools, closedEditions);
}
