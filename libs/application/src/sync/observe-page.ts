import type { Connector, Json, Stream } from '@takeup/connectors/kit';
import { Faulted, keepRow } from '@takeup/connectors/kit';
import type { Fact } from '@takeup/domain';
import type { DriftNote } from '@takeup/storage';
import type { ImportContext } from '../context.js';
import { rowKeyOf } from './facts-to-rows.js';
import type { ObservedRow } from './facts-to-rows.js';

/** Topic keys that a text is about; the text is gone afterwards. */
export type TopicMatcher = (text: string) => readonly string[];

export interface Observation {
  readonly rows: readonly ObservedRow[];
  /** Everybody whom the rows name, as hexadecimal hashes, whether or not anything is told of them; with that of an address's domain. */
  readonly named: ReadonlyMap<string, Buffer | null>;
  readonly drift: readonly DriftNote[];
}

/** Two clocks that differ by less differ as clocks do. */
const AHEAD_MS = 300_000;

export interface Observer {
  readonly connection: string;
  readonly connector: Connector;
  readonly stream: Stream;
  readonly topicsOf: TopicMatcher;
}

/**
 * Reduces raw rows to what the stream keeps, hashes whom they name and asks the connector what they tell.
 * @throws Faulted `changed` where a field that is needed is missing or of another type, or an act lies in the future:
 * nothing is concluded
 */
export function observePage(
  { identity, clock }: Pick<ImportContext, 'identity' | 'clock'>,
  { connection, connector, stream, topicsOf }: Observer,
  raw: readonly { readonly [field: string]: Json }[],
): Observation {
  const dropped = new Map<string, number>();
  const named = new Map<string, Buffer | null>();
  const hash = (text: string, kind: 'identity' | 'account') => {
    const own = identity.hash(kind === 'account' ? `${connection}\n${text}` : text).toString('hex');
    named.set(own, kind === 'account' ? null : identity.domain(text));
    return own;
  };
  const rows = raw.map((row) => {
    const kept = keepRow(row, stream.keep, hash);
    for (const field of kept.dropped) dropped.set(field, (dropped.get(field) ?? 0) + 1);
    if (kept.drift)
      throw new Faulted({
        kind: 'changed',
        detail: `${stream.name}: ${kept.drift.field} ${kept.drift.kind}`,
      });
    const text = stream.textOf?.(row);
    const facts = connector.observe(stream.name, kept.row);
    refuseFuture(stream, facts, clock.now());
    return {
      rowKey: rowKeyOf(
        stream.name,
        (stream.whole ?? stream.key).map((field) => String(kept.row[field])).join('\n'),
      ),
      row: kept.row,
      facts,
      topics: text === undefined ? [] : topicsOf(text),
    };
  });
  return {
    rows,
    named,
    drift: [...dropped].map(([field, count]) => ({ field, kind: 'dropped' as const, rows: count })),
  };
}

/** Acts of days that are not over would be counted when nobody looks for mistakes any more. */
function refuseFuture({ name }: Stream, facts: readonly Fact[], now: number): void {
  const ahead = facts.reduce(
    (most, fact) => (fact.fact === 'activity' && fact.at !== null ? Math.max(most, fact.at - now) : most),
    0,
  );
  if (ahead <= AHEAD_MS) return;
  const detail = `${name}: clock-ahead by ${Math.ceil(ahead / 60_000)} minutes`;
  throw new Faulted({ kind: 'changed', code: 'clock-ahead', detail });
}
