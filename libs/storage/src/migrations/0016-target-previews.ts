/** A log of the sets of targets that the set-up preview looked at, so that a day has only so many. */
export const targetPreviews = {
  name: '0016-target-previews',
  sql: /* sql */ `
-- Not readable, as counting.rule_preview.
CREATE TABLE counting.target_preview (
  on_day  date NOT NULL,
  targets text NOT NULL,
  PRIMARY KEY (on_day, targets)
);
COMMENT ON COLUMN counting.target_preview.targets IS 'digest of targets, personas, exclusions, merges and the policy';

ALTER TABLE release.preview ADD COLUMN waits boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN release.preview.waits IS 'something has changed since, and the day has used up its previews';
GRANT SELECT (waits) ON release.preview TO takeup_reader;
`,
};
