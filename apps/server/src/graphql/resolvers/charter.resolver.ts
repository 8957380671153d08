import { Args, Query, Resolver } from '@nestjs/graphql';
import { showCharter } from '@takeup/application';
import { invalid } from '@takeup/domain';
import type { QueryCharterArgs, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { charterOf } from '../charter-view.js';
import { messageOf } from '../refusals.js';

@Resolver()
export class CharterResolver {
  @Query()
  async charter(
    @Args() { initiative, version }: QueryCharterArgs,
    @AskedBy() { context }: Asked,
  ): Promise<Awaited<ResolversTypes['CharterResult']>> {
    const shown = await showCharter(context, { initiative, version: version ?? null });
    if ('charter' in shown) return { __typename: 'Charter', ...charterOf(shown.charter) };
    if (shown.unknown === 'initiative') {
      const message = messageOf(invalid('initiative-unknown', { initiative }));
      return { __typename: 'UnknownInitiative', code: 'UNKNOWN_INITIATIVE', initiative, message };
    }
    const message = en.server.unknownVersion(initiative, version ?? 0);
    return { __typename: 'UnknownCharterVersion', initiative, version: version ?? 0, message };
  }
}
