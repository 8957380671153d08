import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { dayBuckets, faulted, numberIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import { ask, ownName, whatOf } from './ask.js';
import type { RocketChatConfig } from './config.js';
import { people } from './read-lists.js';

const METHOD = 'engagement-dashboard/users/active-users';
const WHAT = whatOf(METHOD);
/** Days after a day that are looked at where nobody was there on it. */
const LOOKED_BEYOND = 7;

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** Who was there, day by day, as the server sums up sessions. */
export async function* readPresence(session: Session<RocketChatConfig>, slice: Window): AsyncGenerator<Page> {
  const own = await ownName(session);
  const names = await namesById(session);
  yield* dayBuckets(slice, {
    peopleOn: async (day) =>
      (await idsOn(session, day))
        // Whoever is not in the list any more has no account.
        .flatMap((id) => names.get(id) ?? [])
        .filter((username) => username !== own)
        .map((username) => ({ username })),
    nameOf: ({ username }) => username,
  });
}

async function namesById(session: Session<RocketChatConfig>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for await (const { rows } of people(session)) {
    for (const row of rows) {
      const [id, name] = [textIn(row, '_id'), textIn(row, 'username')];
      if (id === '') throw unexpected(whatOf('users.list'));
      // Guests of a live chat have no name.
      if (name !== '') names.set(id, name);
    }
  }
  return names;
}

/**
 * Ids of who was there on a day. Sessions are summed up in the night, and a day that is not says nothing, as one on which
 * nobody was there does; only a later day that says something tells the two apart.
 * @throws Faulted `not-yet`
 */
async function idsOn(session: Session<RocketChatConfig>, day: Day): Promise<readonly string[]> {
  const days = await activeUsers(session, day, addDays(day, LOOKED_BEYOND));
  const isSummedUp = [...days].some(([own, ids]) => own >= day && ids.length > 0);
  if (!isSummedUp) throw faulted('not-yet', 'not-found', WHAT);
  return days.get(day) ?? [];
}

/** By day. @throws Faulted where the dashboard is refused */
export async function activeUsers(
  session: Session<RocketChatConfig>,
  first: Day,
  last: Day,
): Promise<ReadonlyMap<Day, readonly string[]>> {
  const query = { start: `${first}T00:00:00.000Z`, end: `${last}T23:59:59.999Z` };
  const { month } = await ask(session, METHOD, query);
  return new Map(rowsIn(month, WHAT).map((row) => [dayOf(row), idsIn(row)]));
}

function dayOf(row: JsonRow): Day {
  const [year, month, day] = ['year', 'month', 'day'].map((field) => numberIn(row, field));
  if (year === undefined || month === undefined || day === undefined) throw unexpected(WHAT);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function idsIn({ usersList }: JsonRow): readonly string[] {
  if (!Array.isArray(usersList)) throw unexpected(WHAT);
  const ids = usersList.filter((id) => typeof id === 'string');
  if (ids.length < usersList.length) throw unexpected(WHAT);
  return [...new Set(ids)];
}
