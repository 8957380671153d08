import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { Faulted, csvRows, faulted, repeated, textIn } from '@takeup/connectors/kit';
import type { Instant, InstantSpan, Slice } from '@takeup/domain';
import { flagIn, strange } from '../graph/cells.js';
import type { VivaEngageConfig } from './config.js';
import { DAY_MS, HOUR_MS, instantIn } from './days.js';
import { EXPORT_PATH, exportFile } from './export-file.js';

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** Those without which it cannot be told who wrote what, when, where, and whether it was meant for everybody. */
const NEEDED = {
  id: 'id',
  replied_to_id: 'replied_to_id',
  thread_id: 'thread_id',
  group_id: 'group_id',
  in_private_group: 'in_private_group',
  in_private_conversation: 'in_private_conversation',
  sender_id: 'sender_id',
  sender_type: 'sender_type',
  body: 'body',
  created_at: 'created_at',
  deleted_at: 'deleted_at',
} as const;
const COLUMNS = { ...NEEDED, title: 'title', message_type: 'message_type' };

/** How long a piece of an export is, the longest first; the next where one is too large. */
const STEPS_MS = [DAY_MS, HOUR_MS, HOUR_MS / 12] as const;
/** Messages of a piece: it lies in memory until it is saved. */
const MOST_ROWS = 20_000;
/** Whether the ends of what is asked for belong to it is not said: a second more on both sides, and cut here. */
const MARGIN_MS = 1_000;

/**
 * Public messages by the time they were written, a day at a time, or an hour where a day is too large. The cursor is
 * where a piece begins, and which step it takes.
 */
export async function* readMessages(
  session: Session<VivaEngageConfig>,
  { from, to, cursor }: Window,
): AsyncIterable<Page> {
  const [begun, place = '0'] = cursor?.split('/') ?? [];
  let at = begun === undefined ? from : Number(begun);
  let step = Number(place);
  let before: Piece | undefined;
  for (;;) {
    const until = Math.min(at + (STEPS_MS[step] ?? to - at), to);
    const piece = await readPiece(session, { from: at, to: until });
    if (piece === 'too-large') {
      step += 1;
      if (STEPS_MS[step] === undefined) throw faulted('changed', 'too-large', `GET ${EXPORT_PATH}`);
      continue;
    }
    // An answer to the question before is none to this one.
    if (piece.print !== '' && piece.print === before?.print) throw repeated(`GET ${EXPORT_PATH}`);
    if (until >= to) return yield { rows: piece.rows, covers: { from, to } };
    before = piece;
    at = until;
    // Only the busy day needs the small steps.
    if (at % DAY_MS === 0) step = 0;
    yield { rows: piece.rows, cursor: `${at}/${step}` };
  }
}

interface Piece {
  readonly rows: readonly JsonRow[];
  /** By which one answer is told from another; empty where nothing came. */
  readonly print: string;
}

async function readPiece(
  session: Session<VivaEngageConfig>,
  span: InstantSpan,
): Promise<Piece | 'too-large'> {
  const asked = { from: span.from - MARGIN_MS, to: span.to + MARGIN_MS };
  const rows: JsonRow[] = [];
  let count = 0;
  let [first, last] = ['', ''];
  try {
    const batches = exportFile(session, 'Message', asked, (file) =>
      csvRows(file, { columns: COLUMNS, needs: Object.keys(NEEDED) }),
    );
    for await (const batch of batches) {
      if (count === 0) first = textIn(batch[0] ?? {}, 'id');
      last = textIn(batch.at(-1) ?? {}, 'id');
      count += batch.length;
      rows.push(...batch.filter((row) => isOurs(row, span) && isPublic(row)).map(messageOf));
      if (rows.length > MOST_ROWS) return 'too-large';
    }
  } catch (error) {
    if (error instanceof Faulted && error.fault.code === 'too-large') return 'too-large';
    throw error;
  }
  return { rows, print: count === 0 ? '' : `${count} ${first} ${last}` };
}

/** What was deleted since may come with whatever day it was written on: it is taken where it comes. */
function isOurs(row: JsonRow, { from, to }: InstantSpan): boolean {
  const at = momentIn(row);
  return at < to && (at >= from || textIn(row, 'deleted_at').trim() !== '');
}

/**
 * Meant for everybody. What says nothing of whom it was meant for was not, except that a message in no group is in no
 * private one.
 */
function isPublic(row: JsonRow): boolean {
  const what = `GET ${EXPORT_PATH}`;
  const inGroup = flagIn(row, 'in_private_group', { what, heading: NEEDED.in_private_group });
  const inConversation = flagIn(row, 'in_private_conversation', {
    what,
    heading: NEEDED.in_private_conversation,
  });
  const isOutside = inGroup === undefined && textIn(row, 'group_id').trim() === '';
  return inConversation === false && (inGroup === false || isOutside);
}

function messageOf(row: JsonRow): JsonRow {
  const isDeleted = textIn(row, 'deleted_at').trim() !== '';
  const isPersons = /^user$/i.test(textIn(row, 'sender_type').trim());
  const isSystem = /^system$/i.test(textIn(row, 'message_type').trim());
  const ids = ['id', 'thread_id', 'replied_to_id', 'group_id', 'sender_id'] as const;
  return {
    ...Object.fromEntries(ids.map((name) => [name, textIn(row, name).trim()])),
    at: momentIn(row),
    own: isPersons && !isSystem && !isDeleted,
    title: isDeleted ? '' : textIn(row, 'title'),
    body: isDeleted ? '' : textIn(row, 'body'),
  };
}

function momentIn(row: JsonRow): Instant {
  const at = instantIn(textIn(row, 'created_at'));
  if (at === undefined) throw strange(`GET ${EXPORT_PATH}`, NEEDED.created_at);
  return at;
}
