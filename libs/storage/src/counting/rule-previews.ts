import type { Session } from '../session.js';
import { rows } from '../session.js';

/** A rule that was asked about, and what was told of how many people it fits. */
export interface RulePreview {
  /** Equal rules have equal text. */
  readonly rule: string;
  readonly people: number | null;
  readonly enough: boolean;
}

/**
 * Notes the rules that are asked about on a day, each once, unless there are more than `most` of them.
 * @returns false where there are: then nothing is noted, and nothing of them may be told
 */
export async function notePreviews(
  session: Session,
  previews: readonly RulePreview[],
  { onDay, most }: { readonly onDay: string; readonly most: number },
): Promise<boolean> {
  await session.query('LOCK TABLE counting.rule_preview IN SHARE ROW EXCLUSIVE MODE');
  const before = await rows<{ rule: string }>(
    session,
    `SELECT rule FROM counting.rule_preview WHERE on_day = $1`,
    [onDay],
  );
  const known = new Set(before.map(({ rule }) => rule));
  const added = new Map(previews.filter(({ rule }) => !known.has(rule)).map((own) => [own.rule, own]));
  if (added.size > 0 && known.size + added.size > most) return false;
  await session.query(
    `INSERT INTO counting.rule_preview (on_day, rule, people, enough)
     SELECT $1, rule, people, enough FROM json_to_recordset($2) AS x(rule text, people integer, enough boolean)`,
    [onDay, JSON.stringify([...added.values()])],
  );
  return true;
}

/** How many rules were asked about from a day on, those of several days once a day. */
export async function countPreviews(session: Session, from: string): Promise<number> {
  const [found] = await rows<{ rules: number }>(
    session,
    `SELECT count(*)::integer AS rules FROM counting.rule_preview WHERE on_day >= $1`,
    [from],
  );
  return found?.rules ?? 0;
}
