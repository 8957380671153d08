import type { JsonRow, Session } from '@takeup/connectors/kit';
import { repeated, rowsIn, textIn } from '@takeup/connectors/kit';
import type { MattermostConfig } from './config.js';

/** The most that the server gives at a time. */
export const PER_PAGE = 200;

interface ListPage {
  readonly rows: readonly JsonRow[];
  /** Number of the page after this one; undefined after the last. */
  readonly next?: number;
}

/** A list by numbered pages; one that is not full is the last. @throws Faulted where a page comes again */
export async function* readList(
  session: Session<MattermostConfig>,
  path: string,
  { from = 0, query = {} }: { readonly from?: number; readonly query?: Readonly<Record<string, boolean>> },
): AsyncIterable<ListPage> {
  let before: string | undefined;
  for (let page = from; ; page += 1) {
    const { json } = await session.send({ path, query: { ...query, page, per_page: PER_PAGE } });
    const rows = rowsIn(json, `GET ${path}`);
    const first = rows[0] && textIn(rows[0], 'id');
    if (first !== undefined && first === before) throw repeated(`GET ${path}`);
    before = first;
    if (rows.length < PER_PAGE) return yield { rows };
    yield { rows, next: page + 1 };
  }
}
