import type { JsonRow, Session } from '@takeup/connectors/kit';
import {
  DIRECTORY_BOUNDS,
  DirectoryMeter,
  faulted,
  numberIn,
  repeated,
  rowIn,
  rowsIn,
  textIn,
  tooLarge,
  unexpected,
} from '@takeup/connectors/kit';
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
  const total = numberIn(answer, 'totalResults') ?? NaN;
  const schemas = answer['schemas'];
  if (!isCount(total) || !(Array.isArray(schemas) && schemas.some(isListResponse))) throw unexpected(WHAT);
  if (total > DIRECTORY_BOUNDS.accounts) throw tooLarge(WHAT);
  // Left out where nobody is there.
  const users = answer['Resources'] === undefined ? [] : rowsIn(answer['Resources'], WHAT);
  if (users.some((user) => textIn(user, 'id') === '')) throw unexpected(WHAT);
  return { users, total };
}

const isCount = (total: number) => Number.isSafeInteger(total) && total >= 0;

const isListResponse = (schema: unknown) =>
  typeof schema === 'string' && schema.toLowerCase() === 'urn:ietf:params:scim:api:messages:2.0:listresponse';

/**
 * Everybody, each once. Places are of no use while people come and go: whoever is deleted moves all after him up by one, and
 * one of them is missed. So only a walk counts that met as many as the server said there are, all the way along; it ends where
 * the server says another number, so none goes further than its first page said.
 * @param made what to keep of a user
 * @throws Faulted for a page that comes again, as from servers that take no notice of `startIndex`, for more than is taken,
 * and where no walk is whole
 */
export async function readUsers<Made>(
  session: Session<ScimConfig>,
  made: (user: JsonRow) => Made,
): Promise<readonly Made[]> {
  for (let walk = 0; walk < MOST_WALKS; walk += 1) {
    const found = await walkUsers(session, made);
    if (found !== undefined) return found;
  }
  throw faulted('transient', 'truncated', WHAT);
}

/** @returns undefined where it may have missed somebody */
async function walkUsers<Made>(
  session: Session<ScimConfig>,
  made: (user: JsonRow) => Made,
): Promise<readonly Made[] | undefined> {
  const meter = new DirectoryMeter(WHAT);
  const found = new Map<string, Made>();
  let first: number | undefined;
  for (let startIndex = 1; startIndex <= (first ?? Infinity);) {
    const { users, total } = await listUsers(session, { startIndex, count: PER_PAGE });
    first ??= total;
    if (total !== first) return undefined;
    if (users.length === 0) break;
    meter.page();
    const fresh = users.filter((user) => !found.has(textIn(user, 'id')));
    if (fresh.length === 0) throw repeated(WHAT);
    for (const user of fresh) {
      const [id, own] = [textIn(user, 'id'), made(user)];
      meter.account([id, own]);
      found.set(id, own);
    }
    startIndex += users.length;
  }
  return found.size === first ? [...found.values()] : undefined;
}
