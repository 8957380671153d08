import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { communityKeys, csvRows, rowPages, slugOf, textIn, unexpected } from '@takeup/connectors/kit';
import { flagIn } from '../graph/cells.js';
import type { VivaEngageConfig } from './config.js';
import { EXPORT_PATH, MODELS, exportFile } from './export-file.js';

const PER_PAGE = 5_000;
const GROUPS = `GET ${EXPORT_PATH} ${MODELS.Group}`;

/** Whoever leaves stands in the list with when; names and all else stay where they are. */
const USER_COLUMNS = { id: 'id', email: 'email', deleted: 'deleted_at', suspended: 'suspended_at' };

/** Everybody who ever had an account. The cursor is the number of rows read. */
export async function* readUsers(
  session: Session<VivaEngageConfig>,
  cursor: string | undefined,
): AsyncIterable<Page> {
  const batches = exportFile(session, 'User', null, (file) => csvRows(file, { columns: USER_COLUMNS }));
  for await (const { rows, next } of rowPages(batches, { size: PER_PAGE, skip: Number(cursor ?? 0) }))
    yield { rows: rows.map(userOf), ...(next === undefined ? {} : { cursor: String(next) }) };
}

function userOf(row: JsonRow): JsonRow {
  const isGone = ['deleted', 'suspended'].some((name) => textIn(row, name).trim() !== '');
  return { id: textIn(row, 'id'), email: textIn(row, 'email').trim().toLowerCase(), enabled: !isGone };
}

/** Which of the two says whom a group is for, none has said of all exports: one of them has to. */
const GROUP_COLUMNS = { id: 'id', name: 'name', private: 'private', privacy: 'privacy' };

/** Public groups all at once: only the whole list tells which names stand in it twice. */
export async function* readGroups(session: Session<VivaEngageConfig>): AsyncIterable<Page> {
  const groups: JsonRow[] = [];
  const file = exportFile(session, 'Group', null, (each) =>
    csvRows(each, { columns: GROUP_COLUMNS, needs: ['id', 'name'] }),
  );
  for await (const rows of file) groups.push(...rows.filter(isPublic));
  const keys = communityKeys(
    groups.map((group) => ({ id: textIn(group, 'id').trim(), slug: slugOf(textIn(group, 'name')) })),
  );
  yield {
    rows: groups.map((group, i) => ({
      id: textIn(group, 'id').trim(),
      name: textIn(group, 'name').trim(),
      key: keys[i] ?? '',
    })),
  };
}

function isPublic(row: JsonRow): boolean {
  if ('private' in row) return flagIn(row, 'private', { what: GROUPS, heading: 'private' }) === false;
  if (!('privacy' in row)) throw unexpected(`${GROUPS}: no column "private"`);
  return /^public$/i.test(textIn(row, 'privacy').trim());
}
