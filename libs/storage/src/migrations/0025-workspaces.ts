/** Which place of a platform a connection leads to, where its address alone does not say. */
export const workspaces = {
  name: '0025-workspaces',
  sql: /* sql */ `
ALTER TABLE coverage.preflight ADD COLUMN workspace text;
COMMENT ON COLUMN coverage.preflight.workspace IS 'the platform''s own id of what was reached; null: its address says all';
`,
};
