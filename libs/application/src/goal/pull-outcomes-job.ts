import { dailySlots } from '@takeup/domain';
import type { HeldRun } from '@takeup/storage';
import { inTransaction, noteSourceAsked } from '@takeup/storage';
import type { Context, OutcomeSource } from '../context.js';
import { dayOfSlot } from '../job/ask-soon.js';
import type { Job } from '../job/scheduler.js';
import type { OutcomeWorld, PulledOutcome } from './pull-outcomes.js';
import { pullOutcomes } from './pull-outcomes.js';

/** Before the platforms are asked, so that a morning finds both. */
const PULL_AT = '02:45';

/** Of a source that was connected from the product. */
export const outcomeJobName = (key: string) => `outcome:${key}`;

/** Looks at the values of KPIs that the operator's file names, every day. */
export function pullOutcomesJob(context: Context, world: OutcomeWorld): Job {
  return dailyJob('outcomes', context, async (held) => {
    const pulled = await pullOutcomes(context, world, held);
    for (const own of pulled) await noteAsked(context, own.series, troubleOf(own));
    const wrong = pulled.filter((own) => troubleOf(own) !== null);
    return wrong.length === 0 ? null : wrong.map(({ series }) => series).join(', ');
  });
}

/** The same of one that was connected from the product, and whenever somebody asks for it. */
export function pullOutcomeJob(
  context: Context,
  world: OutcomeWorld,
  key: string,
  source: OutcomeSource,
): Job {
  const alone = { ...context, config: { ...context.config, outcomes: [source] } };
  return dailyJob(outcomeJobName(key), context, async (held) => {
    const [pulled] = await pullOutcomes(alone, world, held);
    const trouble = pulled ? troubleOf(pulled) : null;
    await noteAsked(context, key, trouble);
    return trouble;
  });
}

function noteAsked({ pools, clock }: Context, key: string, trouble: string | null): Promise<void> {
  return inTransaction(pools, (session) =>
    noteSourceAsked(session, key, { at: new Date(clock.now()), trouble }),
  );
}

/** @param work answers what was amiss, for the operator; null: nothing */
function dailyJob(
  name: string,
  { config: { zone } }: Context,
  work: (held: HeldRun) => Promise<string | null>,
): Job {
  return {
    name,
    due: (now, newest) => dailySlots({ zone, at: PULL_AT, catchUp: 'latest' }, now, dayOfSlot(newest)),
    run: async (held) => ({ detail: await work(held) }),
  };
}

function troubleOf(pulled: PulledOutcome): string | null {
  if ('fault' in pulled) return pulled.fault.code ?? pulled.fault.kind;
  if ('file' in pulled) return 'file';
  return 'refusal' in pulled.outcome ? pulled.outcome.refusal.code : null;
}
