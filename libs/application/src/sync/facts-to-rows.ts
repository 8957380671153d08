import type { KeptRow } from '@takeup/connectors/kit';
import type { Fact, Zone } from '@takeup/domain';
import { ACT_KINDS, AUTHORED } from '@takeup/domain';
import type { ListedAccount, PulledAct, PulledAggregate } from '@takeup/storage';
import { hashIn, keyOfText } from '../files/index.js';

/** A platform row with what it tells, and the topics its text was found to be about. */
export interface ObservedRow {
  /** UUID text: of the values of the stream's key, or of what it is a part of and that is read whole. */
  readonly rowKey: string;
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
  readonly topics: readonly string[];
}

/** All that rows tell, as it is stored. */
export interface Told {
  readonly rowKeys: readonly string[];
  readonly communities: ReturnType<typeof communitiesOf>;
  readonly accounts: readonly ListedAccount[];
  readonly acts: readonly PulledAct[];
  readonly aggregates: readonly ToldAggregate[];
}

/** Whether it changes no more hangs on when it was read. */
export type ToldAggregate = Omit<PulledAggregate, 'settled'>;

export function toldBy(rows: readonly ObservedRow[], zone: Zone): Told {
  return {
    rowKeys: rows.map(({ rowKey }) => rowKey),
    communities: communitiesOf(rows),
    accounts: accountsOf(rows),
    acts: actsOf(rows, zone),
    aggregates: aggregatesOf(rows),
  };
}

export const rowKeyOf = (stream: string, key: string) => keyOfText(`row\n${stream}\n${key}`);

/** The day of what is told here; undefined where nothing tells it. */
export function dayOfFact(fact: Fact, zone: Zone): string | undefined {
  if (fact.fact === 'aggregate') return fact.day;
  return fact.fact === 'activity' ? dayOfAct(fact, zone) : undefined;
}

/** The day of an act here; undefined where nothing tells it. */
function dayOfAct(fact: Extract<Fact, { fact: 'activity' }>, zone: Zone): string | undefined {
  return fact.at === null ? fact.day : zone.dayAt(fact.at);
}

/**
 * Acts as they are stored. A message names its act wherever it is told; any other act is named by who did what, when
 * and where.
 */
function actsOf(rows: readonly ObservedRow[], zone: Zone): readonly PulledAct[] {
  return rows.flatMap(({ rowKey, facts, topics }) =>
    facts.flatMap((fact) => {
      if (fact.fact !== 'activity') return [];
      const { kind, at, community, count, message, thread } = fact;
      const account = hashIn(fact.account);
      const local = dayOfAct(fact, zone);
      if (local === undefined) return [];
      const named = message !== null && AUTHORED.includes(kind);
      const own = [account, kind, at ?? local, community ?? '', message ?? ''].join('\n');
      return [
        {
          rowKey,
          accountHash: account,
          actKey: keyOfText(named ? `message\n${message}` : `act\n${own}`),
          day: local,
          at: at === null ? null : new Date(at).toISOString(),
          kind: ACT_KINDS[kind],
          community,
          count,
          threadKey: thread === null ? null : keyOfText(`message\n${thread}`),
          topics: AUTHORED.includes(kind) ? topics : [],
        },
      ];
    }),
  );
}

function aggregatesOf(rows: readonly ObservedRow[]): readonly ToldAggregate[] {
  return rows.flatMap(({ rowKey, facts }) =>
    facts.flatMap((fact) => {
      if (fact.fact !== 'aggregate') return [];
      const { day, community, measure, value } = fact;
      return [{ rowKey, day, community, measure, value }];
    }),
  );
}

function communitiesOf(rows: readonly ObservedRow[]) {
  return rows.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.fact === 'community' ? [{ platformId: fact.community, key: fact.key, title: fact.title }] : [],
    ),
  );
}

function accountsOf(rows: readonly ObservedRow[]): readonly ListedAccount[] {
  return rows.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.fact === 'account'
        ? [
            {
              accountHash: hashIn(fact.account),
              aliases: fact.aliases,
              bot: fact.kind === 'bot',
              enabled: fact.enabled,
            },
          ]
        : [],
    ),
  );
}
