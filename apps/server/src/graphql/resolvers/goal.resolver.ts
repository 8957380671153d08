import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { importOutcome, readGoal, readGoals } from '@takeup/application';
import { refused } from '@takeup/domain';
import type {
  MutationEnterGoalValueArgs,
  QueryGoalArgs,
  QueryGoalsArgs,
  ResolversTypes,
} from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { changeOf, entryField, rowOf } from '../goal-entry.js';
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

  @Mutation()
  async enterGoalValue(
    @Args() { initiative, key, entry }: MutationEnterGoalValueArgs,
    @AskedBy() { role, context }: Asked,
  ): Promise<Out<'EnterGoalValueResult'>> {
    if (role !== 'operator')
      return { __typename: 'OperatorsOnly', message: messageOf(refused('operators-only')) };
    if (context.config.demo)
      return { __typename: 'GoalValueFault', field: null, message: messageOf(refused('demo-import')) };
    const outcome = await importOutcome(context, { rows: [rowOf(entry)], initiative, goal: key });
    if ('done' in outcome) {
      const { series: source, ...report } = outcome.done;
      return { __typename: 'GoalValueEntered', source, change: changeOf(report) };
    }
    const message = messageOf(outcome.refusal);
    return outcome.refusal.code === 'goal-unknown'
      ? { __typename: 'UnknownGoal', initiative, key, message }
      : { __typename: 'GoalValueFault', field: entryField(outcome.refusal), message };
  }
}
