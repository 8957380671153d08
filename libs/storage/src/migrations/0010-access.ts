/** Access tokens. Who holds the database cannot use them: of a token's secret only the hash is here. */
export const access = {
  name: '0010-access',
  sql: /* sql */ `
CREATE SCHEMA access;

-- No names, and days only: a token is known by its id. A row is never deleted, so that what was closed never opens again.
CREATE TABLE access.token (
  token_id    text  PRIMARY KEY,
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  role        text  NOT NULL CHECK (role IN ('reader', 'operator')),
  department  text  CHECK (department IS NULL OR (department <> '' AND role = 'reader')),
  created_on  date  NOT NULL,
  expires_on  date,
  revoked_on  date,
  used_on     date
);
COMMENT ON COLUMN access.token.secret_hash IS 'SHA-256 of the whole token, whose secret is 256 random bits';
COMMENT ON COLUMN access.token.department IS 'figures of this department and all below it only; null: of every department';
COMMENT ON COLUMN access.token.expires_on IS 'the last day on which it holds; null: it does not end';

GRANT USAGE ON SCHEMA access TO takeup_reader;
GRANT SELECT ON access.token TO takeup_reader;
`,
};
