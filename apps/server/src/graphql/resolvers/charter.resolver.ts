import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { showCharter } from '@takeup/application';
import { invalid } from '@takeup/domain';
import type { QueryCharterArgs, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import { CONTEXT } from '../../tokens.js';
import { charterOf } from '../charter-view.js';
import { messageOf } from '../refusals.js';

@Resolver()
export class CharterResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async charter(
    @Args() { initiative, version }: QueryCharterArgs,
  ): Promise<Awaited<ResolversTypes['CharterResult']>> {
    const shown = await showCharter(this.context, { initiative, version: version ?? null });
    if ('charter' in shown) return { __typename: 'Charter', ...charterOf(shown.charter) };
    if (shown.unknown === 'initiative') {
      const message = messageOf(invalid('initiative-unknown', { initiative }));
      return { __typename: 'UnknownInitiative', initiative, message };
    }
    const message = en.server.unknownVersion(initiative, version ?? 0);
    return { __typename: 'UnknownCharterVersion', initiative, version: version ?? 0, message };
  }
}
