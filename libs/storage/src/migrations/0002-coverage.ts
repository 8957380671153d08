/** Connections, what has been read of them, and what waits to be counted. Readable; no person in it. */
export const coverage = {
  name: '0002-coverage',
  sql: /* sql */ `
CREATE SCHEMA coverage;

CREATE TABLE coverage.connection (
  connection_id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key           text NOT NULL UNIQUE,
  title         text NOT NULL,
  kinds         smallint[] NOT NULL DEFAULT '{}',
  unread_from  date
);
COMMENT ON COLUMN coverage.connection.unread_from IS 'the first day that no import has read to its end';

CREATE TABLE coverage.community (
  community_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  key           text NOT NULL,
  UNIQUE (connection_id, key)
);

-- Days a file was said to cover: once given they stay covered.
CREATE TABLE coverage.covered_day (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  day           date NOT NULL,
  PRIMARY KEY (connection_id, day)
);

-- Derived at refresh: the days from first to last of a stream that are not complete.
CREATE TABLE coverage.stream (
  connection_id smallint PRIMARY KEY REFERENCES coverage.connection,
  first_day     date NOT NULL,
  last_day      date NOT NULL,
  missing       date[] NOT NULL,
  provisional   date[] NOT NULL
);

-- Months whose masks no longer follow from their acts.
CREATE TABLE coverage.dirty_month (
  connection_id smallint NOT NULL REFERENCES coverage.connection,
  month         date NOT NULL,
  PRIMARY KEY (connection_id, month)
);

CREATE TABLE coverage.import (
  import_id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('directory', 'activity')),
  connection_id smallint REFERENCES coverage.connection,
  imported_at   timestamptz NOT NULL,
  file_sha256   text NOT NULL,
  lines         integer NOT NULL,
  accepted      integer NOT NULL,
  quarantined   integer NOT NULL
);

-- Line numbers and reasons only: what stood in the line is not kept.
CREATE TABLE coverage.quarantined_line (
  import_id integer NOT NULL REFERENCES coverage.import,
  line      integer NOT NULL,
  reason    text NOT NULL,
  PRIMARY KEY (import_id, line)
);

-- What is being worked on, for the page that waits for it.
CREATE TABLE coverage.progress (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  task    text NOT NULL,
  subject text,
  done    integer NOT NULL,
  total   integer,
  since   timestamptz NOT NULL
);

CREATE TABLE coverage.setting (
  key   text PRIMARY KEY,
  value text NOT NULL
);

GRANT USAGE ON SCHEMA coverage TO takeup_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA coverage TO takeup_reader;
`,
};
