import type { Json, JsonRow, Request, Session } from '@takeup/connectors/kit';
import { DirectoryMeter, Faulted, faulted, rowIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { EntraConfig } from './config.js';
import { selected } from './person.js';

export const DELTA = '/v1.0/users/delta';
const WHAT = `GET ${DELTA}`;
/** Rounds that are begun anew because the server asked for it. */
const MOST_ROUNDS = 3;

/**
 * Everybody by a whole round of `/users/delta`, which promises what plain paging does not: that nobody is missed who was there
 * all the while. In a round the same user may come again, and pages may be empty.
 *
 * The token at its end is not kept: it lives for seven days, and rosters are read by the month.
 * https://learn.microsoft.com/graph/delta-query-overview
 * @throws Faulted for a link that comes again or leads elsewhere, for more than is taken, and where rounds keep breaking off
 */
export async function readUsers(session: Session<EntraConfig>): Promise<readonly JsonRow[]> {
  for (let round = 1; ; round += 1) {
    try {
      return await readRound(session);
    } catch (error) {
      // 410: what the links stood for is gone, begin anew.
      if (!(error instanceof Faulted) || error.fault.kind !== 'cursor-expired') throw error;
      if (round === MOST_ROUNDS) throw faulted('transient', 'truncated', WHAT);
    }
  }
}

async function readRound(session: Session<EntraConfig>): Promise<readonly JsonRow[]> {
  const properties = selected(session.config.columns);
  const round: Round = {
    users: new Map(),
    properties: properties.split(','),
    meter: new DirectoryMeter(WHAT),
  };
  let request: Request = { path: DELTA, query: { $select: properties } };
  for (;;) {
    const page = rowIn(await session.send(request), WHAT);
    round.meter.page();
    for (const user of rowsIn(page['value'], WHAT)) take(user, round);
    const next = textIn(page, '@odata.nextLink');
    if (next === '') {
      if (textIn(page, '@odata.deltaLink') === '') throw unexpected(WHAT);
      return [...round.users.values()];
    }
    round.meter.link(next);
    request = linked(next, session.config);
  }
}

interface Round {
  readonly users: Map<string, JsonRow>;
  readonly properties: readonly string[];
  readonly meter: DirectoryMeter;
}

/** Of what comes unasked nothing is kept. */
function take(user: JsonRow, { users, properties, meter }: Round): void {
  const id = textIn(user, 'id');
  if (id === '') throw unexpected(WHAT);
  if (user['@removed'] !== undefined) users.delete(id);
  else {
    const own = Object.fromEntries(properties.flatMap((name) => kept(user, name)));
    meter.account(own);
    users.set(id, { ...users.get(id), ...own });
  }
}

function kept(user: JsonRow, name: string): readonly (readonly [string, Json])[] {
  const value = user[name];
  return value === undefined ? [] : [[name, value]];
}

/** A link is followed within the API that it came from only. */
function linked(link: string, { graph_url: base }: EntraConfig): Request {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url === undefined || !url.href.startsWith(`${base}/`)) throw faulted('denied', 'other-origin', WHAT);
  const path = url.pathname.slice(new URL(`${base}/`).pathname.length - 1);
  return { path, query: Object.fromEntries(url.searchParams) };
}
