import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { csvRows, rowPages, textIn, unexpected } from '@takeup/connectors/kit';
import { flagIn } from './cells.js';
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
  const times = new Map<string, number>();
  for (const group of groups) times.set(slugOf(group), (times.get(slugOf(group)) ?? 0) + 1);
  yield {
    rows: groups.map((group) => {
      const [id, slug] = [textIn(group, 'id').trim(), slugOf(group)];
      return {
        id,
        name: textIn(group, 'name').trim(),
        key: (times.get(slug) ?? 0) > 1 ? `${slug}-${id}` : slug,
      };
    }),
  };
}

function isPublic(row: JsonRow): boolean {
  if ('private' in row) return flagIn(row, 'private', { what: GROUPS, heading: 'private' }) === false;
  if (!('privacy' in row)) throw unexpected(`${GROUPS}: no column "private"`);
  return /^public$/i.test(textIn(row, 'privacy').trim());
}

/** As charters name it: `Ask an Expert` is `ask-an-expert`. */
function slugOf(row: JsonRow): string {
  const words = textIn(row, 'name')
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-') ?? textIn(row, 'id').trim();
}
