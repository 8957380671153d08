import type { Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { Faulted, siteOf, textIn } from '@takeup/connectors/kit';
import { whoAmI } from './ask.js';
import type { DiscourseConfig } from './config.js';
import { listedCategories, peopleOn } from './read-lists.js';
import type { QueryName } from './run-query.js';
import { rowsOfQuery } from './run-query.js';

/** A day before there was Discourse: of it a query gives nothing, and says whether it may be run. */
const NO_DAY = '2000-01-01';

/** @throws Faulted where the key is not taken */
export async function check(session: Session<DiscourseConfig>): Promise<Preflight> {
  const { id, isAdministrator } = await whoAmI(session);
  const notes = isAdministrator
    ? [
        ...(await addressNotes(session, id)),
        ...(await categoryNotes(session)),
        ...(await explorerNotes(session)),
      ]
    : [{ code: 'discourse-not-administrator' }];
  return {
    platform: 'Discourse',
    role: isAdministrator ? 'administrator' : 'member',
    workspace: siteOf(session.config.url),
    notes,
  };
}

async function addressNotes(
  session: Session<DiscourseConfig>,
  own: number,
): Promise<readonly PreflightNote[]> {
  const people = (await peopleOn(session, 1)).filter((row) => row['id'] !== own && Number(row['id']) > 0);
  const isNone = people.length > 0 && people.every((row) => textIn(row, 'email') === '');
  return isNone ? [{ code: 'discourse-addresses-hidden' }] : [];
}

async function categoryNotes(session: Session<DiscourseConfig>): Promise<readonly PreflightNote[]> {
  const keys = new Set((await listedCategories(session)).map((row) => textIn(row, 'key')));
  const unknown = session.config.private_categories.filter((key) => !keys.has(key));
  return unknown.length === 0 ? [] : [{ code: 'discourse-category-unknown', detail: unknown.join(', ') }];
}

async function explorerNotes(session: Session<DiscourseConfig>): Promise<readonly PreflightNote[]> {
  if (session.config.explorer === undefined) return [{ code: 'discourse-no-explorer' }];
  const refused = await refusedQueries(session);
  return refused.length === 0 ? [] : [{ code: 'discourse-queries-refused', detail: refused.join(', ') }];
}

/** Which queries cannot be run, or give other columns. @throws Faulted for what passes */
export async function refusedQueries(session: Session<DiscourseConfig>): Promise<readonly QueryName[]> {
  const refused: QueryName[] = [];
  for (const name of ['visits_query', 'likes_query'] as const) {
    try {
      await rowsOfQuery(session, name, NO_DAY);
    } catch (error) {
      const isRefused = error instanceof Faulted && ['denied', 'changed'].includes(error.fault.kind);
      if (!isRefused || error.fault.code === 'login-page') throw error;
      refused.push(name);
    }
  }
  return refused;
}
