import type { AdoptionTarget, Day, Exclusion, NamedPlaces, Persona } from '@takeup/domain';
import {
  adoptionTargets,
  charterConnections,
  exclusionsOf,
  namedPlaces,
  readStoredCharter,
} from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { confirmedVersions, personaRows } from '@takeup/storage';

/** What one confirmed version of a charter lays down for the figures. */
export interface CharterInForce {
  readonly initiative: string;
  readonly name: string;
  readonly version: number;
  readonly declaredOn: Day;
  /** Keys of the connections its communities lie on. */
  readonly connections: readonly string[];
  readonly targets: readonly AdoptionTarget[];
  readonly exclusions: readonly Exclusion[];
  /** The communities and topics that it names. */
  readonly places: NamedPlaces;
}

/** One meaning of a persona key; the next one of the same key ends it. */
export interface PersonaRevision extends Persona {
  /** `YYYY-MM-01`, the epoch it begins with; null: from the first epoch on. */
  readonly fromMonth: string | null;
}

/** Every confirmed version, by initiative, then version. */
export async function confirmedCharters(session: Session): Promise<readonly CharterInForce[]> {
  const versions = await confirmedVersions(session);
  return versions.map(({ initiative, version, declaredOn, document }) => {
    const charter = readStoredCharter(document);
    return {
      initiative,
      name: charter.initiative.name,
      version,
      declaredOn,
      connections: charterConnections(charter),
      targets: adoptionTargets(charter),
      exclusions: exclusionsOf(charter),
      places: namedPlaces([charter]),
    };
  });
}

/** All revisions of all personas, those of drafts too, by key, oldest first. */
export async function personaRevisions(session: Session): Promise<readonly PersonaRevision[]> {
  const revisions = await personaRows(session);
  return revisions.map(({ key, name, rule, fromMonth }) => ({ key, name, rule, fromMonth }));
}

/** The personas of an epoch: of each key the newest revision that has begun. @param firstDay `YYYY-MM-01` */
export function personasOn(revisions: readonly PersonaRevision[], firstDay: Day): readonly Persona[] {
  const found = new Map<string, Persona>();
  for (const { key, name, rule, fromMonth } of revisions) {
    if (fromMonth === null || fromMonth <= firstDay) found.set(key, { key, name, rule });
  }
  return [...found.values()];
}

/**
 * The version that speaks of a day: the newest declared by then, else the first, which was declared after it.
 * @param versions of one initiative
 */
export function charterVersionOn(
  versions: readonly CharterInForce[],
  day: Day,
): { readonly charter: CharterInForce; readonly declaredAfter: boolean } | undefined {
  const inOrder = [...versions].sort((a, b) => a.version - b.version);
  const charter = inOrder.filter(({ declaredOn }) => declaredOn <= day).at(-1);
  if (charter) return { charter, declaredAfter: false };
  return inOrder[0] && { charter: inOrder[0], declaredAfter: true };
}
