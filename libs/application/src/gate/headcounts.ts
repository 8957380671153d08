import type { Day, Persona, ToldHeadcount } from '@takeup/domain';
import { matches, refused, roundedPeople, ruleKey, toldHeadcount } from '@takeup/domain';
import type { ProfileRow, Session } from '@takeup/storage';
import {
  newestProfiles,
  newestRoster,
  notePreviews,
  personaHeadcounts,
  writePersonaHeadcounts,
} from '@takeup/storage';
import { personaRevisions } from '../charter/in-force.js';
import { Refused } from '../outcome.js';

/** So many rules are counted in a day: enough to write charters, and few to look for a person with. */
export const RULES_A_DAY = 50;

export type Headcounts = ReadonlyMap<string, ToldHeadcount>;

/**
 * How many people rules would fit that somebody thinks of, by persona key; null: no directory yet. Each rule is noted with what was
 * told of it, and there are only so many a day. For the owner's sessions.
 * @throws Refused where they are used up
 */
export async function previewRules(
  session: Session,
  personas: readonly Persona[],
  { onDay, minimumGroup }: { readonly onDay: Day; readonly minimumGroup: number },
): Promise<Headcounts | null> {
  const told = await headcountsOf(session, personas, minimumGroup);
  if (told === null) return null;
  const previews = personas.flatMap(({ key, rule }) => {
    const own = told.get(key);
    return own === undefined ? [] : [{ rule: ruleKey(rule), ...own }];
  });
  if (!(await notePreviews(session, previews, { onDay, most: RULES_A_DAY })))
    throw new Refused(refused('rules-used-up', { most: RULES_A_DAY }));
  return told;
}

/** Tells readers the size of every declared persona. Readers themselves cannot count. */
export async function tellHeadcounts(session: Session, minimumGroup: number): Promise<void> {
  const newest = new Map((await personaRevisions(session)).map((persona) => [persona.key, persona]));
  const told = await headcountsOf(session, [...newest.values()], minimumGroup);
  if (told === null) return;
  await writePersonaHeadcounts(
    session,
    [...told].map(([key, own]) => ({ key, ...own })),
  );
}

/** Sizes of personas as they were told last; null: of none yet. */
export async function toldHeadcounts(session: Session): Promise<Headcounts | null> {
  const told = await personaHeadcounts(session);
  return told.length === 0 ? null : new Map(told.map(({ key, ...own }) => [key, own]));
}

/** The newest directory, its size as that of a rule. For the owner's sessions. */
export async function toldDirectory(
  session: Session,
): Promise<{ readonly asOf: Day | null; readonly importedOn: Day; readonly people: number | null } | null> {
  const roster = await newestRoster(session);
  if (roster === undefined) return null;
  const { asOf, importedOn, people } = roster;
  return { asOf, importedOn, people: roundedPeople(people) };
}

async function headcountsOf(
  session: Session,
  personas: readonly Persona[],
  minimumGroup: number,
): Promise<Headcounts | null> {
  const profiles = await newestProfiles(session);
  if (profiles === null) return null;
  return new Map(
    personas.map(({ key, rule }) => [key, toldHeadcount(peopleWith(rule, profiles), minimumGroup)]),
  );
}

function peopleWith(rule: Persona['rule'], profiles: readonly ProfileRow[]): number {
  return profiles.reduce(
    (sum, { attributes, people }) => (matches(rule, attributes) ? sum + people : sum),
    0,
  );
}
