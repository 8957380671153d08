import { Args, Query, Resolver } from '@nestjs/graphql';
import { readGoal, readGoals } from '@takeup/application';
import type { QueryGoalArgs, QueryGoalsArgs, ResolversTypes } from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { goalOf } from '../goal-view.js';
import { messageOf } from '../refusals.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class GoalResolver {
  @Query()
  async goal(
    @Args() { initiative, key, on }: QueryGoalArgs,
    @AskedBy() { context }: Asked,
  ): Promise<Out<'GoalResult'>> {
    const outcome = await readGoal(context, {
      initiative,
      key,
      ...(typeof on === 'string' ? { on } : {}),
    });
    if ('done' in outcome) return { __typename: 'Goal', ...goalOf(outcome.done) };
    const message = messageOf(outcome.refusal);
    return outcome.refusal.code === 'initiative-undeclared'
      ? { __typename: 'UnknownInitiative', code: 'UNKNOWN_INITIATIVE', initiative, message }
      : { __typename: 'UnknownGoal', initiative, key, message };
  }

  @Query()
  async goals(
    @Args() { initiative, on }: QueryGoalsArgs,
    @AskedBy() { context }: Asked,
  ): Promise<readonly Out<'Goal'>[]> {
    const goals = await readGoals(context, {
      ...(typeof initiative === 'string' ? { initiative } : {}),
      ...(typeof on === 'string' ? { on } : {}),
    });
    return goals.map(goalOf);
  }
}
