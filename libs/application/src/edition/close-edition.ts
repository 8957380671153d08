import type { Month } from '@takeup/domain';
import { sealEdition } from '@takeup/domain';
import type { EditionRow, HeldRun } from '@takeup/storage';
import { addEdition, editionOf, guardRun, inTransaction, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { sha256Of } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { outcomeOf } from '../outcome.js';
import { gatherFacts } from './gather-facts.js';
import { mustBeNext } from './month-to-close.js';

export interface ClosedEdition {
  readonly edition: EditionRow;
  /** False: it was closed before, and stays as it is. */
  readonly isNew: boolean;
}

/**
 * Closes a month: what is known of it becomes its edition, once and for good. Refused while the month is not over or
 * a figure that it quotes is not final, and out of order.
 * @param held the slot in whose name it is done
 */
export function closeEdition(
  context: Context,
  month: Month,
  { held }: { readonly held?: HeldRun } = {},
): Promise<Outcome<ClosedEdition>> {
  const { pools, clock } = context;
  return outcomeOf(async () => {
    const asked = await reading(pools, async (session) => {
      const closed = await editionOf(session, month);
      return closed ? { closed } : { next: await mustBeNext(session, month, today(context)) };
    });
    if (asked.closed) return { edition: asked.closed, isNew: false };
    const { next } = asked;
    const own: EditionRow = { ...next, ...sealEdition(await gatherFacts(context, next), sha256Of) };
    return inTransaction(pools, async (session) => {
      if (held) await guardRun(session, held);
      const isNew = await addEdition(session, own, new Date(clock.now()));
      const kept = isNew ? own : await editionOf(session, month);
      if (kept === undefined) throw new Error(`the edition of ${month} follows another one than the newest`);
      return { edition: kept, isNew };
    });
  });
}
