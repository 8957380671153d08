import type { Json, JsonRow, Session } from '@takeup/connectors/kit';
import { Faulted, faulted, repeated, rowIn, unexpected } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { numberOf } from './ask.js';
import type { DiscourseConfig } from './config.js';

export type QueryName = 'visits_query' | 'likes_query';

/** Columns that a query gives, all of them numbers, of which the first grows from row to row. */
export const COLUMNS = {
  visits_query: ['user_id', 'posts_read'],
  likes_query: ['id', 'user_id', 'post_id', 'topic_id', 'category_id', 'at'],
} as const satisfies Readonly<Record<QueryName, readonly string[]>>;

/**
 * Every row of a query for a day. A server gives as many at a time as its setting says, and does not say when it gave less
 * than there is; so it is asked on from the last row until there is none.
 * @throws Faulted `denied` where the key may not run the query, or there is none of this number
 */
export async function rowsOfQuery(
  session: Session<DiscourseConfig>,
  name: QueryName,
  day: Day,
): Promise<readonly JsonRow[]> {
  const rows: JsonRow[] = [];
  for (let after = 0; ;) {
    const more = await run(session, name, { day, after });
    const last = more.at(-1);
    if (last === undefined) return rows;
    const [first] = COLUMNS[name];
    const reached = numberOf(last, first, whatOf(name));
    if (more.some((row) => numberOf(row, first, whatOf(name)) <= after)) throw repeated(whatOf(name));
    rows.push(...more);
    after = reached;
  }
}

export const whatOf = (name: QueryName) => `POST run ${name}`;

async function run(
  session: Session<DiscourseConfig>,
  name: QueryName,
  params: { readonly day: Day; readonly after: number },
): Promise<readonly JsonRow[]> {
  const number = session.config.explorer?.[name];
  const path = `/admin/plugins/explorer/queries/${number}/run.json`;
  const what = whatOf(name);
  try {
    const reply = await session.send({
      method: 'POST',
      at: 'explorer',
      path,
      form: { params: JSON.stringify(params) },
      limit: 'explorer',
    });
    const answer = rowIn(reply, what);
    if (answer['success'] !== true) throw unexpected(what);
    return tableOf(answer, COLUMNS[name], what);
  } catch (error) {
    if (error instanceof Faulted && ['absent', 'denied'].includes(error.fault.kind))
      throw error.fault.code === 'unauthorised' || error.fault.code === 'login-page'
        ? error
        : faulted('denied', 'permission-missing', what);
    throw error;
  }
}

/** A list of lists as rows in the order of their first column. @throws Faulted `changed` for columns of other names */
function tableOf(answer: JsonRow, names: readonly string[], what: string): readonly JsonRow[] {
  const { columns, rows } = answer;
  if (!Array.isArray(columns) || !Array.isArray(rows)) throw unexpected(what);
  const places = names.map((name) => columns.indexOf(name));
  if (places.includes(-1)) throw unexpected(`${what} without ${names[places.indexOf(-1)]}`);
  const [first = ''] = names;
  return rows
    .map((row: Json) => {
      if (!Array.isArray(row)) throw unexpected(what);
      return Object.fromEntries(names.map((name, i) => [name, numberFrom(row[places[i] ?? -1], what)]));
    })
    .toSorted((a, b) => numberOf(a, first, what) - numberOf(b, first, what));
}

/** Servers write large numbers as texts. @throws Faulted `changed` for what is none */
function numberFrom(cell: Json | undefined, what: string): number {
  const value = typeof cell === 'string' && /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
  if (typeof value !== 'number') throw unexpected(what);
  return value;
}
