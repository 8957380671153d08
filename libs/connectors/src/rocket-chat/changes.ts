import type { Json, JsonRow, Session } from '@takeup/connectors/kit';
import { isRow, repeated, rowsIn, unexpected } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';
import { ask, instantOf, whatOf } from './ask.js';
import type { RocketChatConfig } from './config.js';

const METHOD = 'chat.syncMessages';
export const WHAT = whatOf(METHOD);
const PER_PAGE = 100;

/** What is asked for: messages that were written or changed, or those that were deleted. */
export const KINDS = {
  UPDATED: { list: 'updated', at: '_updatedAt' },
  DELETED: { list: 'deleted', at: '_deletedAt' },
} as const;
export type Kind = keyof typeof KINDS;

interface Asked {
  readonly room: string;
  readonly kind: Kind;
  /** Changes after this instant. */
  readonly after: Instant;
}

export interface Changes {
  /** In the order in which they were made. */
  readonly rows: readonly JsonRow[];
  /** Where to go on; undefined where there is nothing more. */
  readonly after: Instant | undefined;
}

/**
 * The next changes in a room. The server goes on after the last instant that it gave, and would leave out what else was
 * changed at that very instant; so what it gave of the last instant is left to the next page, which begins with it.
 * @throws Faulted `transient` for changes that were not asked for
 */
export async function changesAfter(
  session: Session<RocketChatConfig>,
  { room, kind, after }: Asked,
): Promise<Changes> {
  const { list, at } = KINDS[kind];
  const query = { roomId: room, next: after, type: kind, count: PER_PAGE };
  const { result } = await ask(session, METHOD, query);
  if (!isRow(result)) throw unexpected(WHAT);
  const other = KINDS[kind === 'UPDATED' ? 'DELETED' : 'UPDATED'].list;
  if (result[list] === undefined && Array.isArray(result[other])) throw repeated(WHAT);
  const rows = rowsIn(result[list], WHAT).toSorted((a, b) => timeOf(a, kind) - timeOf(b, kind));
  if (!isRow(result['cursor']) || result['cursor']['next'] === undefined) throw unexpected(WHAT);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first !== undefined && instantOf(first, at, METHOD) <= after) throw repeated(WHAT);
  const { next } = result['cursor'];
  if (next === null) return { rows, after: undefined };
  if (last === undefined) return { rows, after: onward(next, after) };
  const reached = timeOf(last, kind);
  const before = rows.filter((row) => timeOf(row, kind) < reached);
  // More was changed at one instant than a page holds: there is no way to ask for the rest.
  return before.length === 0 ? { rows, after: reached } : { rows: before, after: reached - 1 };
}

/** Where an empty page leads. @throws Faulted where that is no later instant */
function onward(next: Json | undefined, after: Instant): Instant {
  const at = typeof next === 'string' && /^\d+$/.test(next) ? Number(next) : next;
  if (typeof at !== 'number') throw unexpected(WHAT);
  if (at <= after) throw repeated(WHAT);
  return at;
}

export function timeOf(row: JsonRow, kind: Kind): Instant {
  return instantOf(row, KINDS[kind].at, METHOD);
}
