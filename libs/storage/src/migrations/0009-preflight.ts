/** What a platform said of itself and of the account it gave us, when it was asked last. */
export const preflight = {
  name: '0009-preflight',
  sql: /* sql */ `
CREATE TABLE coverage.preflight (
  connection_id smallint PRIMARY KEY REFERENCES coverage.connection,
  platform      text NOT NULL,
  role          text NOT NULL,
  notes         text[] NOT NULL,
  checked_at    timestamptz NOT NULL
);
COMMENT ON COLUMN coverage.preflight.notes IS 'codes of what is hidden from the account or not offered to it';

GRANT SELECT ON coverage.preflight TO takeup_reader;
`,
};
