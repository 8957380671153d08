import type { Month } from '@takeup/domain';
import { sealEdition } from '@takeup/domain';
import type { EditionRow, HeldRun } from '@takeup/storage';
import { addEdition, editionOf, exclusively, guardRun, inTransaction, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { sha256Of } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { outcomeOf } from '../outcome.js';
import { judgePublished } from '../refresh/refresh.js';
import { gatherFacts } from './gather-facts.js';
import type { NextEdition } from './month-to-close.js';
import { mustBeNext } from './month-to-close.js';

export interface ClosedEdition {
  readonly edition: EditionRow;
  /** False: it was closed before, and stays as it is. */
  readonly isNew: boolean;
}

/**
 * Closes a month: what is known of it becomes its edition, once and for good. Refused while the month is not over or
 * a figure that it quotes is not final, and out of order. It waits for a publication that is going on: targets are
 * judged at its end, and baselines are measured over months that it publishes last.
 * @param held the slot in whose name it is done
 */
export function closeEdition(
  context: Context,
  month: Month,
  { held }: { readonly held?: HeldRun } = {},
): Promise<Outcome<ClosedEdition>> {
  return outcomeOf(async () => {
    const closed = await closedOrNext(context, month);
    if ('edition' in closed) return closed;
    return exclusively(context.pools, 'refresh', async () => {
      const asked = await closedOrNext(context, month);
      return 'edition' in asked ? asked : close(context, asked.next, held);
    });
  });
}

/** @throws Refused where it is not closed and cannot be */
function closedOrNext(
  context: Context,
  month: Month,
): Promise<ClosedEdition | { readonly next: NextEdition }> {
  return reading(context.pools, async (session) => {
    const edition = await editionOf(session, month);
    if (edition) return { edition, isNew: false };
    return { next: await mustBeNext(session, month, today(context)) };
  });
}

async function close(context: Context, next: NextEdition, held: HeldRun | undefined): Promise<ClosedEdition> {
  const { pools, clock } = context;
  await judgePublished(context);
  const own: EditionRow = { ...next, ...sealEdition(await gatherFacts(context, next), sha256Of) };
  return inTransaction(pools, async (session) => {
    if (held) await guardRun(session, held);
    const isNew = await addEdition(session, own, new Date(clock.now()));
    const kept = isNew ? own : await editionOf(session, next.month);
    if (kept === undefined)
      throw new Error(`the edition of ${next.month} follows another one than the newest`);
    return { edition: kept, isNew };
  });
}
