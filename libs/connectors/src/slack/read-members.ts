import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { ndjsonRows, repeated, rowPages, textIn } from '@takeup/connectors/kit';
import type { Day, InstantSpan } from '@takeup/domain';
import { FILE, analyticsFile } from './analytics-file.js';
import { ownId } from './call.js';
import type { SlackConfig } from './config.js';
import { ANALYTICS } from './config.js';
import { dayAt, daysBegunIn } from './days.js';

/** Rows saved at a time: a page is one transaction, held in memory, and what is lost with a process that ends. */
const PER_PAGE = 2_000;

/**
 * The members of each day that begins within the span, a file a day, as it comes. The cursor is a day and how many rows of
 * its file were read. Takeup's own account is left out.
 */
export async function* readMembers(
  session: Session<SlackConfig>,
  { from, to, cursor }: InstantSpan & { readonly cursor?: string },
): AsyncGenerator<Page> {
  const own = await ownId(session, ANALYTICS);
  const [begun = dayAt(from), read = '0'] = cursor?.split(' ') ?? [];
  const days = daysBegunIn({ from, to }).filter((day) => day >= begun);
  if (days.length === 0) return yield { rows: [], covers: { from, to } };
  for (const [i, day] of days.entries()) {
    const skip = day === begun ? Number(read) : 0;
    for await (const page of rowPages(ndjsonRows(await analyticsFile(session, 'member', day)), {
      size: PER_PAGE,
      skip,
    })) {
      const rows = page.rows.filter((row) => row['user_id'] !== own).map((row) => asMember(row, day));
      const after = days[i + 1];
      if (page.next !== undefined) yield { rows, cursor: `${day} ${page.next}` };
      else yield after === undefined ? { rows, covers: { from, to } } : { rows, cursor: `${after} 0` };
    }
  }
}

/** Somebody may stand in a row for each workspace. The row is ours: a copy of each of a million would cost more than the rest. @throws Faulted where the file is another day's */
function asMember(row: JsonRow, day: Day): JsonRow {
  const date = textIn(row, 'date');
  if (date !== '' && date !== day) throw repeated(`POST ${FILE}`);
  const { user_id: user = null } = row;
  return Object.assign(row, {
    member: textIn(row, 'enterprise_user_id') || user,
    team: textIn(row, 'team_id'),
  });
}
