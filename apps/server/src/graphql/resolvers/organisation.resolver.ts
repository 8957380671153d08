import { Args, Query, Resolver } from '@nestjs/graphql';
import { limitOf, readCoverage, readInitiatives, readSetup, readStandings, today } from '@takeup/application';
import { DEFINITIONS, daysBetween, isWithin } from '@takeup/domain';
import type { QueryCoverageArgs, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { stateName } from '../charter-view.js';
import { dayStateName, measureName } from '../names.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const LONGEST_RANGE = 800;

@Resolver()
export class OrganisationResolver {
  @Query()
  async organisation(@AskedBy() { context }: Asked): Promise<Out<'Organisation'>> {
    const { config } = context;
    const limit = limitOf(context);
    const { dataTo, ...setup } = await readSetup(context);
    const initiatives = await readInitiatives(context);
    const standings = await readStandings(context);
    return {
      name: config.organisation,
      timeZone: config.zone.name,
      today: today(context),
      demo: config.demo,
      ...config.policy,
      itDepartments: config.itDepartments.filter((path) => isWithin(path, limit)),
      definitions: DEFINITIONS,
      dataTo,
      initiatives: initiatives.map(({ state, ...initiative }) => ({
        ...initiative,
        state: stateName(state),
        standing: standings.get(initiative.key) ?? (state === 'draft' ? 'DRAFT' : 'UNKNOWN'),
      })),
      setup,
    };
  }

  @Query()
  async coverage(
    @Args() { from, to }: QueryCoverageArgs,
    @AskedBy() { context }: Asked,
  ): Promise<Out<'CoverageResult'>> {
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > LONGEST_RANGE) {
      return { __typename: 'InvalidRange', message: en.server.invalidRange(from, to, LONGEST_RANGE) };
    }
    const sources = await readCoverage(context, from, to);
    return {
      __typename: 'Coverage',
      from,
      to,
      sources: sources.map(({ states, feeds, ...source }) => ({
        ...source,
        states: states.map(dayStateName),
        feeds: feeds.map(measureName),
      })),
    };
  }
}
