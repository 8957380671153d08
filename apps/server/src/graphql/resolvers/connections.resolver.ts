import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConnectWorld, Outcome, Tested, TestedSource } from '@takeup/application';
import {
  changeConnection,
  changeableConnection,
  connectSource,
  removeConnection,
  testChange,
  testConnection,
} from '@takeup/application';
import { refused } from '@takeup/domain';
import type {
  MutationChangeSourceArgs,
  MutationConnectSourceArgs,
  MutationRemoveSourceArgs,
  MutationTestChangeArgs,
  MutationTestConnectionArgs,
  QueryChangeableArgs,
  ResolversTypes,
} from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import type { AskSync } from '../../schedule/ask-sync.js';
import { CONNECTING, SYNC, TICK } from '../../tokens.js';
import {
  byFileView,
  changeOf,
  changeableView,
  connectableView,
  draftOf,
  faultView,
  hookView,
  refusalView,
  testedView,
} from '../connection-view.js';
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
    @Inject(TICK) private readonly tick: () => void,
  ) {}

  @Query()
  connectable(@AskedBy() { role }: Asked): Out<'ConnectableResult'> {
    if (role !== 'operator') return OPERATORS_ONLY;
    return {
      __typename: 'Connectables',
      platforms: connectableView(this.world.connectables),
      byFile: byFileView(),
    };
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
    await this.readSoon(answered.tested);
    return { __typename: 'SourceConnected', connection: key, title, hook: hookView(answered.tested) };
  }

  @Query()
  async changeable(
    @Args() { connection }: QueryChangeableArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'ChangeableResult'>> {
    if (role !== 'operator') return OPERATORS_ONLY;
    const known = await changeableConnection(this.world, connection);
    if ('refusal' in known) return { __typename: 'UnknownSource', message: messageOf(known.refusal) };
    return changeableView(known.done);
  }

  @Mutation()
  async testChange(
    @Args() { change }: MutationTestChangeArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'TestConnectionResult'>> {
    if (role !== 'operator') return OPERATORS_ONLY;
    const outcome = await testChange(this.world, changeOf(change));
    const answered = answerOf(outcome, await this.platformOf(change.connection));
    return 'fault' in answered ? answered.fault : testedView(answered.tested);
  }

  @Mutation()
  async changeSource(
    @Args() { change }: MutationChangeSourceArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'ChangeSourceResult'>> {
    if (role !== 'operator') return OPERATORS_ONLY;
    const outcome = await changeConnection(this.world, changeOf(change));
    const answered = answerOf(outcome, await this.platformOf(change.connection));
    if ('fault' in answered) return answered.fault;
    await this.readSoon(answered.tested);
    return {
      __typename: 'SourceChanged',
      connection: change.connection,
      hook: hookView(answered.tested),
    };
  }

  /** Where this process reads no platform, one that does learns of it at its next tick. */
  private async readSoon({ kind, key }: TestedSource): Promise<void> {
    if (kind === 'platform') await this.askSync?.({ connection: key });
    else this.tick();
  }

  /** Whose words name the fields; what is not there has none. */
  private async platformOf(connection: string): Promise<string> {
    const known = await changeableConnection(this.world, connection);
    return 'done' in known ? known.done.connectable.connector.id : '';
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
  | { readonly tested: TestedSource }
  | { readonly fault: Out<'ConnectionFault'> & { __typename: 'ConnectionFault' } };

function answerOf(outcome: Outcome<Tested>, platform: string): Answered {
  if ('refusal' in outcome) return { fault: refusalView(outcome.refusal, platform) };
  return 'fault' in outcome.done ? { fault: faultView(outcome.done) } : { tested: outcome.done };
}
