import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AskedView, SourceView, ToldReason, UnmatchedView } from '@takeup/application';
import { confirmDays, readSources } from '@takeup/application';
import { connectables, meaningsOf } from '@takeup/connectors';
import type {
  AggregateMeasure,
  AggregateState,
  AggregateTold,
  MutationConfirmSourceDaysArgs,
  MutationSyncSourceArgs,
  ResolversTypes,
  SyncState,
  ToldBy,
  UnmatchedReason,
} from '@takeup/schema';
import { refused } from '@takeup/domain';
import { en } from '@takeup/words';
import { SYNC, WORK } from '../../tokens.js';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { kindName } from '../connection-view.js';
import { dayStateName } from '../names.js';
import { confirmRefusalName, messageOf, syncRefusalName } from '../refusals.js';
import type { AskSync } from '../../schedule/ask-sync.js';
import type { Work } from '../../work.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const said = (at: Date | null) => at && at.toISOString();
const reasonsOf = (told: readonly ToldReason[]) =>
  told.map(({ reason, atLeast }) => ({ reason: reason.toUpperCase() as UnmatchedReason, atLeast }));
const unmatchedOf = ({ reasons, bySource, ...view }: UnmatchedView) => ({
  ...view,
  reasons: reasonsOf(reasons),
  bySource: bySource.map((own) => ({ connection: own.connection, reasons: reasonsOf(own.reasons) })),
});
const capabilitiesOf = (tells: SourceView['tells'], consents: SourceView['consents']) => ({
  tells: tells.map(({ subject, by, lacks }) => ({
    subject: en.capabilities.subject(subject),
    by: by.toUpperCase() as ToldBy,
    takes: by === 'nothing' ? en.capabilities.takes(lacks) : null,
  })),
  tellsSummary: tells.length === 0 ? null : en.capabilities.summary(tells),
  meanings: [...meaningsOf(consents)].map(([word, key]) => ({
    word: en.capabilities.word(word) ?? word,
    text: en.connectors.meaning(key) ?? key,
  })),
});
const aggregatesOf = ({ aggregates, platform }: SourceView) =>
  aggregates && {
    only: aggregates.only,
    whatToDo: aggregates.only
      ? (platform?.notes ?? []).flatMap((code) => en.sources.toTellMore(code) ?? [])
      : [],
    months: aggregates.months.map(({ state, aggregates: told, ...month }) => ({
      ...month,
      state: state.toUpperCase().replace('-', '_') as AggregateState,
      aggregates: told.map((own) => ({
        measure: own.measure.toUpperCase() as AggregateMeasure,
        told: own.told.toUpperCase() as AggregateTold,
        value: own.value,
      })),
    })),
  };
const stateName = (state: SourceView['state']) => state && (state.toUpperCase() as SyncState);

const titleOf = (id: string) =>
  id === 'file' ? en.sources.ofFile : (connectables.get(id)?.connector.title ?? id);
const askedOf = ({ key, title, kind, connector, series, inFile, askedAt, reading, trouble }: AskedView) => ({
  ...{
    key,
    title,
    kind: kindName(kind),
    series,
    inFile,
    reading,
    connector: titleOf(connector),
    lastAt: said(askedAt),
  },
  trouble: trouble === null ? null : en.sources.askedTrouble(trouble, { kind, connector }),
});

@Resolver()
export class SourcesResolver {
  constructor(
    @Inject(SYNC) private readonly askSync: AskSync | null,
    @Inject(WORK) private readonly work: Work,
  ) {}

  @Query()
  async sources(@AskedBy() { context }: Asked): Promise<Out<'Sources'>> {
    const { sources, directory, asked, toFix, unmatched, ...view } = await readSources(context);
    return {
      ...view,
      connections: sources.map((own) => {
        const { way, states, lastAt, nextAt, state, platform, forgotten, tells, consents, ...source } = own;
        return {
          ...source,
          pulled: way === 'pulled',
          delivered: way === 'delivered',
          states: states.map(dayStateName),
          lastAt: said(lastAt),
          nextAt: said(nextAt),
          syncState: stateName(state),
          ...capabilitiesOf(tells, consents),
          platform: platform?.name ?? null,
          notes: [
            ...(platform?.notes ?? []).flatMap((code) => en.sources.harmless(code) ?? []),
            ...(forgotten.length === 0 ? [] : [en.sources.forgotten(source.title, forgotten)]),
          ],
          aggregates: aggregatesOf(own),
        };
      }),
      asked: asked.map(askedOf),
      directory: directory && { lastAt: directory.at.toISOString(), rosters: directory.rosters },
      toFix: toFix.map((item) => ({
        connection: 'connection' in item ? item.connection : null,
        ...en.sources.fix(item),
      })),
      unmatched: unmatched && unmatchedOf(unmatched),
      cannotSync: this.askSync === null ? messageOf(refused('sync-not-here')) : null,
    };
  }

  @Mutation()
  async syncSource(
    @Args() { connection, days }: MutationSyncSourceArgs,
    @AskedBy() { role }: Asked,
  ): Promise<Out<'SyncSourceResult'>> {
    if (role !== 'operator')
      return { __typename: 'OperatorsOnly', message: messageOf(refused('operators-only')) };
    if (this.askSync === null)
      return { __typename: 'NotReadHere', message: messageOf(refused('sync-not-here')) };
    const asked = await this.askSync({ connection, days: days ?? [] });
    if ('done' in asked) return { __typename: 'SyncAsked', ...asked.done };
    return { __typename: syncRefusalName(asked.refusal), message: messageOf(asked.refusal) };
  }

  @Mutation()
  async confirmSourceDays(
    @Args() { connection, days }: MutationConfirmSourceDaysArgs,
    @AskedBy() { role, context }: Asked,
  ): Promise<Out<'ConfirmSourceDaysResult'>> {
    if (role !== 'operator')
      return { __typename: 'OperatorsOnly', message: messageOf(refused('operators-only')) };
    const outcome = await confirmDays(context, { connection, days });
    if ('refusal' in outcome)
      return { __typename: confirmRefusalName(outcome.refusal), message: messageOf(outcome.refusal) };
    this.work.requestRefresh();
    return { __typename: 'DaysConfirmed', ...outcome.done };
  }
}
