import type { JsonRow, Session } from '@takeup/connectors/kit';
import { Faulted, faulted, isRow, numberIn, rowIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';
import type { DiscourseConfig } from './config.js';

export interface Self {
  readonly id: number;
  readonly isAdministrator: boolean;
}

/**
 * Who the key belongs to. Somebody's profile is open to guests too, so what counts is that it is one's own: only then it
 * may be edited.
 * @throws Faulted `denied` where the key is not taken
 */
export async function whoAmI(session: Session<DiscourseConfig>): Promise<Self> {
  const path = `/u/${encodeURIComponent(session.config.username)}.json`;
  const what = 'GET /u/USERNAME.json';
  const row = rowIn(await own(session, path, what), what);
  const user = isRow(row['user']) ? row['user'] : {};
  const id = numberIn(user, 'id');
  if (id === undefined) throw unexpected(what);
  if (user['can_edit'] !== true) throw faulted('denied', 'unauthorised', what);
  return { id, isAdministrator: user['admin'] === true };
}

/** A key that is not taken is refused with 403, as is a name that it does not belong to. */
async function own(session: Session<DiscourseConfig>, path: string, what: string) {
  try {
    return await session.send({ path });
  } catch (error) {
    const isRefused = error instanceof Faulted && ['forbidden', 'not-found'].includes(error.fault.code ?? '');
    throw isRefused ? faulted('denied', 'unauthorised', what) : error;
  }
}

/**
 * The id of the account. To any other than an administrator Discourse shows less and does not say so.
 * @throws Faulted `denied` for any other
 */
export async function administrator(session: Session<DiscourseConfig>): Promise<number> {
  const { id, isAdministrator } = await whoAmI(session);
  if (!isAdministrator) throw faulted('denied', 'permission-missing', 'GET /u/USERNAME.json');
  return id;
}

/** @throws Faulted `changed` where the field holds no number */
export function numberOf(row: JsonRow, field: string, what: string): number {
  const value = numberIn(row, field);
  if (value === undefined) throw unexpected(what);
  return value;
}

/** The instant in a field (ISO 8601). @throws Faulted `changed` where it holds none */
export function instantOf(row: JsonRow, field: string, what: string): Instant {
  const text = textIn(row, field);
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw unexpected(what);
  return at;
}
