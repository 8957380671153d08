import type { Json, JsonRow, Page, Session } from '@takeup/connectors/kit';
import { isRow, textIn, unexpected } from '@takeup/connectors/kit';
import type { Instant, Slice } from '@takeup/domain';
import { instantOf, ownName } from './ask.js';
import type { Kind } from './changes.js';
import { WHAT, changesAfter, timeOf } from './changes.js';
import type { RocketChatConfig } from './config.js';

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/**
 * What was changed in a channel within a window: first what was written, edited or reacted to, then what was deleted. The
 * cursor says which of the two, and after which instant. An open window goes on to what was changed last.
 */
export async function* readMessages(
  session: Session<RocketChatConfig>,
  { from, to, part = '', cursor, open }: Window,
): AsyncGenerator<Page> {
  const end = open === true ? Infinity : to;
  const own = await ownName(session);
  const rowOf: Readonly<Record<Kind, (row: JsonRow) => JsonRow>> = {
    UPDATED: (row) => messageOf(row, part, own),
    DELETED: (row) => goneOf(row, part),
  };
  for (let at = begunAt(cursor) ?? beginning('UPDATED', from); ;) {
    const { kind } = at;
    const { rows, after } = await changesAfter(session, { room: part, ...at });
    const within = rows.filter((row) => timeOf(row, kind) < end).map(rowOf[kind]);
    const isOver = after === undefined || rows.some((row) => timeOf(row, kind) >= end);
    if (isOver && kind === 'DELETED') return yield { rows: within, covers: { from, to } };
    at = isOver ? beginning('DELETED', from) : { kind, after };
    yield { rows: within, cursor: `${at.kind} ${at.after}` };
  }
}

interface Place {
  readonly kind: Kind;
  readonly after: Instant;
}

const beginning = (kind: Kind, from: Instant): Place => ({ kind, after: from - 1 });

function begunAt(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [kind, after] = cursor.split(' ');
  return { kind: kind === 'DELETED' ? 'DELETED' : 'UPDATED', after: Number(after) };
}

/** By a person's hand: neither told by the server (`t`) nor sent by an integration or an app (`bot`). */
function messageOf(row: JsonRow, room: string, own: string): JsonRow {
  if (textIn(row, '_id') === '' || textIn(row, 'rid') !== room || !isRow(row['u'])) throw unexpected(WHAT);
  const name = textIn(row['u'], 'username');
  if (name === '') throw unexpected(WHAT);
  const isWritten = textIn(row, 't') === '' && !isRow(row['bot']) && name !== own;
  return {
    ...row,
    at: instantOf(row, 'ts', 'chat.syncMessages'),
    gone: false,
    author: isWritten ? name : null,
    bare: textIn(row, 'msg') === '' && isRow(row['file']),
    reactors: reactorsOf(row).filter((one) => one !== own),
  };
}

/** By their names: Rocket.Chat tells no ids here. */
function reactorsOf({ reactions }: JsonRow): readonly string[] {
  if (reactions === undefined || reactions === null) return [];
  if (!isRow(reactions)) throw unexpected(WHAT);
  return Object.values(reactions).flatMap((reaction: Json) => {
    const names = isRow(reaction) ? reaction['usernames'] : undefined;
    if (!Array.isArray(names)) throw unexpected(WHAT);
    return names.map((name: Json) => {
      if (typeof name !== 'string') throw unexpected(WHAT);
      return name;
    });
  });
}

function goneOf(row: JsonRow, room: string): JsonRow {
  if (textIn(row, '_id') === '') throw unexpected(WHAT);
  const at = timeOf(row, 'DELETED');
  return { _id: textIn(row, '_id'), rid: room, at, gone: true, bare: false, reactors: [] };
}
