import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { readCoverage, readInitiatives, readSetup, readStandings, today } from '@takeup/application';
import { DEFINITIONS, daysBetween } from '@takeup/domain';
import type { QueryCoverageArgs, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import { CONTEXT } from '../../tokens.js';
import { stateName } from '../charter-view.js';
import { dayStateName, measureName } from '../names.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const LONGEST_RANGE = 800;

@Resolver()
export class OrganisationResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async organisation(): Promise<Out<'Organisation'>> {
    const { config } = this.context;
    const { dataTo, ...setup } = await readSetup(this.context);
    const initiatives = await readInitiatives(this.context);
    const standings = await readStandings(this.context);
    return {
      name: config.organisation,
      timeZone: config.zone.name,
      today: today(this.context),
      demo: config.demo,
      ...config.policy,
      itDepartments: config.itDepartments,
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
  async coverage(@Args() { from, to }: QueryCoverageArgs): Promise<Out<'CoverageResult'>> {
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > LONGEST_RANGE) {
      return { __typename: 'InvalidRange', message: en.server.invalidRange(from, to, LONGEST_RANGE) };
    }
    const sources = await readCoverage(this.context, from, to);
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
