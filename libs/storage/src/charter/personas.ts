import type { Session } from '../session.js';
import { rows } from '../session.js';

/** One meaning of a persona key, from an epoch on. */
export interface PersonaRow {
  readonly key: string;
  readonly revision: number;
  /** First of the month from which it holds; null: from the first epoch on. */
  readonly fromMonth: string | null;
  /** Who declared it. */
  readonly initiative: string;
  readonly name: string;
  readonly rule: Readonly<Record<string, readonly string[]>>;
}

/** All revisions of all personas, by key, oldest first. */
export async function personaRows(session: Session): Promise<readonly PersonaRow[]> {
  return rows(
    session,
    `SELECT key, revision, from_month AS "fromMonth", initiative, name, rule FROM declared.persona
     ORDER BY key, revision`,
  );
}

export async function insertPersona(session: Session, persona: PersonaRow): Promise<void> {
  await session.query(
    `INSERT INTO declared.persona (key, revision, from_month, initiative, name, rule) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      persona.key,
      persona.revision,
      persona.fromMonth,
      persona.initiative,
      persona.name,
      JSON.stringify(persona.rule),
    ],
  );
}

/** A name is only a label: a new one is no new revision. */
export async function renamePersona(session: Session, key: string, name: string): Promise<void> {
  await session.query(`UPDATE declared.persona SET name = $2 WHERE key = $1 AND name <> $2`, [key, name]);
}

/** What may be told of a persona's size. */
export interface PersonaHeadcount {
  readonly key: string;
  /** Rounded to 10; null: fewer than 20. */
  readonly people: number | null;
  readonly enough: boolean;
}

export async function personaHeadcounts(session: Session): Promise<readonly PersonaHeadcount[]> {
  return rows(session, `SELECT key, people, enough FROM declared.persona_headcount`);
}

export async function writePersonaHeadcounts(
  session: Session,
  headcounts: readonly PersonaHeadcount[],
): Promise<void> {
  await session.query(
    `INSERT INTO declared.persona_headcount (key, people, enough)
     SELECT key, people, enough FROM json_to_recordset($1) AS x(key text, people integer, enough boolean)
     ON CONFLICT (key) DO UPDATE SET people = excluded.people, enough = excluded.enough`,
    [JSON.stringify(headcounts)],
  );
}
