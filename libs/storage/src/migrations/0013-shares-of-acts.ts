/** Shares of acts take the place of numbers of acts, which bound how many people were habitual. */
export const sharesOfActs = {
  name: '0013-shares-of-acts',
  sql: /* sql */ `
ALTER TABLE release.purpose ADD COLUMN percent_with smallint CHECK (percent_with BETWEEN 0 AND 100);
ALTER TABLE release.purpose_department
  ADD COLUMN percent_of_all smallint CHECK (percent_of_all BETWEEN 0 AND 100),
  ADD COLUMN percent_with   smallint CHECK (percent_with BETWEEN 0 AND 100);

-- Of windows whose total was hidden the share of a department is not known any more, and stays hidden.
UPDATE release.purpose_department d SET percent_of_all = round(100.0 * d.acts / nullif(u.acts, 0)),
  percent_with = round(100.0 * d.acts_with / nullif(d.acts, 0))
FROM release.purpose u WHERE u.period_key = d.period_key AND u.scope_id = d.scope_id;
UPDATE release.purpose SET percent_with = round(100.0 * acts_with / nullif(acts, 0));

ALTER TABLE release.purpose DROP COLUMN acts, DROP COLUMN acts_with;
ALTER TABLE release.purpose_department DROP COLUMN acts, DROP COLUMN acts_with;

COMMENT ON COLUMN release.purpose.percent_with IS 'of all acts, those in communities or on topics that these charters name; null: hidden';
COMMENT ON COLUMN release.purpose_department.percent_of_all IS 'of all acts, those of this department; null: hidden';
COMMENT ON COLUMN release.purpose_department.percent_with IS 'of its acts, those in communities or on topics that these charters name; null: hidden';
`,
};
