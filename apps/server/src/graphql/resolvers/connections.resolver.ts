import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConnectWorld, Outcome, Tested } from '@takeup/application';
import { connectSource, removeConnection, testConnection } from '@takeup/application';
import { refused } from '@takeup/domain';
import type {
  MutationConnectSourceArgs,
  MutationRemoveSourceArgs,
  MutationTestConnectionArgs,
  ResolversTypes,
} from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import type { AskSync } from '../../schedule/ask-sync.js';
import { CONNECTING, SYNC } from '../../tokens.js';
import { connectableView, draftOf, faultView, refusalView, testedView } from '../connection-view.js';
import { messageOf } from '../refusals.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const OPERATORS_ONLY = {
  __typename: 'OperatorsOnly' as const,
  message: messageOf(refused('operators-only')),
};

@Resolver()
export class ConnectionsResolver {
  constructor(
    @Inject(CONNECTING) private readonly world: ConnectWorld,
    @Inject(SYNC) private readonly askSync: AskSync | null,
  ) {}

  @Query()
  connectable(@AskedBy() { role }: Asked): Out<'ConnectableResult'> {
    if (role !== 'operator') return OPERATORS_ONLY;
    return { __typename: 'Connectables', platforms: connectableView(this.world.connectors) };
  }

  @Mutation()
  async testConnection(
    @Args() { draft }: MutationTestConnectionArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'TestConnectionResult'>> {
    if (role !== 'operator') return OPERATORS_ONLY;
    const answered = answerOf(await testConnection(this.world, draftOf(draft)), draft.platform);
    return 'fault' in answered ? answered.fault : testedView(answered.tested);
  }

  @Mutation()
  async connectSource(
    @Args() { draft }: MutationConnectSourceArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'ConnectSourceResult'>> {
    if (role !== 'operator') return OPERATORS_ONLY;
    const answered = answerOf(await connectSource(this.world, draftOf(draft)), draft.platform);
    if ('fault' in answered) return answered.fault;
    const { key, title } = answered.tested;
    // Where this process reads no platform, one that does learns of it at its next tick.
    await this.askSync?.({ connection: key });
    return { __typename: 'SourceConnected', connection: key, title };
  }

  @Mutation()
  async removeSource(
    @Args() { connection }: MutationRemoveSourceArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'RemoveSourceResult'>> {
    if (role !== 'operator') return OPERATORS_ONLY;
    const removed = await removeConnection(this.world, connection);
    if ('refusal' in removed) return { __typename: 'UnknownSource', message: messageOf(removed.refusal) };
    return { __typename: 'SourceRemoved', connection };
  }
}

type Answered =
  | { readonly tested: Exclude<Tested, { readonly fault: unknown }> }
  | { readonly fault: Out<'ConnectionFault'> & { __typename: 'ConnectionFault' } };

function answerOf(outcome: Outcome<Tested>, platform: string): Answered {
  if ('refusal' in outcome) return { fault: refusalView(outcome.refusal, platform) };
  return 'fault' in outcome.done ? { fault: faultView(outcome.done.fault) } : { tested: outcome.done };
}
