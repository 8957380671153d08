import type { Connector, Json, KeptRow, Stream } from '@takeup/connectors/kit';
import { Faulted, rowKeeper } from '@takeup/connectors/kit';
import type { Fact } from '@takeup/domain';
import type { DriftNote, NamedAccount } from '@takeup/storage';
import type { ImportContext } from '../context.js';
import { domainIn, hashIn } from '../files/index.js';
import { rowKeyOf } from './facts-to-rows.js';
import type { ObservedRow } from './facts-to-rows.js';

/** Topic keys that a text is about; the text is gone afterwards. */
export type TopicMatcher = (text: string) => readonly string[];

export interface Observation {
  readonly rows: readonly ObservedRow[];
  /** Everybody whom the rows name, whether or not anything is told of them, but for what is told to be another name of an account. */
  readonly named: readonly NamedAccount[];
  readonly drift: readonly DriftNote[];
}

const NONE: readonly string[] = [];
/** Two clocks that differ by less differ as clocks do. */
const AHEAD_MS = 300_000;

export interface Observer {
  readonly connection: string;
  readonly connector: Connector;
  readonly stream: Stream;
  readonly topicsOf: TopicMatcher;
}

/** Rows observed at a stretch: whoever waits for the database meanwhile is not to wait for this. */
const AT_A_STRETCH = 100;

/**
 * Reduces raw rows to what the stream keeps, hashes whom they name and asks the connector what they tell.
 * @throws Faulted `changed` where a field that is needed is missing or of another type, or an act lies in the future:
 * nothing is concluded
 */
export async function observePage(
  { identity, clock }: Pick<ImportContext, 'identity' | 'clock'>,
  { connection, connector, stream, topicsOf }: Observer,
  raw: readonly { readonly [field: string]: Json }[],
): Promise<Observation> {
  const marks = new Set<string>();
  const keeper = rowKeeper(stream.keep, (text, kind) => {
    const mark = identity.mark(kind === 'account' ? `${connection}\n${text}` : text);
    marks.add(mark);
    return mark;
  });
  const keyed = keyFields(stream);
  const observe = (row: { readonly [field: string]: Json }): ObservedRow => {
    const kept = keeper.keep(row);
    if (kept.drift)
      throw new Faulted({
        kind: 'changed',
        detail: `${stream.name}: ${kept.drift.field} ${kept.drift.kind}`,
      });
    const text = stream.textOf?.(row);
    const facts = connector.observe(stream.name, kept.row);
    refuseFuture(stream, facts, clock.now());
    return {
      rowKey: rowKeyOf(stream.name, keyed(kept.row)),
      row: kept.row,
      facts,
      topics: text === undefined ? NONE : topicsOf(text),
    };
  };
  const rows: ObservedRow[] = [];
  for (const row of raw) {
    if (rows.length % AT_A_STRETCH === AT_A_STRETCH - 1) await new Promise(setImmediate);
    rows.push(observe(row));
  }
  return {
    rows,
    named: namedIn(marks, rows),
    drift: [...keeper.dropped()].map(([field, count]) => ({ field, kind: 'dropped' as const, rows: count })),
  };
}

/** What tells a row from others, as text: of whoever is named the hash alone, as it was before domains were kept. */
function keyFields({ key, whole = key, keep }: Stream): (row: KeptRow) => string {
  return (row) =>
    whole
      .map((field) => (keep[field] === 'identity' ? hashIn(String(row[field])) : String(row[field])))
      .join('\n');
}

/**
 * Whom to give a key. What an account is also known by gets none: most of it no directory ever knows, and where one does
 * it names it itself.
 */
function namedIn(marks: Set<string>, rows: readonly ObservedRow[]): readonly NamedAccount[] {
  for (const { facts } of rows)
    for (const fact of facts)
      if (fact.fact === 'account') for (const alias of fact.aliases) marks.delete(alias);
  for (const { facts } of rows) for (const fact of facts) if ('account' in fact) marks.add(fact.account);
  return Array.from(marks, (mark) => ({ accountHash: hashIn(mark), domainHash: domainIn(mark) }));
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
