import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { UTC, dayBuckets } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import { administrator, numberOf } from './ask.js';
import type { DiscourseConfig } from './config.js';
import { idsToRead } from './read-lists.js';
import { rowsOfQuery, whatOf } from './run-query.js';

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** Who was there, day by day of UTC, oldest first. */
export async function* readVisits(session: Session<DiscourseConfig>, slice: Window): AsyncGenerator<Page> {
  const own = await administrator(session);
  yield* dayBuckets(slice, {
    peopleOn: async (day) => (await rowsOfQuery(session, 'visits_query', day)).filter(isPerson(own)),
    nameOf: (row) => String(row['user_id']),
  });
}

/**
 * Who liked what on each day (UTC) that the slice touches, oldest first, a day a page: it takes the place of what was known of
 * the day. The cursor is the day to go on with.
 */
export async function* readLikes(
  session: Session<DiscourseConfig>,
  { from, to, cursor }: Window,
): AsyncGenerator<Page> {
  const own = await administrator(session);
  const categories = await idsToRead(session);
  const last = UTC.dayAt(to - 1);
  for (let day = cursor ?? UTC.dayAt(from); ; day = addDays(day, 1)) {
    const rows = (await rowsOfQuery(session, 'likes_query', day))
      .filter(isPerson(own))
      .filter((row) => categories.has(numberOf(row, 'category_id', whatOf('likes_query'))))
      .map((row) => ({ ...row, day }));
    const page = { rows: rows.length > 0 ? rows : [noLikes(day)] };
    if (day >= last) return yield { ...page, covers: { from, to } };
    yield { ...page, cursor: addDays(day, 1) };
  }
}

const isPerson = (own: number) => (row: JsonRow) => {
  const id = numberOf(row, 'user_id', whatOf('visits_query'));
  return id > 0 && id !== own;
};

/** Says that on a day nothing is there any more. */
function noLikes(day: Day): JsonRow {
  return { id: 0, day, at: UTC.startOf(day), user_id: 0, post_id: 0, topic_id: 0, category_id: 0 };
}
