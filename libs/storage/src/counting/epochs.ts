import type { Session } from '../session.js';
import { copyRows, rows } from '../session.js';

/** One month's frozen way of counting: whose roster, who is left out, which personas, which departments are one. */
export interface EpochRow<Persona = unknown, Exclusion = unknown, Merge = unknown> {
  /** First of the month. */
  readonly month: string;
  readonly rosterId: number;
  /** The operator's rules of whose accounts are; null: there were none. */
  readonly aliasSet: number | null;
  readonly exclusions: readonly Exclusion[];
  readonly personas: readonly Persona[];
  readonly noneOf: readonly string[];
  readonly merges: readonly Merge[];
  readonly frozen: boolean;
}

export async function epochs<P, E, M>(session: Session): Promise<readonly EpochRow<P, E, M>[]> {
  return rows(
    session,
    `SELECT month, roster_id AS "rosterId", alias_set AS "aliasSet", exclusions, personas, none_of AS "noneOf", merges, frozen
     FROM counting.epoch ORDER BY month`,
  );
}

export async function writeEpoch(session: Session, epoch: EpochRow): Promise<void> {
  await session.query(
    `INSERT INTO counting.epoch (month, roster_id, exclusions, personas, none_of, merges, frozen, alias_set)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (month) DO UPDATE SET roster_id = excluded.roster_id, exclusions = excluded.exclusions,
       personas = excluded.personas, none_of = excluded.none_of, merges = excluded.merges, frozen = excluded.frozen,
       alias_set = excluded.alias_set`,
    [
      epoch.month,
      epoch.rosterId,
      JSON.stringify(epoch.exclusions),
      JSON.stringify(epoch.personas),
      epoch.noneOf,
      JSON.stringify(epoch.merges),
      epoch.frozen,
      epoch.aliasSet,
    ],
  );
}

/** From its first published period on an epoch keeps its roster, rules, exclusions and merges. */
export async function freezeEpoch(session: Session, month: string): Promise<void> {
  await session.query(`UPDATE counting.epoch SET frozen = true WHERE month = $1`, [month]);
}

export interface AtomRow {
  readonly department: string;
  readonly personas: readonly string[];
  readonly location: string;
  readonly people: number;
}

/**
 * Replaces an epoch's atoms and which profile is in which.
 * @param profiles profile id and the index of its atom
 * @returns the atoms' ids, in the order given
 */
export async function writeAtoms(
  session: Session,
  month: string,
  atoms: readonly AtomRow[],
  profiles: Iterable<readonly [number, number]>,
): Promise<readonly number[]> {
  await session.query(
    `DELETE FROM counting.atom_count WHERE atom_id IN (SELECT atom_id FROM counting.atom WHERE month = $1)`,
    [month],
  );
  await session.query(`DELETE FROM counting.profile_atom WHERE month = $1`, [month]);
  await session.query(`DELETE FROM counting.atom WHERE month = $1`, [month]);
  const written = await rows<{ id: number }>(
    session,
    `INSERT INTO counting.atom (month, department, personas, location, people)
     SELECT $1, x.department, ARRAY(SELECT json_array_elements_text(x.personas)), x.location, x.people
     FROM ROWS FROM (json_to_recordset($2) AS (department text, personas json, location text, people integer))
       WITH ORDINALITY AS x(department, personas, location, people, place)
     ORDER BY x.place RETURNING atom_id AS id`,
    [month, JSON.stringify(atoms)],
  );
  const ids = written.map(({ id }) => id);
  await copyRows(
    session,
    'COPY counting.profile_atom (month, profile_id, atom_id) FROM STDIN',
    pairs(month, profiles, ids),
  );
  await session.query('ANALYZE counting.profile_atom');
  return ids;
}

function* pairs(month: string, profiles: Iterable<readonly [number, number]>, ids: readonly number[]) {
  for (const [profile, atom] of profiles) {
    const id = ids[atom];
    if (id !== undefined) yield [month, profile, id] as const;
  }
}

/** Keeps per-atom counts for the audits of later periods. */
export async function writeAtomCounts(
  session: Session,
  counts: Iterable<readonly [string, number, number, number, number, number, number]>,
): Promise<void> {
  await copyRows(
    session,
    `COPY counting.atom_count (period_key, scope_id, atom_id, reached, active, habitual, contributing) FROM STDIN`,
    counts,
  );
}

export interface StoredAtom extends AtomRow {
  readonly id: number;
}

export async function atomsOfEpoch(session: Session, month: string): Promise<readonly StoredAtom[]> {
  return rows(
    session,
    `SELECT atom_id AS id, department, personas, location, people FROM counting.atom WHERE month = $1 ORDER BY atom_id`,
    [month],
  );
}

export interface AtomCountRow {
  readonly periodKey: string;
  readonly scopeId: number;
  readonly atomId: number;
  readonly reached: number;
  readonly active: number;
  readonly habitual: number;
  readonly contributing: number;
}

/** The per-atom counts that an epoch's published figures were made of. */
export async function atomCounts(session: Session, month: string): Promise<readonly AtomCountRow[]> {
  return rows(
    session,
    `SELECT period_key AS "periodKey", scope_id AS "scopeId", atom_id AS "atomId", reached, active, habitual, contributing
     FROM counting.atom_count WHERE atom_id IN (SELECT atom_id FROM counting.atom WHERE month = $1)`,
    [month],
  );
}
