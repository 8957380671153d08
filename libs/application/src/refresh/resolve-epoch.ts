import type { AtomHeadcount } from '@takeup/disclosure';
import type { DepartmentMerge, Exclusion, Month, Persona } from '@takeup/domain';
import { compareText, firstOfMonth, rosterOf } from '@takeup/domain';
import type { EpochRow, Session } from '@takeup/storage';
import {
  atomsOfEpoch,
  firstFact,
  holdAliases,
  profilesOf,
  rosters,
  writeAtoms,
  writeEpoch,
} from '@takeup/storage';
import type { PersonaRevision } from '../charter/in-force.js';
import { placePeople } from './place-people.js';

/** How an epoch counts, with its atoms as they stand in the database. */
export interface ResolvedEpoch {
  /** First of the month. */
  readonly month: string;
  readonly rosterId: number;
  /** The operator's rules of whose accounts are; null: there are none. */
  readonly aliasSet: number | null;
  readonly personas: readonly Persona[];
  readonly noneOf: readonly string[];
  readonly atoms: readonly (AtomHeadcount & { readonly id: number })[];
  /** People left out, by reason. */
  readonly excluded: ReadonlyMap<string, number>;
  /** Something of it is published: its roster, rules, exclusions and merges stay. */
  readonly frozen: boolean;
  /** Personas were added since: its atoms are new. */
  readonly extended: boolean;
}

export type KnownEpoch = EpochRow<Persona, Exclusion, DepartmentMerge>;

export interface EpochWorld {
  readonly known: ReadonlyMap<string, KnownEpoch>;
  readonly personas: readonly PersonaRevision[];
  readonly exclusions: readonly Exclusion[];
  /** Departments that count as one in every epoch of which nothing is published yet. */
  readonly merges: readonly DepartmentMerge[];
}

/** The personas that an epoch counts: the latest rule of each key that is in effect by then. */
export function personasIn(month: string, revisions: readonly PersonaRevision[]): readonly Persona[] {
  const found = new Map<string, Persona>();
  const inOrder = [...revisions].sort((a, b) => compareText(a.fromMonth ?? '', b.fromMonth ?? ''));
  for (const { key, name, rule, fromMonth } of inOrder) {
    if (fromMonth === null || fromMonth <= month) found.set(key, { key, name, rule });
  }
  return [...found.values()].sort((a, b) => compareText(a.key, b.key));
}

/** Personas that a published epoch does not know yet. */
export function addedPersonas(
  { month, personas }: Pick<EpochRow<Persona>, 'month' | 'personas'>,
  revisions: readonly PersonaRevision[],
): readonly Persona[] {
  const known = new Set(personas.map(({ key }) => key));
  return personasIn(month, revisions).filter(({ key }) => !known.has(key));
}

/** @returns undefined where no roster speaks for the epoch */
export async function resolveEpoch(
  session: Session,
  epoch: Month,
  world: EpochWorld,
): Promise<ResolvedEpoch | undefined> {
  const month = firstOfMonth(epoch);
  const before = world.known.get(month);
  const frozen = before?.frozen ?? false;
  const roster =
    frozen && before ? before : rosterOf(epoch, await rosters(session), await firstFact(session));
  if (!roster) return undefined;
  const aliasSet = frozen && before ? before.aliasSet : await holdAliases(session);
  const added = before && frozen ? addedPersonas(before, world.personas) : [];
  const personas = before && frozen ? [...before.personas, ...added] : personasIn(month, world.personas);
  const exclusions = before && frozen ? before.exclusions : world.exclusions;
  const merges = before && frozen ? before.merges : world.merges;
  const noneOf =
    before && frozen && before.noneOf.length > 0 ? before.noneOf : personas.map(({ key }) => key);
  const profiles = await profilesOf(session, roster.rosterId, month);
  const { atoms, members, excluded } = placePeople(profiles, { personas, exclusions, merges });
  const extended = !frozen || added.length > 0;
  if (extended) await writeAtoms(session, month, atoms, members);
  await writeEpoch(session, {
    month,
    rosterId: roster.rosterId,
    aliasSet,
    exclusions,
    personas,
    noneOf,
    merges,
    frozen,
  });
  const stored = await atomsOfEpoch(session, month);
  const { rosterId } = roster;
  return { month, rosterId, aliasSet, personas, noneOf, atoms: stored, excluded, frozen, extended };
}
