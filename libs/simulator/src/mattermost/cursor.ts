import type { SortDirection, TimeField } from '../content/content.js';
import { isId } from '../content/ids.js';

/** Everything a page depends on; with a cursor nothing but this counts. */
export interface ReportQuery {
  readonly channelId: string;
  readonly by: TimeField;
  readonly direction: SortDirection;
  readonly includeDeleted: boolean;
  readonly excludeSystem: boolean;
  readonly at: number;
  readonly id: string;
  /** Makes a second cursor to the same page: one of the ways in which a platform can misbehave. */
  readonly again?: boolean;
}

export function encodeCursor(query: ReportQuery): string {
  const parts = [
    1,
    query.channelId,
    query.by,
    query.includeDeleted,
    query.excludeSystem,
    query.direction,
    query.at,
    query.id,
    ...(query.again ? ['again'] : []),
  ];
  return Buffer.from(parts.join(':')).toString('base64url');
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** The platform's id of what is wrong with a cursor, or the query it holds. */
export function decodeCursor(cursor: string): ReportQuery | string {
  if (!/^[\w-]+=*$/.test(cursor)) return 'model.post.decode_cursor.invalid_base64';
  const parts = Buffer.from(cursor, 'base64url').toString().split(':');
  if (parts.length !== 8 && !(parts.length === 9 && parts[8] === 'again'))
    return 'model.post.decode_cursor.invalid_format';
  const [version, channelId, by, deleted, system, direction, time, id] = parts as [string, ...string[]];
  if (version !== '1') return 'model.post.decode_cursor.unsupported_version';
  const includeDeleted = FLAGS[deleted!];
  if (includeDeleted === undefined) return 'model.post.decode_cursor.invalid_include_deleted';
  const excludeSystem = FLAGS[system!];
  if (excludeSystem === undefined) return 'model.post.decode_cursor.invalid_exclude_system_posts';
  if (!/^-?\d+$/.test(time!)) return 'model.post.decode_cursor.invalid_timestamp';
  if (!isId(channelId)) return 'model.post.query_params.invalid_channel_id';
  if (by !== 'create_at' && by !== 'update_at') return 'model.post.query_params.invalid_time_field';
  if (direction !== 'asc' && direction !== 'desc') return 'model.post.query_params.invalid_sort_direction';
  if (id !== '' && !isId(id)) return 'model.post.query_params.invalid_cursor_id';
  const again = parts.length === 9;
  return { channelId, by, direction, includeDeleted, excludeSystem, at: Number(time), id, again };
}
