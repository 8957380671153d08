import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { readGoal, readGoals } from '@takeup/application';
import type { QueryGoalArgs, QueryGoalsArgs, ResolversTypes } from '@takeup/schema';
import { CONTEXT } from '../../tokens.js';
import { goalOf } from '../goal-view.js';
import { messageOf } from '../refusals.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class GoalResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async goal(@Args() { initiative, key, on }: QueryGoalArgs): Promise<Out<'GoalResult'>> {
    const outcome = await readGoal(this.context, {
      initiative,
      key,
      ...(typeof on === 'string' ? { on } : {}),
    });
    if ('done' in outcome) return { __typename: 'Goal', ...goalOf(outcome.done) };
    const message = messageOf(outcome.refusal);
    return outcome.refusal.code === 'initiative-undeclared'
      ? { __typename: 'UnknownInitiative', initiative, message }
      : { __typename: 'UnknownGoal', initiative, key, message };
  }

  @Query()
  async goals(@Args() { initiative, on }: QueryGoalsArgs): Promise<readonly Out<'Goal'>[]> {
    const goals = await readGoals(this.context, {
      ...(typeof initiative === 'string' ? { initiative } : {}),
      ...(typeof on === 'string' ? { on } : {}),
    });
    return goals.map(goalOf);
  }
}
