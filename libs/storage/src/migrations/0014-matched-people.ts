/** What matched is told as people: as accounts it told how many people have two. */
export const matchedPeople = {
  name: '0014-matched-people',
  sql: /* sql */ `
UPDATE release.period p SET accounts = p.accounts - p.matched + told.count, matched = told.count
FROM (SELECT DISTINCT ON (f.period_key, f.scope_id) f.period_key, f.scope_id, f.count
      FROM release.figure f JOIN release.cell c USING (cell_id)
      WHERE c.department = '' AND c.persona = 'ALL' AND c.location = 'ALL'
      ORDER BY f.period_key, f.scope_id, array_position(ARRAY['reached', 'active'], f.measure::text)) told
WHERE told.period_key = p.period_key AND told.scope_id = p.scope_id AND p.matched IS NOT NULL;
COMMENT ON COLUMN release.period.accounts IS 'the people who matched, and the accounts that match nobody';
`,
};
