import type { Day, Persona } from '@takeup/domain';
import { matches, roundedPeople } from '@takeup/domain';
import type { ProfileRow, Session } from '@takeup/storage';
import { newestProfiles, writePersonaHeadcounts } from '@takeup/storage';
import { personaRevisions } from './in-force.js';

/** People of the newest directory by persona key, exact: to be told rounded only. Null: no directory yet. */
export async function countPersonas(
  session: Session,
  personas: readonly Persona[],
  onDay: Day,
): Promise<ReadonlyMap<string, number> | null> {
  const profiles = await newestProfiles(session, onDay);
  if (profiles === null) return null;
  return new Map(personas.map(({ key, rule }) => [key, peopleWith(rule, profiles)]));
}

/** Tells readers the size of every persona, rounded. Readers themselves cannot count. */
export async function tellHeadcounts(session: Session, onDay: Day): Promise<void> {
  const newest = new Map((await personaRevisions(session)).map((persona) => [persona.key, persona]));
  const counted = await countPersonas(session, [...newest.values()], onDay);
  if (counted === null) return;
  await writePersonaHeadcounts(
    session,
    [...counted].map(([key, people]) => ({ key, people: roundedPeople(people), anybody: people > 0 })),
  );
}

function peopleWith(rule: Persona['rule'], profiles: readonly ProfileRow[]): number {
  return profiles.reduce(
    (sum, { attributes, people }) => (matches(rule, attributes) ? sum + people : sum),
    0,
  );
}
