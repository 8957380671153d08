import type { Database } from '@takeup/storage';

export interface Success {
  readonly job: string;
  readonly slot: string;
}

/** Has the database itself note every success of a slot, whoever reports it and however often. */
export async function noteSuccesses(database: Database): Promise<() => Promise<readonly Success[]>> {
  await database.owner.query(`
    CREATE TABLE job.success (job text, slot text);
    CREATE FUNCTION job.note_success() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN INSERT INTO job.success VALUES (NEW.job, NEW.slot); RETURN NULL; END';
    CREATE TRIGGER success AFTER UPDATE ON job.run FOR EACH ROW
      WHEN (NEW.state = 'done' AND OLD.state <> 'done') EXECUTE FUNCTION job.note_success();`);
  return () => database.owner.query<Success[]>('SELECT job, slot FROM job.success ORDER BY job, slot');
}
