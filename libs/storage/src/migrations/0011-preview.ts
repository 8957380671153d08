/** Departments merged by the operator, and what the set-up preview tells of the newest directory. */
export const preview = {
  name: '0011-preview',
  sql: /* sql */ `
ALTER TABLE counting.epoch ADD COLUMN merges jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN counting.epoch.merges IS 'departments merged in this epoch: into, from';

-- One row: it is replaced, so that no two of them can be compared.
CREATE TABLE release.preview (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  made_of  text  NOT NULL,
  answer   jsonb NOT NULL
);
COMMENT ON COLUMN release.preview.made_of IS 'digest of all it was made of: it is made again when that changes';
COMMENT ON COLUMN release.preview.answer IS 'rounded; nothing of a group under the minimum can be told from it';

GRANT SELECT (answer) ON release.preview TO takeup_reader;
`,
};
