import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { readPreview } from '@takeup/application';
import type { PreviewStage, ResolversTypes } from '@takeup/schema';
import { mergesYaml } from '../../merges-yaml.js';
import { CONTEXT } from '../../tokens.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class PreviewResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async preview(): Promise<Out<'Preview'>> {
    const { figures, joins, allMerges, merges, unknown, taken, ...view } = await readPreview(this.context);
    return {
      state: view.state,
      rosterOn: view.rosterOn,
      minimumGroup: view.minimumGroup,
      people: view.people,
      isStale: view.isStale,
      figures: figures.map(({ stage, ...figure }) => ({
        ...figure,
        stage: stage.toUpperCase() as PreviewStage,
      })),
      merges: merges.map(({ into, from }) => ({ into, from: [...from] })),
      joins: joins.map((personas) => ({ personas: [...personas] })),
      snippet: mergesYaml(allMerges),
      unknown: [...unknown],
      taken: [...taken],
    };
  }
}
