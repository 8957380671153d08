import type { Capability } from '@takeup/domain';
import { ROOT } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import type { Context } from '../context.js';
import { limitOf } from '../context.js';
import type { ToldAggregateMonth } from '../gate/index.js';
import { toldAggregates } from '../gate/index.js';

/** What a platform counts itself of the whole organisation. */
export interface SourceAggregates {
  /** It is all that the source can tell, by what its check found last. */
  readonly only: boolean;
  /** The newest first. */
  readonly months: readonly ToldAggregateMonth[];
}

/** By a source's key; null where it counts nothing, and for whoever sees a part of the organisation: of that nothing is counted. */
export async function readAggregates(
  session: Session,
  context: Context,
): Promise<(key: string, capability: Capability | undefined) => SourceAggregates | null> {
  const told = limitOf(context) === ROOT ? await toldAggregates(session) : undefined;
  return (key, capability) => {
    const months = told?.get(key);
    return months === undefined ? null : { only: isLetNothing(capability), months };
  };
}

/** Of what is brought by files nobody knows what the next one holds. */
function isLetNothing(capability: Capability | undefined): boolean {
  const consents = capability?.consents ?? null;
  return consents !== null && consents.every(({ given }) => !given);
}
