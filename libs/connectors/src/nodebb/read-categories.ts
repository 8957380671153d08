import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { communityKeys, isRow, numberIn, rowsIn, textIn, unexpected } from '@takeup/connectors/kit';
import { isLocal, isMissing, responseOf } from './ask.js';
import type { NodebbConfig } from './config.js';
import { nameIn } from './text.js';

const LIST = '/api/v3/categories';
const MEMBERS = 'registered-users';
/** What every member needs to see that a category is there and what is written in it. */
const TO_READ = ['groups:find', 'groups:read', 'groups:topics:read'];

/**
 * Categories that hold topics, each with the `key` that charters name it by. Those of other servers, those that only lead
 * elsewhere and those that are switched off are passed over.
 */
export async function listedCategories(session: Session<NodebbConfig>): Promise<readonly JsonRow[]> {
  const rows = rowsIn((await responseOf(session, LIST))['categories'], `GET ${LIST}`);
  const own = rows.filter((row) => {
    if (isMissing(row['cid']) || isMissing(row['name']) || numberIn(row, 'disabled') === undefined)
      throw unexpected(`GET ${LIST}`);
    return isLocal(row['cid']) && row['disabled'] === 0 && textIn(row, 'link') === '';
  });
  const keys = communityKeys(own.map((row) => ({ id: String(numberIn(row, 'cid')), slug: slugIn(row) })));
  return own.map((row, i) => ({ ...row, name: nameIn(row), key: keys[i] ?? '' }));
}

/** As the address bar has it: `ask-an-expert` in `7/ask-an-expert`. */
function slugIn(row: JsonRow): string | undefined {
  return /^\d+\/(.+)$/.exec(textIn(row, 'slug'))?.[1];
}

/** Categories that every member can read, and those that the configuration names. */
export async function categoriesToRead(session: Session<NodebbConfig>): Promise<readonly JsonRow[]> {
  const toRead: JsonRow[] = [];
  for (const row of await listedCategories(session))
    if (session.config.private_categories.includes(textIn(row, 'key')) || (await isPublic(session, row)))
      toRead.push(row);
  return toRead;
}

export async function* readCategories(session: Session<NodebbConfig>): AsyncGenerator<Page> {
  yield { rows: await categoriesToRead(session) };
}

async function isPublic(session: Session<NodebbConfig>, row: JsonRow): Promise<boolean> {
  const path = `${LIST}/${numberIn(row, 'cid')}/privileges`;
  const groups = rowsIn((await responseOf(session, path))['groups'], `GET ${path}`);
  const privileges = groups.find(({ name }) => name === MEMBERS)?.['privileges'];
  if (!isRow(privileges)) throw unexpected(`GET ${path}`);
  return TO_READ.every((one) => {
    if (typeof privileges[one] !== 'boolean') throw unexpected(`GET ${path}`);
    return privileges[one];
  });
}
