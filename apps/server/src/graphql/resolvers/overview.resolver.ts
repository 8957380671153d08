import { Args, Query, Resolver } from '@nestjs/graphql';
import { readOverview } from '@takeup/application';
import type { QueryOverviewArgs, ResolversTypes } from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { overviewOf } from '../overview-view.js';

@Resolver()
export class OverviewResolver {
  @Query()
  async overview(
    @Args() { asof = null }: QueryOverviewArgs,
    @AskedBy() { context }: Asked,
  ): Promise<Awaited<ResolversTypes['Overview']>> {
    return overviewOf(await readOverview(context, { asof }));
  }
}
