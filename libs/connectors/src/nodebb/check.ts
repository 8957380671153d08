import type { Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { siteOf, textIn } from '@takeup/connectors/kit';
import { whoAmI } from './ask.js';
import type { NodebbConfig } from './config.js';
import { listedCategories } from './read-categories.js';
import { peopleOn } from './read-people.js';

/** @throws Faulted where the token is not taken */
export async function check(session: Session<NodebbConfig>): Promise<Preflight> {
  const { uid, role } = await whoAmI(session);
  const notes =
    role === 'administrator'
      ? [...(await addressNotes(session, uid)), ...(await categoryNotes(session))]
      : [{ code: 'nodebb-not-administrator' }];
  return { platform: 'NodeBB', role, workspace: siteOf(session.config.url), notes };
}

/** An address stands in an account once it was confirmed; without addresses nobody can be matched. */
async function addressNotes(session: Session<NodebbConfig>, own: number): Promise<readonly PreflightNote[]> {
  const { users } = await peopleOn(session, 1, 50);
  const people = users.filter((row) => row['uid'] !== own);
  const isNone = people.length > 0 && people.every((row) => textIn(row, 'email') === '');
  return isNone ? [{ code: 'nodebb-no-addresses' }] : [];
}

async function categoryNotes(session: Session<NodebbConfig>): Promise<readonly PreflightNote[]> {
  const keys = new Set((await listedCategories(session)).map((row) => textIn(row, 'key')));
  const unknown = session.config.private_categories.filter((key) => !keys.has(key));
  return unknown.length === 0 ? [] : [{ code: 'nodebb-category-unknown', detail: unknown.join(', ') }];
}
