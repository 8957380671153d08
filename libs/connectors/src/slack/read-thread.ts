import type { JsonRow, Session } from '@takeup/connectors/kit';
import { Faulted, repeated, textIn } from '@takeup/connectors/kit';
import { listed } from './call.js';
import type { SlackConfig } from './config.js';
import { isBroadcast, timeIn } from './message-rows.js';
import { PER_CALL } from './read-lists.js';

/** Replies of a thread that stand in no other place; none where the thread is gone since. */
export async function repliesTo(
  session: Session<SlackConfig>,
  channel: string,
  thread: string,
): Promise<readonly JsonRow[]> {
  const form = { channel, ts: thread, limit: PER_CALL };
  const byTime = new Map<string, JsonRow>();
  try {
    const pages = listed(session, 'conversations.replies', { list: 'messages', form, limit: 'replies' });
    for await (const { rows } of pages) {
      for (const row of rows) {
        // The answer to another question would be counted here.
        if ((textIn(row, 'thread_ts') || timeIn(row)) !== thread)
          throw repeated('POST /conversations.replies');
        if (timeIn(row) !== thread && !isBroadcast(row)) byTime.set(timeIn(row), row);
      }
    }
  } catch (error) {
    if (!(error instanceof Faulted) || error.fault.kind !== 'absent') throw error;
    return [];
  }
  return [...byTime.values()];
}
