import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { repeated } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import { listed } from './call.js';
import type { SlackConfig } from './config.js';
import { dayAt, startOf } from './days.js';
import { asRow, emptyDay, hasReplies, isBroadcast, timeIn } from './message-rows.js';
import { PER_CALL } from './read-lists.js';
import { repliesTo } from './read-thread.js';

/** Rows from which on a page is closed; it holds whole days. */
const PER_PAGE = 500;

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/**
 * What was begun in a channel on each day (UTC) that the slice touches, newest first, each with its thread as it is now. A
 * day is always read whole, to this moment: it takes the place of what was known of it, so what was deleted is gone, and a
 * day of nothing says so. The cursor is the day down to which all was read.
 */
export async function* readHistory(
  session: Session<SlackConfig>,
  { part: channel = '', from, to, cursor }: Window,
): AsyncGenerator<Page> {
  const first = dayAt(from);
  const end = cursor ?? addDays(dayAt(to - 1), 1);
  let rows: JsonRow[] = [];
  for await (const { day, messages } of daysOf(session, channel, { first, end })) {
    rows.push(...(await rowsOf(session, channel, { day, messages })));
    if (day === first || rows.length < PER_PAGE) continue;
    yield { rows, cursor: day };
    rows = [];
  }
  yield { rows, covers: { from, to } };
}

interface ChannelDay {
  readonly day: Day;
  /** As Slack gives them: without replies. */
  readonly messages: readonly JsonRow[];
}

/** Every day from before `end` down to `first`, those without a message too. */
async function* daysOf(
  session: Session<SlackConfig>,
  channel: string,
  { first, end }: { readonly first: Day; readonly end: Day },
): AsyncGenerator<ChannelDay> {
  if (end <= first) return;
  const [oldest, latest] = [`${startOf(first) / 1000}.000000`, `${startOf(end) / 1000 - 1}.999999`];
  const form = { channel, oldest, latest, inclusive: true, limit: PER_CALL };
  const pages = listed(session, 'conversations.history', { list: 'messages', form, limit: 'history' });
  let day = addDays(end, -1);
  let messages: JsonRow[] = [];
  let before = `${startOf(end) / 1000}.000000`;
  for await (const { rows } of pages) {
    for (const row of rows.toSorted((a, b) => (timeIn(a) < timeIn(b) ? 1 : -1))) {
      const time = timeIn(row);
      if (time >= before || time < oldest) throw repeated('POST /conversations.history');
      before = time;
      const own = dayAt(Number(time) * 1000);
      for (; own < day; day = addDays(day, -1)) {
        yield { day, messages };
        messages = [];
      }
      messages.push(row);
    }
  }
  for (; day >= first; day = addDays(day, -1)) {
    yield { day, messages };
    messages = [];
  }
}

async function rowsOf(
  session: Session<SlackConfig>,
  channel: string,
  { day, messages }: ChannelDay,
): Promise<readonly JsonRow[]> {
  const rows: JsonRow[] = [];
  for (const message of messages) {
    rows.push(asRow(message, { channel, day }));
    // What was said to the channel too is in its thread as well; a thread stands with its beginning.
    if (isBroadcast(message) || !hasReplies(message)) continue;
    const replies = await repliesTo(session, channel, timeIn(message));
    rows.push(...replies.map((reply) => asRow(reply, { channel, day })));
  }
  return rows.length > 0 ? rows : [emptyDay({ channel, day })];
}
