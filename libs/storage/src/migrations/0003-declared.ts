/** What the business declared. Versions are immutable; a version's document never changes. */
export const declared = {
  name: '0003-declared',
  sql: /* sql */ `
CREATE SCHEMA declared;

CREATE TABLE declared.charter (
  initiative  text     NOT NULL,
  version     integer  NOT NULL,
  state       text     NOT NULL CHECK (state IN ('draft', 'confirmed')),
  declared_on date     NOT NULL,
  applied_at  timestamptz NOT NULL,
  note        text,
  sha256      text     NOT NULL,
  document    jsonb    NOT NULL,
  PRIMARY KEY (initiative, version)
);

-- Persona keys are organisation-wide. from_month null: from the first epoch on.
CREATE TABLE declared.persona (
  key        text NOT NULL,
  revision   integer NOT NULL,
  from_month date,
  initiative text NOT NULL,
  name       text NOT NULL,
  rule       jsonb NOT NULL,
  PRIMARY KEY (key, revision)
);

-- What may be told of a persona's size: rounded to 10, null under 20.
CREATE TABLE declared.persona_headcount (
  key     text PRIMARY KEY,
  people  integer,
  anybody boolean NOT NULL
);

GRANT USAGE ON SCHEMA declared TO takeup_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA declared TO takeup_reader;
`,
};
