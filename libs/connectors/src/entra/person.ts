import type { DirectoryColumns, DirectoryEntry, JsonRow } from '@takeup/connectors/kit';
import { entryOf, isRow, textIn } from '@takeup/connectors/kit';

/** Needed whatever the columns are made of. */
const ALWAYS = ['id', 'accountEnabled', 'userType'];

/** Properties to ask for: what a column is made of, and nothing else of anybody. */
export function selected(columns: DirectoryColumns): string {
  const own = Object.values(columns)
    .flat()
    .map((property) => property.split('.')[0] ?? '');
  return [...new Set([...ALWAYS, ...own])].join(',');
}

/**
 * What a user of Microsoft Graph is as a line of a directory file.
 * @returns undefined for guests, and for accounts that were switched off
 */
export function personOf(user: JsonRow, columns: DirectoryColumns): DirectoryEntry | undefined {
  if (user['accountEnabled'] === false || textIn(user, 'userType').toLowerCase() === 'guest')
    return undefined;
  return entryOf(columns, (property) => dayOf(valueAt(user, property)));
}

function valueAt(user: JsonRow, property: string): string {
  const [name = '', sub] = property.split('.');
  const value = user[name];
  if (sub === undefined) return textIn(user, name).trim();
  return value !== undefined && isRow(value) ? textIn(value, sub).trim() : '';
}

/** Days come as moments: `2024-03-01T00:00:00Z`. */
function dayOf(value: string): string {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? value.slice(0, 10) : value;
}
