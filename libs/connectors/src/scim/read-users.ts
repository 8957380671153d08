import type { JsonRow, Session } from '@takeup/connectors/kit';
import { faulted, numberIn, repeated, rowIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { ScimConfig } from './config.js';

export const USERS = '/Users';
const WHAT = `GET ${USERS}`;
const PER_PAGE = 200;
/** Walks until everybody was met: whoever is deleted meanwhile moves all after him up by one place. */
const MOST_WALKS = 3;

export interface ListResponse {
  readonly users: readonly JsonRow[];
  readonly total: number;
}

/** RFC 7644, section 3.4.2: `startIndex` counts from 1. @throws Faulted for an answer of another kind */
export async function listUsers(
  session: Session<ScimConfig>,
  { startIndex, count }: { readonly startIndex: number; readonly count: number },
): Promise<ListResponse> {
  const answer = rowIn(await session.send({ path: USERS, query: { startIndex, count } }), WHAT);
  const total = numberIn(answer, 'totalResults');
  const schemas = answer['schemas'];
  if (total === undefined || !(Array.isArray(schemas) && schemas.some(isListResponse)))
    throw unexpected(WHAT);
  // Left out where nobody is there.
  const users = answer['Resources'] === undefined ? [] : rowsIn(answer['Resources'], WHAT);
  if (users.some((user) => textIn(user, 'id') === '')) throw unexpected(WHAT);
  return { users, total };
}

const isListResponse = (schema: unknown) =>
  typeof schema === 'string' && schema.toLowerCase() === 'urn:ietf:params:scim:api:messages:2.0:listresponse';

/**
 * Everybody, each once. Places are of no use while people come and go: whoever is deleted moves all after him up by one, and
 * one of them is missed. So only a walk counts that met as many as the server said there are, all the way along.
 * @param made what to keep of a user
 * @throws Faulted for a page that comes again, as from servers that take no notice of `startIndex`, and where no walk is whole
 */
export async function readUsers<Made>(
  session: Session<ScimConfig>,
  made: (user: JsonRow) => Made,
): Promise<readonly Made[]> {
  for (let walk = 0; walk < MOST_WALKS; walk += 1) {
    const found = new Map<string, Made>();
    const totals = new Set<number>();
    for (let startIndex = 1, total = Infinity; startIndex <= total;) {
      const page = await listUsers(session, { startIndex, count: PER_PAGE });
      total = page.total;
      totals.add(total);
      if (page.users.length === 0) break;
      const fresh = page.users.filter((user) => !found.has(textIn(user, 'id')));
      if (fresh.length === 0) throw repeated(WHAT);
      for (const user of fresh) found.set(textIn(user, 'id'), made(user));
      startIndex += page.users.length;
    }
    if (totals.size === 1 && totals.has(found.size)) return [...found.values()];
  }
  throw faulted('transient', 'truncated', WHAT);
}
