/**
 * KPI series and their observations. A reader sees a series as a whole; what is known of departments and personas
 * waits for its own disclosure gate.
 */
export const outcome = {
  name: '0006-outcome',
  sql: /* sql */ `
CREATE SCHEMA outcome;

CREATE TABLE outcome.series (
  series_id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  key         text NOT NULL,
  imported_at timestamptz NOT NULL,
  file_sha256 text NOT NULL,
  UNIQUE (connection_id, key)
);
COMMENT ON COLUMN outcome.series.file_sha256 IS 'of the file brought in last: a source that has not changed is not read again';

-- department and persona '': the organisation as a whole.
CREATE TABLE outcome.observation (
  series_id   integer NOT NULL REFERENCES outcome.series,
  department  text    NOT NULL,
  persona     text    NOT NULL,
  at          date    NOT NULL,
  value       double precision NOT NULL,
  n           double precision,
  numerator   double precision,
  denominator double precision,
  PRIMARY KEY (series_id, department, persona, at)
);

CREATE VIEW outcome.organisation AS
  SELECT series_id, at, value, n, numerator, denominator FROM outcome.observation
  WHERE department = '' AND persona = '';

ALTER TABLE coverage.import DROP CONSTRAINT import_kind_check;
ALTER TABLE coverage.import ADD CONSTRAINT import_kind_check CHECK (kind IN ('directory', 'activity', 'outcome'));

GRANT USAGE ON SCHEMA outcome TO takeup_reader;
GRANT SELECT ON outcome.series, outcome.organisation TO takeup_reader;
`,
};
