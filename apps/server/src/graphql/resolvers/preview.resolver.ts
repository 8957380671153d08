import { Query, Resolver } from '@nestjs/graphql';
import { readPreview } from '@takeup/application';
import { refused } from '@takeup/domain';
import type { PreviewStage, ResolversTypes } from '@takeup/schema';
import { mergesYaml } from '../../merges-yaml.js';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { messageOf } from '../refusals.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class PreviewResolver {
  @Query()
  async preview(@AskedBy() { role, context }: Asked): Promise<Out<'PreviewResult'>> {
    if (role !== 'operator')
      return { __typename: 'OperatorsOnly', message: messageOf(refused('operators-only')) };
    const { figures, joins, allMerges, merges, unknown, taken, ...view } = await readPreview(context);
    return {
      __typename: 'Preview',
      state: view.state,
      rosterOn: view.rosterOn,
      minimumGroup: view.minimumGroup,
      people: view.people,
      isStale: view.isStale,
      waits: view.waits,
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
