/** Whose directory was read after the month began, so that it speaks of people as they were later. */
export const rosterDays = {
  name: '0024-roster-days',
  sql: /* sql */ `
ALTER TABLE release.epoch ADD COLUMN roster_on date;
COMMENT ON COLUMN release.epoch.roster_on IS 'the day its roster speaks of, where that is after the month began: it holds back, without whoever had left by then; null: it speaks of the month''s first day';
UPDATE release.epoch e SET roster_on = coalesce(r.as_of, r.imported_on)
FROM counting.epoch c JOIN person.roster r USING (roster_id)
WHERE c.month = e.month AND coalesce(r.as_of, r.imported_on) > e.month;
`,
};
