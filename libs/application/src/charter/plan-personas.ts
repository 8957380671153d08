import type { Charter, Day } from '@takeup/domain';
import { addMonths, firstOfMonth, monthOf, readStoredCharter, ruleKey } from '@takeup/domain';
import type { CharterRow, PersonaRow } from '@takeup/storage';

/** What the organisation has declared so far. */
export interface DeclaredPersonas {
  /** All revisions, by key, oldest first. */
  readonly known: readonly PersonaRow[];
  /** The versions that speak for their initiatives. */
  readonly speaking: readonly CharterRow[];
}

export interface TakenPersona {
  /** Index among the charter's personas. */
  readonly place: number;
  readonly persona: string;
  /** The initiative that declared it. */
  readonly initiative: string;
}

/** Personas whose key means other people in another initiative: a key means the same people everywhere. */
export function takenPersonas(
  charter: Charter,
  { known, speaking }: DeclaredPersonas,
): readonly TakenPersona[] {
  const newest = newestOf(known);
  const users = usersOf(speaking, charter.initiative.key);
  return charter.personas.flatMap(({ key, rule }, place) => {
    const row = newest.get(key);
    const using = users.get(key) ?? [];
    const [first] = using;
    if (rule === null || row === undefined || first === undefined) return [];
    if (ruleKey(row.rule) === ruleKey(rule)) return [];
    return [{ place, persona: key, initiative: using.includes(row.initiative) ? row.initiative : first }];
  });
}

export interface PersonaPlan {
  readonly revisions: readonly PersonaRow[];
  readonly renamed: readonly { readonly key: string; readonly name: string }[];
  /** Personas changed once already from the epoch on that would change now. */
  readonly twice: readonly { readonly persona: string; readonly from: Day }[];
}

/**
 * What becomes of the organisation's personas with a charter none of whose keys is taken. The first definition holds
 * for all epochs; a later rule begins with the next one, so that no published figure changes its meaning.
 */
export function planPersonas(charter: Charter, declared: DeclaredPersonas, declaredOn: Day): PersonaPlan {
  const { key: initiative } = charter.initiative;
  const newest = newestOf(declared.known);
  const users = usersOf(declared.speaking, initiative);
  const next = firstOfMonth(addMonths(monthOf(declaredOn), 1));
  const revisions: PersonaRow[] = [];
  const renamed: { key: string; name: string }[] = [];
  const twice: { persona: string; from: Day }[] = [];
  for (const { key, name, rule } of charter.personas) {
    if (rule === null) continue;
    const row = newest.get(key);
    if (row === undefined) revisions.push({ key, revision: 1, fromMonth: null, initiative, name, rule });
    else if (ruleKey(row.rule) === ruleKey(rule)) {
      // Others may call the same people differently; the name is that of the initiative that declared them.
      const ours = row.initiative === initiative || !users.has(key);
      if (ours && row.name !== name) renamed.push({ key, name });
    } else if (row.fromMonth !== null && row.fromMonth >= next)
      twice.push({ persona: key, from: row.fromMonth });
    else revisions.push({ key, revision: row.revision + 1, fromMonth: next, initiative, name, rule });
  }
  return { revisions, renamed, twice };
}

function newestOf(known: readonly PersonaRow[]): ReadonlyMap<string, PersonaRow> {
  return new Map(known.map((row) => [row.key, row]));
}

/** Initiatives other than this one by the persona keys that they declare. */
function usersOf(
  speaking: readonly CharterRow[],
  initiative: string,
): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const row of speaking) {
    if (row.initiative === initiative) continue;
    for (const { key, rule } of readStoredCharter(row.document).personas) {
      if (rule !== null) users.set(key, [...(users.get(key) ?? []), row.initiative]);
    }
  }
  return users;
}
