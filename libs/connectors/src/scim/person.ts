import type { DirectoryColumns, DirectoryEntry, Json, JsonRow } from '@takeup/connectors/kit';
import { entryOf, isRow } from '@takeup/connectors/kit';

/**
 * What a SCIM user (RFC 7643, section 4) is as a line of a directory file.
 * @param columns attributes in the notation of RFC 7644, section 3.10
 * @returns undefined for somebody who was switched off
 */
export function personOf(user: JsonRow, columns: DirectoryColumns): DirectoryEntry | undefined {
  return isOff(user['active']) ? undefined : entryOf(columns, (attribute) => valueAt(user, attribute));
}

/** Entra sends booleans as text. */
function isOff(active: Json | undefined): boolean {
  return active === false || (typeof active === 'string' && active.toLowerCase() === 'false');
}

function valueAt(user: JsonRow, attribute: string): string {
  const schemaEnds = attribute.lastIndexOf(':');
  const row = schemaEnds < 0 ? user : fieldOf(user, attribute.slice(0, schemaEnds));
  const [name = '', sub] = attribute.slice(schemaEnds + 1).split('.');
  const value = isRow(row) ? chosen(fieldOf(row, name)) : undefined;
  return plain(isRow(value) ? fieldOf(value, sub ?? 'value') : value);
}

/** Names of attributes and schemas are not case-sensitive (RFC 7643, section 2.1). */
function fieldOf(row: JsonRow, name: string): Json | undefined {
  const own = Object.keys(row).find((key) => key.toLowerCase() === name.toLowerCase());
  return own === undefined ? undefined : row[own];
}

/** Of several values the primary one, else the one of work, else the first. */
function chosen(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  const rows = value.filter(isRow);
  const primary = rows.find((row) => row['primary'] === true);
  return primary ?? rows.find((row) => row['type'] === 'work') ?? value[0];
}

function plain(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
