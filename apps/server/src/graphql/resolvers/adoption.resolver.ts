import { Args, Query, Resolver } from '@nestjs/graphql';
import type { AdoptionView, Dimension as DimensionName } from '@takeup/application';
import { listPeriods, readAdoption, readGroup } from '@takeup/application';
import type { AdoptionQuery, GroupQuery, PeriodKind, ResolversTypes } from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { columnsOf, periodOf } from '../columns.js';
import { groupOf } from '../group-view.js';
import { kindOf, measureName, measureOf } from '../names.js';
import { askFault, messageOf, refusalName } from '../refusals.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class AdoptionResolver {
  @Query()
  async adoption(
    @Args('query') query: AdoptionQuery,
    @AskedBy() { context }: Asked,
  ): Promise<Out<'AdoptionResult'>> {
    const { period = null, initiative = null, department = null } = query;
    const outcome = await readAdoption(context, {
      measure: measureOf(query.measure),
      period,
      by: new Set((query.by ?? []).map((name) => name.toLowerCase() as DimensionName)),
      initiative,
      department,
      allLevels: query.allLevels ?? false,
    });
    if ('done' in outcome) return { __typename: 'Adoption', ...adoptionOf(outcome.done) };
    const message = messageOf(outcome.refusal);
    const code = askFault(outcome.refusal);
    switch (refusalName(outcome.refusal)) {
      case 'UnknownPeriod':
        return { __typename: 'UnknownPeriod', code, period: period ?? '', message };
      case 'UnknownInitiative':
        return { __typename: 'UnknownInitiative', code, initiative: initiative ?? '', message };
      case 'UnknownDepartment':
        return { __typename: 'UnknownDepartment', code, department: department ?? '', message };
    }
  }

  @Query()
  async group(@Args('query') query: GroupQuery, @AskedBy() { context }: Asked): Promise<Out<'GroupResult'>> {
    const { period = null, initiative = null, persona, department } = query;
    const question = { measure: measureOf(query.measure), period, initiative, persona, department };
    const outcome = await readGroup(context, question);
    if ('done' in outcome) return { __typename: 'Group', ...groupOf(outcome.done) };
    const message = messageOf(outcome.refusal);
    const code = askFault(outcome.refusal);
    switch (refusalName(outcome.refusal)) {
      case 'UnknownPeriod':
        return { __typename: 'UnknownPeriod', code, period: period ?? '', message };
      case 'UnknownInitiative':
        return { __typename: 'UnknownInitiative', code, initiative: initiative ?? '', message };
      case 'UnknownDepartment':
        return { __typename: 'UnknownGroup', code, persona, department, message };
    }
  }

  @Query()
  async periods(@Args('kind') kind: PeriodKind, @AskedBy() { context }: Asked): Promise<Out<'PeriodList'>> {
    const list = await listPeriods(context, kindOf(kind));
    return {
      kind,
      keys: list.map(({ key }) => key),
      froms: list.map(({ from }) => from),
      tos: list.map(({ to }) => to),
      states: list.map(({ state }) => state),
      dues: list.map(({ due }) => due),
      latest:
        list.findLast(({ state }) => state === 'PUBLISHED' || state === 'RESTATEMENT_PENDING')?.key ?? null,
    };
  }
}

function adoptionOf(view: AdoptionView): Out<'Adoption'> {
  return {
    measure: measureName(view.measure),
    scope: view.scope,
    period: periodOf(view.period),
    asOf: view.asOf,
    rosterOn: view.rosterOn,
    definitions: view.definitions,
    policy: view.policy,
    coverage: view.coverage,
    match: view.match,
    rows: columnsOf(view.rows),
    withheld: { cells: view.withheld },
    hiddenTogether: view.hiddenTogether,
    onlyIt: view.onlyIt,
    spread: view.spread,
    low: view.low.map(({ path, people, weakest, ...row }) => ({
      ...row,
      path: path ?? 0,
      people: people ?? 0,
      weakest: weakest && { measure: measureName(weakest.measure), kept: weakest.kept },
    })),
    excluded: view.excluded,
  };
}
