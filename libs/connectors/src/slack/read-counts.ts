import type { Json, JsonRow, Page, Session } from '@takeup/connectors/kit';
import { ndjsonRows, numberIn, repeated, textIn, unexpected } from '@takeup/connectors/kit';
import type { Day, InstantSpan } from '@takeup/domain';
import { FILE, analyticsFile } from './analytics-file.js';
import type { SlackConfig } from './config.js';
import { dayAt, daysBegunIn } from './days.js';

const WHAT = `POST ${FILE}`;
/** What members wrote, apps left out; reactions are as they were given, not what is left of them. */
export const FIELDS = {
  messages: 'messages_posted_by_members_count',
  reactions: 'reactions_added_count',
  posters: 'members_who_posted_count',
} as const;

/**
 * What Slack counts of all public channels of each day that begins within the span. A file is added up as it comes: nothing
 * of a single channel is kept, for nothing of one may be told, but how many members wrote in the busiest, whichever it was:
 * so many different ones wrote at least. The cursor is a day.
 */
export async function* readCounts(
  session: Session<SlackConfig>,
  { from, to, cursor = dayAt(from) }: InstantSpan & { readonly cursor?: string },
): AsyncGenerator<Page> {
  const days = daysBegunIn({ from, to }).filter((day) => day >= cursor);
  if (days.length === 0) return yield { rows: [], covers: { from, to } };
  for (const [i, day] of days.entries()) {
    const rows = [await countsOn(session, day)];
    const next = days[i + 1];
    yield next === undefined ? { rows, covers: { from, to } } : { rows, cursor: next };
  }
}

/** @throws Faulted `changed` where a channel lacks a number; `transient` where the file is another day's */
async function countsOn(session: Session<SlackConfig>, date: Day): Promise<JsonRow> {
  const sum = { channels: 0, messages: 0, reactions: 0, postersAtLeast: 0 };
  for await (const rows of ndjsonRows(await analyticsFile(session, 'public_channel', date)))
    for (const row of rows) {
      const on = row['date'];
      if (typeof on === 'string' && on !== date) throw repeated(WHAT);
      if (textIn(row, 'channel_id') === '') throw unexpected(`${WHAT}: channel_id`);
      const messages = countIn(row, FIELDS.messages);
      sum.channels += messages > 0 ? 1 : 0;
      sum.messages += messages;
      sum.reactions += countIn(row, FIELDS.reactions);
      sum.postersAtLeast = Math.max(sum.postersAtLeast, countIn(row, FIELDS.posters));
    }
  return { date, ...sum } satisfies Readonly<Record<string, Json>>;
}

function countIn(row: JsonRow, field: string): number {
  const count = numberIn(row, field);
  if (count === undefined || !Number.isSafeInteger(count) || count < 0) throw unexpected(`${WHAT}: ${field}`);
  return count;
}
