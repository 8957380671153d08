import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { UTC, dayBuckets, utcDays } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
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

/** Who liked what on each day of UTC, oldest first, a day a page. The cursor is the day to go on with. */
export async function* readLikes(
  session: Session<DiscourseConfig>,
  { from, to, cursor = '' }: Window,
): AsyncGenerator<Page> {
  const own = await administrator(session);
  const categories = await idsToRead(session);
  const days = utcDays({ from, to }).filter((day) => day >= cursor);
  const covers = { from, to };
  if (days.length === 0) return yield { rows: [], covers };
  for (const [i, day] of days.entries()) {
    const rows = (await rowsOfQuery(session, 'likes_query', day))
      .filter(isPerson(own))
      .filter((row) => categories.has(numberOf(row, 'category_id', whatOf('likes_query'))))
      .map((row) => ({ ...row, day }));
    const next = days[i + 1];
    yield {
      rows: rows.length > 0 ? rows : [noLikes(day)],
      ...(next === undefined ? { covers } : { cursor: next }),
    };
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
