import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { readOverview } from '@takeup/application';
import type { QueryOverviewArgs, ResolversTypes } from '@takeup/schema';
import { CONTEXT } from '../../tokens.js';
import { overviewOf } from '../overview-view.js';

@Resolver()
export class OverviewResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async overview(@Args() { asof = null }: QueryOverviewArgs): Promise<Awaited<ResolversTypes['Overview']>> {
    return overviewOf(await readOverview(this.context, { asof }));
  }
}
