import type { Fact, Zone } from '@takeup/domain';
import { ACT_KINDS, AUTHORED } from '@takeup/domain';
import type { PulledAct } from '@takeup/storage';
import { keyOfText } from '../files/index.js';

/** A platform row with what it tells, and the topics its text was found to be about. */
export interface ObservedRow {
  /** Values of the stream's key, or of what it is a part of and that is read whole. */
  readonly key: string;
  readonly facts: readonly Fact[];
  readonly topics: readonly string[];
}

export const rowKeyOf = (stream: string, key: string) => keyOfText(`row\n${stream}\n${key}`);

/**
 * Acts as they are stored. A message names its act wherever it is told; any other act is named by who did what, when
 * and where.
 */
export function actsOf(stream: string, rows: readonly ObservedRow[], zone: Zone): readonly PulledAct[] {
  return rows.flatMap(({ key, facts, topics }) =>
    facts.flatMap((fact) => {
      if (fact.fact !== 'activity') return [];
      const { account, kind, at, day, community, count, message, thread } = fact;
      const local = at === null ? day : zone.dayAt(at);
      if (local === undefined) return [];
      const named = message !== null && AUTHORED.includes(kind);
      const own = [account, kind, at ?? local, community ?? '', message ?? ''].join('\n');
      return [
        {
          rowKey: rowKeyOf(stream, key),
          accountHash: Buffer.from(account, 'hex'),
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
